/** The wall: the gathering, its newest ideas, and what its town hall shows. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { everyIdea } from '$rooms/gathering/every-idea.ts'
import { hallQuestions } from '$rooms/wall/hall-pages.ts'
import { shownWords } from '$parts/shown-words.ts'
import type { PageServerLoad } from './$types'

/** Newest ideas that a wall holds; a screen shows about eight. */
const NEWEST = 24

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const { gathering: slug } = params
  const [gathering, newest, themes, found, floor, house] = await Promise.all([
    client('GET /gatherings/:gathering', { params: { gathering: slug } }).then(answered),
    client('GET /gatherings/:gathering/ideas', { params: { gathering: slug }, query: { newest: true, limit: NEWEST } }).then(answered),
    client('GET /gatherings/:gathering/themes', { params: { gathering: slug } }).then(answered),
    client('GET /gatherings/:gathering/lists', { params: { gathering: slug } }).then(answered),
    client('GET /gatherings/:gathering/floor', { params: { gathering: slug } }).then(answered),
    client('GET /house').then(answered),
  ])
  const lists = await Promise.all(hallQuestions(gathering).map((question) => everyIdea(client, slug, question.id, gathering.ideas)))
  return {
    gathering,
    newest: newest.ideas.toSorted((a, b) => b.number - a.number),
    boards: themes.boards,
    found,
    floor,
    texts: lists.flat().map((idea): [number, string | null] => [idea.number, shownWords(idea)]),
    // Phones in the hall reach the house by its public address, not by the one that the projector's computer uses.
    reportUrl: new URL(`/g/${gathering.slug}/report`, house.publicUrl).href,
  }
}

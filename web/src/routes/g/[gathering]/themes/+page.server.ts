/** The theme board of one question, with the words of its ideas. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { slipOf } from '$rooms/board/board-model.ts'
import { everyIdea } from '$rooms/gathering/every-idea.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const [me, gatheringOutcome, themes] = await Promise.all([
    client('GET /me'),
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/themes', { params }),
  ])
  const gathering = answered(gatheringOutcome)
  const { boards } = answered(themes)
  const wanted = Number(url.searchParams.get('question') ?? '1')
  const board = boards.find((one) => one.questionNumber === wanted) ?? boards[0] ?? null
  return {
    me: answered(me),
    powers: powersOf(answered(me)),
    gathering,
    boards,
    question: board?.question ?? null,
    slips: board === null ? [] : (await everyIdea(client, params.gathering, board.question, gathering.ideas)).map(slipOf),
  }
}

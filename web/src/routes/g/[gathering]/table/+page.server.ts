/** The phone at the table: its scene, the ideas of its table, and its own; without scripts the form puts an idea on the table as well. */
import { fail, redirect } from '@sveltejs/kit'
import { makeClient, type Client } from '$contract/client'
import { answered, choiceOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { sceneOf } from '$rooms/phone/scene'
import { LIST_MAX } from '$rooms/phone/table-ideas'
import { say } from '$words/table'
import type { Actions, PageServerLoad } from './$types'

/** The script of this page is bundled apart (web/phone-scripts.ts): a phone pays for its own room only. */
export const csr = false

export const load: PageServerLoad = async ({ params, fetch, url }) => {
  const call = makeClient(fetch)
  const [found, sat] = await Promise.all([
    call('GET /gatherings/:gathering', { params }),
    call('GET /gatherings/:gathering/seat', { params }),
  ])
  const gathering = answered(found)
  if (!sat.ok)
    return {
      start: null,
      title: gathering.title,
      slug: gathering.slug,
      isClosed: gathering.state === 'closed',
      isChathamHouse: false,
      key: '',
      recorded: null,
    }
  const scene = sceneOf(gathering, sat.answer)
  const here = scene.stage.kind === 'round' ? scene.stage.here : null
  const [listed, mine, news, mates, floor, hand] = await Promise.all([
    here === null || here.table === null
      ? null
      : call('GET /gatherings/:gathering/ideas', {
          params,
          query: { round: here.round, table: here.table.id, newest: true, limit: LIST_MAX },
        }),
    call('GET /gatherings/:gathering/my-ideas', { params }),
    call('GET /gatherings/:gathering/table-news', { params }),
    call('GET /gatherings/:gathering/table-mates', { params }),
    call('GET /gatherings/:gathering/floor', { params }),
    call('GET /gatherings/:gathering/my-floor', { params }),
  ])
  const start = {
    scene,
    seat: sat.answer,
    ideas: listed?.ok === true ? listed.answer.ideas : [],
    mine: mine.ok ? mine.answer.ideas : [],
    news: news.ok ? news.answer : null,
    mates: mates.ok ? mates.answer : null,
    floor: floor.ok ? floor.answer : null,
    hand: hand.ok ? hand.answer.hand : null,
    remarks: hand.ok ? hand.answer.remarks : [],
  }
  // The key of the form without scripts: pressing twice records once.
  return {
    start,
    title: gathering.title,
    slug: gathering.slug,
    isClosed: gathering.state === 'closed',
    isChathamHouse: gathering.isChathamHouse === true,
    key: newKey(),
    recorded: url.searchParams.get('recorded'),
  }
}

export const actions: Actions = {
  default: async ({ params, request, fetch }) => {
    const form = await request.formData()
    const firstName = form.get('firstName')
    if (typeof firstName === 'string') {
      const named = await makeClient(fetch)('PUT /gatherings/:gathering/first-name', {
        params,
        body: { firstName: firstName.trim() || null },
      })
      if (!named.ok) return fail(named.problem.status, { sentence: named.problem.detail, text: '', refusedIn: 'idea' as const })
      redirect(303, `/g/${params.gathering}/table`)
    }
    if (form.has('hand')) return await moveHand(makeClient(fetch), params, form)
    const given = form.get('text')
    const text = typeof given === 'string' ? given : ''
    const key = choiceOf(form, 'key') ?? newKey()
    const question = choiceOf(form, 'challenge')
    if (question !== null) {
      const made = await makeClient(fetch)('POST /gatherings/:gathering/questions/:question/challenges', {
        params: { ...params, question },
        body: { text },
        key,
      })
      if (!made.ok) return fail(made.problem.status, { sentence: made.problem.detail, text, refusedIn: 'challenge' as const })
      redirect(303, `/g/${params.gathering}/table#challenges`)
    }
    const round = choiceOf(form, 'round')
    if (text.trim() === '' || round === null) return fail(422, { sentence: say.emptyIdea(), text, refusedIn: 'idea' as const })
    const put = await makeClient(fetch)('POST /gatherings/:gathering/ideas', {
      params,
      body: { round, text },
      key,
    })
    if (!put.ok) return fail(put.problem.status, { sentence: put.problem.detail, text, refusedIn: 'idea' as const })
    redirect(303, `/g/${params.gathering}/table?recorded=${put.answer.idea.number}`)
  },
}

/** The hand of a phone without scripts: one form raises it or lowers it. */
async function moveHand(call: Client, params: { gathering: string }, form: FormData) {
  const key = choiceOf(form, 'key') ?? newKey()
  const route = choiceOf(form, 'hand') === 'lower' ? 'POST /gatherings/:gathering/hand/lower' : 'POST /gatherings/:gathering/hand'
  const moved = await call(route, { params, key })
  if (!moved.ok) return fail(moved.problem.status, { sentence: moved.problem.detail, text: '', refusedIn: 'idea' as const })
  redirect(303, `/g/${params.gathering}/table`)
}

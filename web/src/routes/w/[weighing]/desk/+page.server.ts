/** The desk of a weighing: statements taken, merged and moderated; opened and closed; progress, never sums. Every act is a form. */
import { fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import type { Outcome } from '$contract/client'
import type { Api } from '$contract/api'
import { answered, choiceOf, refused, refusedHere, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { numbersOf } from '$rooms/weigh/number-spans'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/weighing-desk'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ params, fetch, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const [found, desk, listed] = await Promise.all([
    call('GET /weighings/:weighing', { params }),
    call('GET /weighings/:weighing/desk', { params }),
    call('GET /weighings/:weighing/statements', { params }),
  ])
  const weighing = answered(found)
  const [gathering, boards] =
    weighing.gathering === null
      ? [null, null]
      : await Promise.all([
          call('GET /gatherings/:gathering', { params: { gathering: weighing.gathering.id } }),
          call('GET /gatherings/:gathering/themes', { params: { gathering: weighing.gathering.id } }),
        ])
  return {
    me,
    weighing,
    desk: answered(desk),
    statements: answered(listed).statements,
    ideas: gathering?.ok === true ? gathering.answer.ideas : 0,
    themes: boards?.ok === true ? boards.answer.boards.flatMap(({ themes }) => themes) : [],
    convenes: powersOf(me).convenes,
    link: new URL(`/w/${weighing.slug}`, url.origin).href,
    key: newKey(),
  }
}

type Taken = { readonly ideas?: number[]; readonly themes?: string[]; readonly seeds?: string[] }

export const actions: Actions = {
  open: async (event) => await act(event, 'state', async (call) => await call('POST /weighings/:weighing/open', { params: event.params })),
  close: async (event) =>
    await act(event, 'state', async (call) => await call('POST /weighings/:weighing/close', { params: event.params })),
  reopen: async (event) =>
    await act(event, 'state', async (call) => await call('POST /weighings/:weighing/reopen', { params: event.params })),
  secondRound: async (event) =>
    await act(event, 'second', async (call) => await call('POST /weighings/:weighing/second-round', { params: event.params })),
  takeIdeas: async (event) => {
    const form = await event.request.formData()
    const ideas = numbersOf(textOf(form, 'numbers'))
    return ideas === null
      ? refusedHere('ideas', 'numbers', say.numbersWrong(), form)
      : await take(event, form, 'ideas', { ideas: [...ideas] })
  },
  takeTheme: async (event) => {
    const form = await event.request.formData()
    return await take(event, form, 'themes', { themes: [textOf(form, 'theme')] })
  },
  takeSeeds: async (event) => {
    const form = await event.request.formData()
    const seeds = textOf(form, 'seeds')
      .split('\n')
      .filter((line) => line.trim() !== '')
    return await take(event, form, 'seeds', { seeds })
  },
  merge: async (event) => {
    const form = await event.request.formData()
    const into = Number(textOf(form, 'into'))
    const statements = (numbersOf(textOf(form, 'all')) ?? []).filter((number) => number !== into)
    return await act(
      event,
      'near',
      async (call) => await call('POST /weighings/:weighing/merges', { params: event.params, body: { into, statements } }),
    )
  },
  part: async (event) => {
    const form = await event.request.formData()
    const body = { statements: [Number(textOf(form, 'number'))] }
    return await act(event, 'list', async (call) => await call('POST /weighings/:weighing/merges/part', { params: event.params, body }))
  },
  moderate: async (event) => {
    const form = await event.request.formData()
    const params = { ...event.params, number: Number(textOf(form, 'number')) }
    return await act(event, 'reported', async (call) => {
      switch (choiceOf(form, 'act')) {
        case 'hide':
          return await call('POST /weighings/:weighing/statements/:number/hide', { params, body: { reason: reasonOf(form) } })
        case 'restore':
          return await call('POST /weighings/:weighing/statements/:number/restore', { params })
        default:
          return await call('POST /weighings/:weighing/statements/:number/keep', { params })
      }
    })
  },
}

const REASONS = ['personal_data', 'attack', 'hate', 'advertising', 'unlawful', 'off_topic', 'asked_by_author'] as const

function reasonOf(form: FormData): (typeof REASONS)[number] {
  const given = textOf(form, 'reason')
  return REASONS.find((reason) => reason === given) ?? 'off_topic'
}

async function act({ fetch }: RequestEvent, form: string, send: (call: ReturnType<typeof makeClient>) => Promise<Outcome<keyof Api>>) {
  const done = await send(makeClient(fetch))
  return done.ok ? { form, taken: null } : fail(done.problem.status, { form, sentence: done.problem.detail, field: null, typed: {} })
}

async function take({ fetch, params }: RequestEvent, form: FormData, name: string, body: Taken) {
  const taken = await makeClient(fetch)('POST /weighings/:weighing/statements', { params, key: textOf(form, 'key') || newKey(), body })
  return taken.ok ? { form: name, taken: taken.answer.taken.length } : refused(name, taken.problem, form)
}

/** The plan of seats: load it, and every act on it. Acts are forms, so that they work without a script. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { makeClient, type Client } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { parsePairs } from '$rooms/seats/pairs.ts'
import { say } from '$words/seats'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).runsClock) error(403, say.onlyStewards())
  const [gathering, seating] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/seating', { params }),
  ])
  return { me, gathering: answered(gathering), seating: answered(seating) }
}

type SeatsCall = RequestEvent<{ gathering: string }>
type Told = { ok: true; answer: { entry: number; moves?: number } } | { ok: false; problem: Problem }

export const actions: Actions = {
  plan: (event) => act(event, 'plan', (client, { params }) => client('POST /gatherings/:gathering/seating/plan', { params, body: {} })),
  undo: (event) =>
    act(event, 'undo', (client, { params }, form) =>
      client('POST /gatherings/:gathering/seating/undo', { params, body: { entry: numberOf(form, 'entry') } }),
    ),
  move: (event) =>
    act(event, 'move', (client, { params }, form) => {
      const swap = numberOf(form, 'swapWith')
      return client('POST /gatherings/:gathering/seating/moves', {
        params,
        body: {
          seat: numberOf(form, 'seat'),
          round: textOf(form, 'round'),
          table: textOf(form, 'table'),
          swapWith: swap === 0 ? null : swap,
        },
      })
    }),
  lose: (event) =>
    act(event, 'table', (client, { params }, form) =>
      client('POST /gatherings/:gathering/tables/:table/close', { params: { ...params, table: textOf(form, 'table') } }),
    ),
  find: (event) =>
    act(event, 'table', (client, { params }, form) =>
      client('POST /gatherings/:gathering/tables/:table/open', { params: { ...params, table: textOf(form, 'table') } }),
    ),
  host: (event) =>
    act(event, 'host', (client, { params }, form) => {
      const seat = numberOf(form, 'seat')
      return client('PUT /gatherings/:gathering/tables/:table/host', {
        params: { ...params, table: textOf(form, 'table') },
        body: { seat: seat === 0 ? null : seat },
      })
    }),
  leave: (event) =>
    act(event, 'leave', (client, { params }, form) =>
      client('POST /gatherings/:gathering/seats/:number/leave', { params: { ...params, number: numberOf(form, 'seat') } }),
    ),
  return: (event) =>
    act(event, 'leave', (client, { params }, form) =>
      client('POST /gatherings/:gathering/seats/:number/return', { params: { ...params, number: numberOf(form, 'seat') } }),
    ),
  wishes: async (event) => {
    const form = await event.request.formData()
    const together = parsePairs(textOf(form, 'together'), say.together())
    const apart = parsePairs(textOf(form, 'apart'), say.apart())
    const wrong = [together, apart].find((list) => !list.ok)
    if (wrong !== undefined && !wrong.ok) return fail(422, refusal('wishes', say.pairWrong(wrong), form))
    if (!together.ok || !apart.ok) return fail(422, refusal('wishes', '', form))
    const outcome = await makeClient(event.fetch)('PUT /gatherings/:gathering/seating/wishes', {
      params: event.params,
      body: { together: together.pairs, apart: apart.pairs },
    })
    return told(outcome, 'wishes', form)
  },
}

async function act(call: SeatsCall, place: string, send: (client: Client, call: SeatsCall, form: FormData) => Promise<Told>) {
  const form = await call.request.formData()
  return told(await send(makeClient(call.fetch), call, form), place, form)
}

function told(outcome: Told, place: string, form: FormData) {
  if (!outcome.ok) return fail(outcome.problem.status, refusal(place, sentenceFor(outcome.problem, labelOf), form))
  return { place, sentence: null, entry: outcome.answer.entry, moves: outcome.answer.moves ?? null, typed: {} as Record<string, string> }
}

function refusal(place: string, sentence: string, form: FormData) {
  return { place, sentence, entry: null, moves: null, typed: typedOf(form) }
}

function labelOf(field: string): string | null {
  const labels: Record<string, string> = {
    seat: say.fieldSeat(),
    round: say.fieldRound(),
    table: say.fieldTable(),
    swapWith: say.fieldSwapWith(),
    number: say.fieldSeat(),
  }
  if (field.startsWith('together')) return say.together()
  return field.startsWith('apart') ? say.apart() : (labels[field] ?? null)
}

function numberOf(form: FormData, name: string): number {
  return Number(textOf(form, name)) || 0
}

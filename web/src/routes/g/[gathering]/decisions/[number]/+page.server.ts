/** One decision. The page works by forms alone; a phone keeps the key of its secret ballot in a cookie that only this page is sent. */
import { fail, redirect, type Cookies } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { pressDecision, type Place } from '$rooms/decisions/press-decision.ts'
import { keptBallot, keepBallot } from '$rooms/decisions/kept-ballot.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/decisions'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ fetch, params, cookies, url }) => {
  const call = makeClient(fetch)
  const at = { params: { gathering: params.gathering, number: Number(params.number) } }
  const [gathering, found, me, own, rules] = await Promise.all([
    call('GET /gatherings/:gathering', { params }),
    call('GET /gatherings/:gathering/decisions/:number', at),
    call('GET /me'),
    call('GET /gatherings/:gathering/decisions/:number/mine', at),
    call('GET /decision-rules'),
  ])
  const decision = answered(found)
  const isClosed = decision.state === 'closed'
  const tried = isClosed ? choiceOfUrl(url) : null
  const [ballots, whatIf] = await Promise.all([
    isClosed ? call('GET /gatherings/:gathering/decisions/:number/ballots', at) : null,
    tried === null ? null : call('GET /gatherings/:gathering/decisions/:number/what-if', { ...at, query: { rule: tried } }),
  ])
  const kept = keptBallot(cookies, decision.id)
  return {
    gathering: answered(gathering),
    decision,
    me: answered(me),
    powers: powersOf(answered(me)),
    // Who holds neither seat nor membership has no part of their own.
    own: own.ok ? own.answer : null,
    kept: kept === null ? null : { choice: kept.choice, marks: kept.marks, slip: kept.slip },
    ballots: ballots?.ok === true ? ballots.answer.ballots : [],
    rules: answered(rules).rules,
    tried,
    whatIf: whatIf?.ok === true ? whatIf.answer : null,
    whatIfSentence: whatIf?.ok === false ? whatIf.problem.detail : null,
    key: newKey(),
    done: url.searchParams.get('done'),
    nowMs: Date.now(),
  }
}

function choiceOfUrl(url: URL): string | null {
  const tried = url.searchParams.get('rule')
  return tried === null || tried === '' ? null : tried
}

const CHOICES = ['yes', 'no', 'abstain'] as const

interface Asked {
  readonly fetch: typeof globalThis.fetch
  readonly params: { readonly gathering: string; readonly number: string }
  readonly request: Request
  readonly url: URL
}

/** A form that was refused keeps what was typed; one that was taken leads back to the page, so that loading it again sends nothing twice. */
function told(place: Place, outcome: { ok: true } | { ok: false; problem: Problem }, form: FormData, url: URL) {
  if (outcome.ok) redirect(303, `${url.pathname}?done=${place}`)
  return fail(outcome.problem.status, { place, sentence: outcome.problem.detail, typed: typedOf(form) })
}

async function cast({ fetch, params, request, url, cookies }: Asked & { readonly cookies: Cookies }) {
  const form = await request.formData()
  const call = makeClient(fetch)
  const at = { gathering: params.gathering, number: Number(params.number) }
  const { id, isSecret, isChoice, options } = answered(await call('GET /gatherings/:gathering/decisions/:number', { params: at }))
  const choice = CHOICES.find((one) => one === textOf(form, 'choice')) ?? null
  const marks = isChoice ? options.map(({ number }) => Number(textOf(form, `mark-${number}`)) || 0) : null
  if (choice === null && marks === null) return fail(422, { place: 'ballot' as Place, sentence: say.chooseOne(), typed: typedOf(form) })
  const key = isSecret ? (keptBallot(cookies, id)?.key ?? newKey()) : null
  const outcome = await call('PUT /gatherings/:gathering/decisions/:number/ballot', {
    params: at,
    body: { key, ...(choice === null ? {} : { choice }), ...(marks === null ? {} : { marks }) },
  })
  if (outcome.ok && key !== null) keepBallot(cookies, { decision: id, url, key, choice, marks, slip: outcome.answer.slip ?? '' })
  return told('ballot', outcome, form, url)
}

async function press({ fetch, params, request, url }: Asked) {
  const form = await request.formData()
  const { place, outcome } = await pressDecision(makeClient(fetch), { gathering: params.gathering, number: Number(params.number) }, form)
  return told(place, outcome, form, url)
}

export const actions: Actions = { ballot: cast, press }

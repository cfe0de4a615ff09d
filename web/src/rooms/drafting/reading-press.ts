/** The one form action of the pages of a draft: a press that was refused keeps what was typed; one that was taken leads back. */
import { fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { textOf, typedOf } from '$line/answered.ts'
import { pressReading, type Place } from './press-reading.ts'

/** What a form came back with. */
export type ReadingResult = { readonly place: Place; readonly sentence: string; readonly typed: Readonly<Record<string, string>> } | null
interface Asked {
  readonly fetch: typeof globalThis.fetch
  readonly params: { readonly draft: string }
  readonly request: Request
  readonly url: URL
}

/** Presses it. `back` in the form leads to another page of the draft; any other address is passed over. */
export async function readingPress({ fetch, params, request, url }: Asked) {
  const form = await request.formData()
  const { place, outcome } = await pressReading(makeClient(fetch), params.draft, form)
  if (!outcome.ok) return fail(outcome.problem.status, { place, sentence: outcome.problem.detail, typed: typedOf(form) })
  const asked = new URL(textOf(form, 'back') || url.pathname, url)
  const back = asked.origin === url.origin && asked.pathname.startsWith('/d/') ? asked : url
  const query = new URLSearchParams([...back.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'done'))
  query.set('done', place.act)
  redirect(303, `${back.pathname}?${query.toString()}${place.of === '' ? '' : `#${place.act}-${place.of}`}`)
}

/** The sentence for one form of a page, or null. */
export function sentenceFor(result: ReadingResult | undefined, act: Place['act'], of: string): string | null {
  return result !== null && result !== undefined && result.place.act === act && result.place.of === of ? result.sentence : null
}
/** What was typed into one field of a form that was refused. */
export function typedIn(result: ReadingResult | undefined, act: Place['act'], of: string, field: string): string {
  return sentenceFor(result, act, of) === null ? '' : (result?.typed[field] ?? '')
}

/** Pages whose acts are forms: each form says its act; what was taken leads back to the page, what was refused keeps what was typed. */
import { fail, redirect } from '@sveltejs/kit'
import { makeClient, type Client } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { textOf, typedOf } from './answered.ts'

/** What an act came to. */
export type Pressed = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }
/** An act of a page: calls the API with what its form holds. */
export type Press<At> = (call: Client, at: At, form: FormData) => Promise<Pressed>
/** What a form of the page came back with; null before one was sent. */
export type PressResult = {
  readonly act: string
  readonly sentence: string
  readonly typed: Readonly<Record<string, string>>
} | null

/** Does what the form says by the table of acts; one that says nothing known is refused. */
export async function press<At>(
  acts: Readonly<Record<string, Press<At>>>,
  at: At,
  { fetch, request, url }: { readonly fetch: typeof globalThis.fetch; readonly request: Request; readonly url: URL },
) {
  const form = await request.formData()
  const act = textOf(form, 'act')
  const does = acts[act]
  if (does === undefined) return fail(422, { act, sentence: act, typed: typedOf(form) })
  const outcome = await does(makeClient(fetch), at, form)
  if (outcome.ok) redirect(303, `${url.pathname}?done=${act}#${act}`)
  return fail(outcome.problem.status, { act, sentence: outcome.problem.detail, typed: typedOf(form) })
}

/** The sentence of an act that was refused; null where another was, or none. */
export function sentenceOf(result: PressResult | undefined, act: string): string | null {
  return result?.act === act ? result.sentence : null
}

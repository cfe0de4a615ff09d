/** A form of a page of a draft: it was taken, and the page comes back anew; or it was refused, and nothing of what was typed is lost. */
import { fail, redirect, type ActionFailure } from '@sveltejs/kit'
import type { Problem } from '../../../../contract/refusals.ts'
import { typedOf } from '$line/answered.ts'

/** What a refused form keeps. `of`: the number or id of what it was about. */
export interface PressedForm {
  readonly act: string
  readonly of: string
  readonly sentence: string
  readonly typed: Readonly<Record<string, string>>
}
type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }

/** Ends a form action. Loading the page again sends nothing twice. */
export function pressed(act: string, form: FormData, outcome: Outcome, url: URL, hash = ''): ActionFailure<PressedForm> {
  if (outcome.ok) {
    const to = new URL(url.pathname, url)
    for (const name of KEPT) {
      const value = url.searchParams.get(name)
      if (value !== null) to.searchParams.set(name, value)
    }
    to.searchParams.set('done', act)
    redirect(303, `${to.pathname}${to.search}${hash}`)
  }
  return refusedForm(act, form, outcome.problem.status, outcome.problem.detail)
}

/** A form that is refused before the house is asked. */
export function refusedForm(act: string, form: FormData, status: number, sentence: string): ActionFailure<PressedForm> {
  const typed = typedOf(form)
  return fail(status, { act, of: typed['of'] ?? '', sentence, typed })
}

/** Parts of the address that stay after a form. */
const KEPT = ['version', 'view']

/** The sentence of a form that was refused, for the place where it stands. */
export function sentenceOf(form: PressedForm | null, act: string, of: string | number = ''): string | null {
  return form !== null && form.act === act && form.of === String(of) ? form.sentence : null
}

/** What was typed into it. */
export function typedIn(form: PressedForm | null, act: string, of: string | number, name: string): string {
  return form !== null && form.act === act && form.of === String(of) ? (form.typed[name] ?? '') : ''
}

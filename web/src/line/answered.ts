/** Answers of the API inside `load` functions and form actions: a refusal becomes the page that says so. */
import { error, fail, type ActionFailure } from '@sveltejs/kit'
import type { Outcome } from '$contract/client.ts'
import type { Api } from '$contract/api.ts'
import type { AnswerOf } from '$contract/route.ts'
import type { Problem } from '$contract/refusals.ts'
import { say } from '$words/common'

/** What a refused form keeps: the sentence, the field it belongs to, and everything that was typed. */
export interface RefusedForm {
  /** Name of the form on its page. */
  readonly form: string
  readonly sentence: string
  readonly field: string | null
  readonly typed: Readonly<Record<string, string>>
}

/** The answer; a refusal ends the load and shows its sentence on the error page. */
export function answered<R extends keyof Api>(outcome: Outcome<R>): AnswerOf<Api[R]> {
  if (outcome.ok) return outcome.answer
  const { status, detail, code } = outcome.problem
  error(status, detail, { code })
}

/** A refused form: the page comes back with the sentence under its field and nothing lost. */
export function refused(form: string, problem: Problem, typed: FormData): ActionFailure<RefusedForm> {
  return fail(problem.status, { form, sentence: sentenceUnderField(problem), field: problem.field ?? null, typed: typedOf(typed) })
}

/** Under its field a sentence need not name the field again. */
function sentenceUnderField({ code, detail, facts, field }: Problem): string {
  if (field === undefined) return detail
  if (code === 'text_empty') return say.fieldEmpty()
  if (code === 'text_too_long')
    return say.fieldTooLong({ length: String(facts['length']), limit: String(facts['limit']), over: String(facts['over']) })
  const why = facts['detail']
  return code === 'invalid' && typeof why === 'string' ? `${why.charAt(0).toUpperCase()}${why.slice(1)}` : detail
}

/** A form that is refused before the API is asked. */
export function refusedHere(form: string, field: string, sentence: string, typed: FormData): ActionFailure<RefusedForm> {
  return fail(422, { form, sentence, field, typed: typedOf(typed) })
}

/** Texts of a form by name; files are left out. Fields that occur more than once are joined by a space, as a list of boxes sends them. */
export function typedOf(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    typed[name] = typed[name] === undefined ? value : `${typed[name]} ${value}`
  }
  return typed
}

/** One text of a form, without white space at its ends; empty when it was not sent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Texts of all fields of one name, such as boxes that are ticked. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** A chosen id, or null for the empty choice. */
export function choiceOf(form: FormData, name: string): string | null {
  const value = textOf(form, name)
  return value === '' ? null : value
}

/** What came back with a page after one of its forms was sent. */
import type { RefusedForm } from '$line/answered.ts'

/** The union of all answers of a page's forms, as SvelteKit types it. */
type Result =
  | {
      readonly form?: string | undefined
      readonly done?: string | undefined
      readonly sentence?: string | undefined
      readonly field?: string | null | undefined
      readonly typed?: Readonly<Record<string, string>> | undefined
    }
  | null
  | undefined

/** The refused form, when one was refused; with names, only one of these. */
export function refusalOf(result: Result, ...names: readonly string[]): RefusedForm | null {
  if (result?.sentence === undefined || result.form === undefined) return null
  if (names.length > 0 && !names.includes(result.form)) return null
  return { form: result.form, sentence: result.sentence, field: result.field ?? null, typed: result.typed ?? {} }
}

/** The sentence of a form that went well; with names, only of one of these. */
export function doneOf(result: Result, ...names: readonly string[]): string | null {
  if (result?.done === undefined || result.form === undefined) return null
  return names.length > 0 && !names.includes(result.form) ? null : result.done
}

/** Refusals name the field as the API knows it; people know it by its label. */
import type { Problem } from '../../../../contract/refusals.ts'

/** The sentence of a refusal with the label of its field in place of the field's name, when the page has one. */
export function sentenceFor(problem: Problem, labelOf: (field: string) => string | null): string {
  const { field, detail } = problem
  if (field === undefined || !detail.startsWith(field)) return detail
  const label = labelOf(field)
  return label === null ? detail : label + detail.slice(field.length)
}

/** Parts of `items.1.end`: the list, the number of the row counted from 1, and the field; null when it is no row. */
export function rowOf(field: string): { readonly list: string; readonly number: number; readonly name: string } | null {
  const [, list, row, name] = /^(\w+)\.(\d+)\.(\w+)/.exec(field) ?? []
  return list === undefined || name === undefined ? null : { list, number: Number(row) + 1, name }
}

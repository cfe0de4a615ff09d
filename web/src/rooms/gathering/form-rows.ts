/** Rows of a form: add, remove and order them by buttons, with the script in the page or without it. */

/** What a button of a row does: `add`, `up:2`, `down:2`, `remove:2`; anything else is no act on rows. */
export type RowAct = { readonly act: 'add'; readonly times: number } | { readonly act: 'up' | 'down' | 'remove'; readonly row: number }

/** Rows that one press may add: a convener adds tables by tens. */
export const ROWS_ADDED_MAX = 100

/** Reads the value of the pressed button. */
export function parseRowAct(value: unknown): RowAct | null {
  if (typeof value !== 'string') return null
  const [, act, number] = /^(add|up|down|remove)(?::(\d{1,3}))?$/.exec(value) ?? []
  if (act === 'add') return { act, times: Math.min(ROWS_ADDED_MAX, Math.max(1, Number(number ?? 1))) }
  if (act === 'up' || act === 'down' || act === 'remove') return number === undefined ? null : { act, row: Number(number) }
  return null
}

/** The rows after the act; an act on a row that is not there changes nothing. */
export function withRowAct<T>(rows: readonly T[], act: RowAct, blank: (rows: readonly T[]) => T): T[] {
  if (act.act === 'add') return Array.from({ length: act.times }).reduce<T[]>((grown) => [...grown, blank(grown)], [...rows])
  const row = rows[act.row]
  if (row === undefined) return [...rows]
  const rest = rows.filter((_, index) => index !== act.row)
  if (act.act === 'remove') return rest
  const to = act.act === 'up' ? act.row - 1 : act.row + 1
  if (to < 0 || to > rest.length) return [...rows]
  return [...rest.slice(0, to), row, ...rest.slice(to)]
}

/** Groups the fields `name.3.title` of a form by their row, in the order of the rows. */
export function rowsFrom(form: FormData, name: string): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [field, value] of form) {
    const [, row, key] = new RegExp(`^${name}\\.(\\d{1,3})\\.([\\w-]+)$`).exec(field) ?? []
    if (row === undefined || key === undefined || typeof value !== 'string') continue
    rows.set(Number(row), { ...rows.get(Number(row)), [key]: value })
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, fields]) => fields)
}

/** Lines of a text field, without empty ones: goals are written one to a line. */
export function linesFrom(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

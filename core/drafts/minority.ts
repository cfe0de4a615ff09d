/** Minority statements: kept with the text in every version that stood while they did. */

/** Minority statements of one seat on one text: beyond it the seat writes a text of its own. */
export const MINORITY_STATEMENTS_PER_SEAT_MAX = 50

/** Whether a statement stood at an instant: it was added by then and not withdrawn yet. */
export function stoodAt({ addedAt, withdrawnAt }: { readonly addedAt: string; readonly withdrawnAt: string | null }, at: string): boolean {
  return Date.parse(addedAt) <= Date.parse(at) && (withdrawnAt === null || Date.parse(withdrawnAt) > Date.parse(at))
}

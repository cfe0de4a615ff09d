/** Fetches entries of the record for the check on the reader's device. */
import type { Entry } from '$core/ledger/entry.ts'
import type { LedgerEntryView } from '$contract/records.ts'
import { PAGE_MAX } from '$contract/limits.ts'
import { api } from '$line/api.ts'

/** Entries by their numbers. A refusal is thrown: nothing is said about the record then. */
export async function fetchEntries(numbers: readonly number[]): Promise<readonly Entry[]> {
  const pages = await Promise.all(numbers.map((number) => fetchPage(number - 1, 1)))
  return pages.flat()
}

/** One page of entries after a number. */
export async function fetchPage(after: number, limit: number = PAGE_MAX): Promise<readonly Entry[]> {
  const page = await api('GET /ledger', { query: { after, limit } })
  if (!page.ok) throw new Error(page.problem.detail)
  return page.answer.entries.map(entryOf)
}

function entryOf(view: LedgerEntryView): Entry {
  // The hash of an entry covers every part as it came; a body of any shape is judged by its hash, not trusted by its type.
  return view as unknown as Entry
}

/**
 * The text of a draft as it is typed, for commands and views: read from its log, and changed through it. All is done in the
 * transaction of the caller, so a change of the text and the entry that tells of it happen together or not at all; editors
 * that are open hear of it when the transaction commits.
 */
import type { Kysely } from 'kysely'
import type * as Y from 'yjs'
import type { Clause, ClauseDepth, ClauseKind } from '../../core/drafts/clause.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import { numberClauses } from '../../core/drafts/numbering.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { CLAUSES_MAX } from '../../contract/limits.ts'
import { readDraft, readFixedNumbers } from '../sql/drafts.ts'
import type { Tx } from '../sql/ledger.ts'
import type { Tables } from '../sql/tables.ts'
import { appendTextUpdate, holdText, readTextUpdates } from '../sql/text-updates.ts'
import { changeWords, clausesOf, putClauses, takeClauseOut, textOf, wordsOfClause } from './text-doc.ts'

type Refused = Outcome<never, RefusalCode>

/** The clauses as they are typed now, numbered; clauses without words are left out. Three queries. */
export async function clausesNow(db: Kysely<Tables>, draft: string): Promise<readonly Clause[]> {
  const row = await readDraft(db, draft)
  if (row === undefined) return []
  const [updates, fixed] = [await readTextUpdates(db, draft, 0), await readFixedNumbers(db, row)]
  return numberClauses(
    clausesOf(textOf(updates)).filter(({ text }) => text.trim() !== ''),
    fixed,
  )
}

/** Gives a clause other words. Refused when its words are not the expected ones any more, and when the text takes none. */
export async function replaceClause(
  tx: Tx,
  draft: string,
  clause: string,
  change: { readonly expected: string; readonly text: string },
): Promise<Outcome<null, RefusalCode>> {
  const held = await heldText(tx, draft)
  if (!held.ok) return held
  const refused = unlessExpected(held.value, clause, change.expected)
  if (refused !== null) return refused
  return await keep(tx, draft, changeWords(held.value, clause, change.text))
}

/** Puts a new clause after another one, or first after null. The id is a fresh one of the caller. */
export async function insertClause(
  tx: Tx,
  draft: string,
  at: {
    readonly id: string
    readonly after: string | null
    readonly kind: ClauseKind
    readonly depth: ClauseDepth
    readonly text: string
  },
): Promise<Outcome<null, RefusalCode>> {
  const held = await heldText(tx, draft)
  if (!held.ok) return held
  if (clausesOf(held.value).length >= CLAUSES_MAX) return refuse('too_many_clauses', { limit: CLAUSES_MAX })
  return await keep(tx, draft, putClauses(held.value, at.after, [at]))
}

/** Takes a clause out. Refused when its words are not the expected ones any more. */
export async function removeClause(
  tx: Tx,
  draft: string,
  clause: string,
  change: { readonly expected: string },
): Promise<Outcome<null, RefusalCode>> {
  const held = await heldText(tx, draft)
  if (!held.ok) return held
  const refused = unlessExpected(held.value, clause, change.expected)
  if (refused !== null) return refused
  return await keep(tx, draft, takeClauseOut(held.value, clause))
}

/** The text with nobody else's change under way, if it takes words. */
async function heldText(tx: Tx, draft: string): Promise<Outcome<Y.Doc, RefusalCode>> {
  const state = await holdText(tx, draft)
  if (state === undefined) return refuse('not_found', { what: 'draft' })
  if (!takesWords(state)) return refuse('draft_frozen')
  return accept(textOf(await readTextUpdates(tx, draft, 0)))
}

function unlessExpected(text: Y.Doc, clause: string, expected: string): Refused | null {
  const words = wordsOfClause(text, clause)
  if (words === null) return refuse('not_found', { what: 'clause' })
  return words === expected ? null : refuse('changed_since', { what: 'the words of the clause are others now' })
}

async function keep(tx: Tx, draft: string, change: Uint8Array | null): Promise<Outcome<null, RefusalCode>> {
  if (change === null) return refuse('not_found', { what: 'clause' })
  await appendTextUpdate(tx, draft, change)
  return accept(null)
}

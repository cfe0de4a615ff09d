/** Publishes how far the team agrees on a clause, as its chairs estimate it; every open reason is listed with it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Designation } from '../../core/decisions/designation.ts'
import { REGISTER_MAX } from '../../core/decisions/register.ts'
import { isUnaddressed } from '../../core/drafts/objections.ts'
import { mayEstimate } from '../../core/drafts/stances.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readClauseEstimates, readClauseObjections } from '../sql/readings.ts'
import { readSaid, standingsOn } from '../views/clause-standing.ts'
import { perform, type Done } from './command.ts'
import { chairing, clauseAtHand, type Drafting } from './reading-at-hand.ts'

/** What the chairs publish. */
export interface Estimate {
  readonly clause: string
  readonly seen: string
  readonly designation: Designation
  /** Objections that they had before them. */
  readonly reasons: readonly string[]
  readonly note: string | null
}

/** Publishes it, by a chair, of the words as they stand. */
export async function estimateClause(
  house: HouseBase,
  drafting: Drafting,
  asked: Estimate,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const note = (asked.note ?? '').trim() === '' ? null : parseVerbatim(asked.note ?? '', 'note', PARAGRAPH_CHARACTERS_MAX)
  if (note !== null && !note.ok) return note
  return await perform(house, drafting, async (act) => {
    const found = await chairing(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    const at = await clauseAtHand(act, draft, asked)
    if (!at.ok) return at
    const { clause, of } = at.value
    const against = (await readClauseObjections(act.tx, draft.id)).filter((one) => one.clause_id === clause.id)
    const reasons = against.filter(({ id }) => asked.reasons.includes(id)).map(({ id }) => id)
    const may = mayEstimate(asked.designation, {
      listed: reasons,
      open: against.filter(({ state }) => isUnaddressed(state)).map(({ id }) => id),
      groups: standingsOn(await readSaid(act.tx, draft), clause),
    })
    if (!may.ok) return may
    const number = (await readClauseEstimates(act.tx, draft.id)).filter((one) => one.clause_id === clause.id).length + 1
    if (number > REGISTER_MAX) return refuse('invalid', { field: 'designation', detail: `a clause has at most ${REGISTER_MAX} estimates.` })
    const body = { draft: draft.id, clause: clause.id, number, designation: asked.designation, of, reasons }
    return accept({
      drafts: [{ kind: 'clause_estimated', ...place, body: { ...body, note: note === null ? null : act.keep(note.value) } }],
      result: { id: clause.id },
    })
  })
}

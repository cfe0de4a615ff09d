/** Says for a group where it stands on a clause. A reason against it comes into the register of objections by this alone. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { OBJECTIONS_MAX } from '../../core/drafts/objections.ts'
import type { Stance } from '../../core/drafts/stances.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readClauseObjections, readStance, type ClauseObjectionRow, type StanceRow } from '../sql/readings.ts'
import { readWords } from '../sql/words.ts'
import { perform, type Act, type Done } from './command.ts'
import { clauseAtHand, readingAtHand, type ClauseAtHand, type Drafting, type ReadingAtHand } from './reading-at-hand.ts'

/** What is said. */
export interface Said {
  readonly clause: string
  readonly seen: string
  readonly stance: Stance
  readonly reason: string | null
}
interface At extends ReadingAtHand, ClauseAtHand {
  readonly before: StanceRow | undefined
  readonly register: readonly ClauseObjectionRow[]
}

/**
 * Takes it. The same said again, of the same words with the same reason, makes no second entry. Who cannot live with a clause gives
 * a reason, which is an objection from then on; who can again withdraws the objections of the seat that are still open.
 */
export async function takeStance(house: HouseBase, drafting: Drafting, said: Said): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const given = said.reason?.trim() ?? ''
  if (said.stance === 'cannot' && given === '') return refuse('reason_missing')
  const reason = said.stance === 'cannot' ? parseVerbatim(given, 'reason', PARAGRAPH_CHARACTERS_MAX) : null
  if (reason !== null && !reason.ok) return reason
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, seat } = found.value
    const clause = await clauseAtHand(act, draft, said)
    if (!clause.ok) return clause
    const at: At = {
      ...found.value,
      ...clause.value,
      before: await readStance(act.tx, { draft: draft.id, clause: said.clause, seat: seat.number }),
      register: await readClauseObjections(act.tx, draft.id),
    }
    const result = { id: said.clause }
    if (await isSaidAlready(act, at, said.stance, reason?.value ?? null)) return accept({ drafts: [], result })
    if (reason !== null && at.register.length >= OBJECTIONS_MAX)
      return refuse('invalid', { field: 'reason', detail: `a draft has at most ${OBJECTIONS_MAX} objections.` })
    return accept({ drafts: entriesOf(act, at, said.stance, reason?.value ?? null), result })
  })
}

async function isSaidAlready(act: Act, { before, of }: At, stance: Stance, reason: string | null): Promise<boolean> {
  if (before === undefined || before.stance !== stance || before.of_words !== of.words) return false
  return reason === null || (await readWords(act.tx, [before.reason_words])).of(before.reason_words) === reason
}

function entriesOf(act: Act, at: At, stance: Stance, reason: string | null): readonly Draft[] {
  const { place, draft, seat, clause, of, register } = at
  const where = { draft: draft.id, clause: clause.id, seat: seat.number, group: seat.stakeholderGroup, of }
  const why = reason === null ? null : act.keep(reason)
  const taken: Draft = { kind: 'clause_stance_taken', ...place, body: { ...where, stance, reason: why } }
  const own = register.filter((one) => one.state === 'open' && one.clause_id === clause.id && one.seat === seat.number)
  // A new reason stands in the place of the seat's old one; nobody has to answer both.
  const withdrawn = own.map(({ id }): Draft => ({
    kind: 'clause_objection_settled',
    ...place,
    body: { id, draft: draft.id, state: 'withdrawn', answer: null },
  }))
  if (why === null) return [taken, ...withdrawn]
  const number = register.length + 1
  return [taken, ...withdrawn, { kind: 'clause_objection_raised', ...place, body: { id: act.newId(), ...where, number, reason: why } }]
}

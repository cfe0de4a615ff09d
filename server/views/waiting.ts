/** What stands between a draft and its next step, counted from the register, the gate and the remarks. */
import { isUnaddressed } from '../../core/drafts/objections.ts'
import { roundOf, type Waiting } from '../../core/drafts/readings.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readInputRounds, readRoundRemarks } from '../sql/input-rounds.ts'
import type { Db } from '../sql/readings.ts'
import { readClauseObjections } from '../sql/readings.ts'
import { countGateGaps } from './gate.ts'

/** What waits now. Ten queries. */
export async function waitingFor(db: Db, draft: DraftRow, now: Instant): Promise<Waiting> {
  const rounds = await readInputRounds(db, draft.id)
  const remarks = await readRoundRemarks(db, draft.id)
  return {
    objections: (await readClauseObjections(db, draft.id)).filter(({ state }) => isUnaddressed(state)).length,
    questions: await countGateGaps(db, draft),
    remarks: remarks.filter(({ outcome, made_at }) => outcome === null && roundOf(made_at, rounds) !== null).length,
    runsUntil: rounds.find(({ endsAt }) => endsAt > now)?.endsAt ?? null,
  }
}

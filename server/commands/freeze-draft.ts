/** Freezes a draft: the text, its digest, what it stands on, what came of it and who dissents, in one entry. Nothing of it changes after. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { freezeDigest } from '../../core/drafts/freeze.ts'
import { mayFreeze } from '../../core/drafts/readings.ts'
import type { RecordedClause } from '../../core/ledger/draft-kinds.ts'
import type { RecordedFreeze, RecordedFrozenSource } from '../../core/ledger/reading-kinds.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readStandingSources } from '../sql/input-rounds.ts'
import { readClauseEstimates, readClauseObjections, readGates, readMinorityStatements } from '../sql/readings.ts'
import { readWords, readWordsRefs } from '../sql/words.ts'
import { clausesSpokenOf, readSaid, standingsOn } from '../views/clause-standing.ts'
import { waitingFor } from '../views/waiting.ts'
import { perform, type Act, type Done } from './command.ts'
import { chairing, type Drafting } from './reading-at-hand.ts'
import { versionAtHand } from './version-at-hand.ts'

/** Freezes it, by a chair, when the second reading is over and nothing waits. What was typed since the last version comes into a version of its own. */
export async function freezeDraft(
  house: HouseBase,
  drafting: Drafting,
): Promise<Outcome<Done<{ version: number; digest: string }>, RefusalCode>> {
  return await perform(house, drafting, async (act) => {
    const found = await chairing(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    // The text is held first, so that what is checked is what is frozen.
    const kept = await versionAtHand(act, draft.id, null)
    if (!kept.ok) return kept
    const may = mayFreeze({ state: draft.state, waiting: await waitingFor(act.tx, draft, act.now) })
    if (!may.ok) return may
    const frozen = await frozenNow(act, draft, kept.value)
    const digest = freezeDigest(frozen)
    return accept({
      drafts: [...kept.value.drafts, { kind: 'draft_frozen', ...place, body: { ...frozen, digest } }],
      result: { version: frozen.version, digest },
    })
  })
}

async function frozenNow(
  act: Act,
  draft: DraftRow,
  { number, clauses }: { readonly number: number; readonly clauses: readonly RecordedClause[] },
): Promise<RecordedFreeze> {
  const ids = new Set(clauses.map(({ clause }) => clause))
  const minority = (await readMinorityStatements(act.tx, draft.id)).filter(({ withdrawn_at }) => withdrawn_at === null)
  const sources = (await readStandingSources(act.tx, draft.id)).filter(({ clause_id }) => ids.has(clause_id))
  const refs = await readWordsRefs(act.tx, [draft.title_words, ...minority.map(({ text_words }) => text_words)])
  const refOf = (words: string) => refs.get(words) ?? { words, digest: '' }
  return {
    draft: draft.id,
    version: number,
    title: refOf(draft.title_words),
    language: draft.language,
    clauses,
    minority: minority.map((row) => ({
      id: row.id,
      number: row.number,
      clause: row.clause_id,
      group: row.stakeholder_group_id,
      text: refOf(row.text_words),
    })),
    sources: sources.map((row): RecordedFrozenSource => ({
      clause: row.clause_id,
      kind: row.kind,
      idea: row.idea_id,
      theme: row.theme_id,
      weighing: row.weighing_id,
      statement: row.statement,
    })),
    results: await resultsOf(act, draft),
  }
}

async function resultsOf(act: Act, draft: DraftRow): Promise<RecordedFreeze['results']> {
  const said = await readSaid(act.tx, draft)
  const [estimates, objections, gates] = [
    await readClauseEstimates(act.tx, draft.id),
    await readClauseObjections(act.tx, draft.id),
    await readGates(act.tx, draft.id),
  ]
  const words = await readWords(
    act.tx,
    estimates.map(({ of_words }) => of_words),
  )
  return (await clausesSpokenOf(act.tx, draft)).map((clause) => {
    const last = estimates.findLast((one) => one.clause_id === clause.id)
    const against = objections.filter((one) => one.clause_id === clause.id)
    return {
      clause: clause.id,
      designation: last !== undefined && words.of(last.of_words) === clause.text ? last.designation : null,
      groups: standingsOn(said, clause).map(({ group, stance }) => ({ group, stance })),
      objections: against.length,
      answered: against.filter(({ state }) => state === 'answered').length,
      isRestricting: gates.some((gate) => gate.clause_id === clause.id && gate.is_restricting),
    }
  })
}

/** All that is said of a draft, clause by clause: groups, estimates, the register of objections, minority statements. */
import type { ClauseObjectionView, ClauseStandingView, MinorityStatementView, StandingView } from '../../contract/readings.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { isUnaddressed } from '../../core/drafts/objections.ts'
import { seenDigest } from '../../core/drafts/seen-words.ts'
import { isAgreed } from '../../core/drafts/stances.ts'
import type { HouseBase } from '../house-base.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readForum } from '../sql/forums.ts'
import {
  readClauseEstimates,
  readClauseObjections,
  readMinorityStatements,
  type ClauseEstimateRow,
  type ClauseObjectionRow,
  type MinorityStatementRow,
} from '../sql/readings.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords, type WordsById } from '../sql/words.ts'
import { clausesSpokenOf, readSaid, standingsOn, type SaidOfDraft } from './clause-standing.ts'
import { draftHead, type Looking } from './draft-head.ts'

interface Whole {
  readonly clauses: ReadonlyMap<string, Clause>
  readonly said: SaidOfDraft
  readonly estimates: readonly ClauseEstimateRow[]
  readonly objections: readonly ClauseObjectionRow[]
  readonly words: WordsById
  readonly looking: Looking
}

/** The whole of it. Ten queries, whatever the length of the text. */
export async function viewStanding(house: HouseBase, draft: DraftRow, looking: Looking): Promise<StandingView> {
  const { db } = house.database
  const clauses = await clausesSpokenOf(db, draft)
  const [said, estimates, objections, minority, forum, groups] = [
    await readSaid(db, draft),
    await readClauseEstimates(db, draft.id),
    await readClauseObjections(db, draft.id),
    await readMinorityStatements(db, draft.id),
    await readForum(db, draft.forum_id),
    await readStakeholderGroups(db, draft.forum_id),
  ]
  const words = await readWords(db, [
    draft.title_words,
    forum?.name_words,
    ...groups.map(({ name_words }) => name_words),
    ...estimates.flatMap(({ of_words, note_words }) => [of_words, note_words]),
    ...objections.flatMap(({ of_words, reason_words, answer_words }) => [of_words, reason_words, answer_words]),
    ...minority.flatMap(({ of_words, text_words }) => [of_words, text_words]),
  ])
  const whole: Whole = { clauses: new Map(clauses.map((clause) => [clause.id, clause])), said, estimates, objections, words, looking }
  return {
    ...draftHead(draft, looking, { forum, words }),
    groups: [...new Set(said.seats.map(({ group }) => group))].flatMap((id) => {
      const group = groups.find((one) => one.id === id)
      const seats = said.seats.filter((seat) => seat.group === id)
      if (group === undefined) return []
      const named = { id, name: words.of(group.name_words), letter: group.letter, mark: group.mark }
      return [{ ...named, seats: seats.length, held: seats.filter(({ isHeld }) => isHeld).length }]
    }),
    clauses: clauses.map((clause) => clauseView(whole, clause)),
    objections: objections.map((row) => objectionView(whole, row)),
    minority: minority.map((row) => minorityView(whole, row)),
  }
}

function clauseView({ said, estimates, objections, words, looking }: Whole, clause: Clause): ClauseStandingView {
  const last = estimates.findLast((one) => one.clause_id === clause.id)
  const against = objections.filter((one) => one.clause_id === clause.id)
  const open = against.filter(({ state }) => isUnaddressed(state)).length
  const isOfTheseWords = words.of(last?.of_words) === clause.text
  const own =
    looking.seat === null ? undefined : said.stances.find((one) => one.clause_id === clause.id && one.seat === looking.seat?.number)
  return {
    clause: clause.id,
    label: clause.label,
    kind: clause.kind,
    text: clause.text,
    seen: seenDigest(clause.text),
    groups: standingsOn(said, clause).map((one) => ({ ...one })),
    estimate:
      last === undefined
        ? null
        : {
            number: last.number,
            designation: last.designation,
            isOfTheseWords,
            reasons: against.filter(({ id }) => last.reasons.includes(id)).map(({ number }) => number),
            note: words.of(last.note_words),
            publishedAt: last.published_at,
            entry: last.entry,
          },
    isAgreed: last !== undefined && isOfTheseWords && isAgreed(last.designation, open),
    open,
    objections: against.length,
    own:
      own === undefined
        ? null
        : {
            stance: own.stance,
            isOfTheseWords: said.words.of(own.of_words) === clause.text,
            reason: said.words.of(own.reason_words),
          },
  }
}

function objectionView({ clauses, words, looking }: Whole, row: ClauseObjectionRow): ClauseObjectionView {
  const clause = clauses.get(row.clause_id)
  return {
    id: row.id,
    number: row.number,
    clause: row.clause_id,
    label: clause?.label ?? null,
    group: row.stakeholder_group_id,
    isOwn: looking.seat?.number === row.seat,
    reason: words.of(row.reason_words),
    of: words.of(row.of_words),
    isOfTheseWords: clause !== undefined && words.of(row.of_words) === clause.text,
    state: row.state,
    answer: words.of(row.answer_words),
    raisedAt: row.raised_at,
    settledAt: row.settled_at,
    entry: row.entry,
  }
}

function minorityView({ clauses, words, looking }: Whole, row: MinorityStatementRow): MinorityStatementView {
  const clause = row.clause_id === null ? undefined : clauses.get(row.clause_id)
  return {
    id: row.id,
    number: row.number,
    clause: row.clause_id,
    label: clause?.label ?? null,
    group: row.stakeholder_group_id,
    isOwn: looking.member === row.member_id,
    // Who withdrew a statement no longer says it; the record keeps that it was there.
    text: row.withdrawn_at === null ? words.of(row.text_words) : null,
    of: words.of(row.of_words),
    isOfTheseWords: row.clause_id === null || (clause !== undefined && words.of(row.of_words) === clause.text),
    addedAt: row.added_at,
    withdrawnAt: row.withdrawn_at,
    entry: row.entry,
  }
}

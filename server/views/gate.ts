/** The gate of a draft: which clauses restrict or regulate, and what is answered to each question. */
import type { GateClauseView, GateLineView, GateView } from '../../contract/gate.ts'
import { GATE_ITEMS, gapsOf, type GateItem, type GateLine } from '../../core/drafts/gate.ts'
import { seenDigest } from '../../core/drafts/seen-words.ts'
import type { HouseBase } from '../house-base.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readForum } from '../sql/forums.ts'
import { readGateAnswers, readGates, type Db, type GateAnswerRow } from '../sql/readings.ts'
import { readWords, type WordsById } from '../sql/words.ts'
import { clausesSpokenOf } from './clause-standing.ts'
import { draftHead, type Looking } from './draft-head.ts'

/** The gate. Eight queries, whatever the length of the text. */
export async function viewGate(house: Pick<HouseBase, 'database'>, draft: DraftRow, looking: Looking): Promise<GateView> {
  const { db } = house.database
  const clauses = await clausesSpokenOf(db, draft)
  const [gates, answers, forum] = [await readGates(db, draft.id), await readGateAnswers(db, draft.id), await readForum(db, draft.forum_id)]
  const words = await readWords(db, [
    draft.title_words,
    forum?.name_words,
    ...gates.map(({ reason_words }) => reason_words),
    ...answers.flatMap(({ of_words, reason_words, waiver_words }) => [of_words, reason_words, waiver_words]),
  ])
  const views = clauses.map((clause): GateClauseView => {
    const gate = gates.find((one) => one.clause_id === clause.id)
    const given = answers.filter((one) => one.clause_id === clause.id)
    return {
      clause: clause.id,
      label: clause.label,
      text: clause.text,
      seen: seenDigest(clause.text),
      isRestricting: gate?.is_restricting ?? null,
      reason: words.of(gate?.reason_words),
      markedAt: gate?.marked_at ?? null,
      lines: gate?.is_restricting === true ? linesOf(given, clause.text, words) : [],
    }
  })
  const open = views.flatMap(({ lines }) => lines.filter(({ gap }) => gap !== null)).length
  return { ...draftHead(draft, looking, { forum, words }), clauses: views, open }
}

/** How many questions of the gate stand in the way, over all clauses that are in the text. */
export async function countGateGaps(db: Db, draft: DraftRow): Promise<number> {
  const clauses = await clausesSpokenOf(db, draft)
  const marked = (await readGates(db, draft.id)).filter(({ is_restricting }) => is_restricting).map(({ clause_id }) => clause_id)
  const answers = await readGateAnswers(db, draft.id)
  const words = await readWords(
    db,
    answers.map(({ of_words }) => of_words),
  )
  return clauses
    .filter(({ id }) => marked.includes(id))
    .flatMap(({ id, text }) => gapsOf(answers.filter((one) => one.clause_id === id).map((row) => lineOf(row, text, words)))).length
}

function lineOf(row: GateAnswerRow, text: string, words: WordsById): GateLine {
  return { item: row.item, answer: row.answer, isWaived: row.waiver_words !== null, isOfTheseWords: words.of(row.of_words) === text }
}

function linesOf(given: readonly GateAnswerRow[], text: string, words: WordsById): GateLineView[] {
  const gaps = new Map(gapsOf(given.map((row) => lineOf(row, text, words))).map(({ item, gap }) => [item, gap]))
  return GATE_ITEMS.map((item: GateItem) => {
    const row = given.find((one) => one.item === item)
    return {
      item,
      answer: row?.answer ?? null,
      reviewOn: row?.review_on ?? null,
      reason: words.of(row?.reason_words),
      waiver: words.of(row?.waiver_words),
      isWaived: row !== undefined && row.waiver_words !== null,
      isOfTheseWords: row !== undefined && words.of(row.of_words) === text,
      answeredAt: row?.answered_at ?? null,
      gap: gaps.get(item) ?? null,
    }
  })
}

/** What a focal point owes, the most urgent first, with the answers that wait for a second person of their body. */
import type { DeskView, WaitingAnswer } from '../../contract/answers.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import {
  readAnswerDrafts,
  readCellsOfBodies,
  readClausesOfHandovers,
  readHandoversWithDrafts,
  readOpenQuestions,
  type AnswerDraftRow,
} from '../sql/adoption.ts'
import { countFocalPoints, listBodiesOfFocalPoint } from '../sql/focal-points.ts'
import { readForum, readBodyTree } from '../sql/forums.ts'
import { wantsLetters } from '../sql/letters-off.ts'
import { readWords } from '../sql/words.ts'
import { cellView, draftOf, questionView, wordsOfCell } from './answers.ts'

/** The desk of a member, in eleven queries. Whoever speaks for no body owes nothing. */
export async function viewDesk(
  house: Pick<HouseBase, 'database' | 'now'>,
  forum: string,
  member: string,
): Promise<Outcome<DeskView, RefusalCode>> {
  const { db } = house.database
  const held = await readForum(db, forum)
  if (held === undefined) return refuse('not_found', { what: 'forum' })
  const bodies = await listBodiesOfFocalPoint(db, member)
  const [tree, counts, cells, questions, waiting, letters] = await Promise.all([
    readBodyTree(db, forum),
    countFocalPoints(db, bodies),
    readCellsOfBodies(db, bodies, true),
    readOpenQuestions(db, bodies),
    readAnswerDrafts(db, bodies),
    wantsLetters(db, member),
  ])
  const ids = [...new Set([...cells, ...questions].map(({ handover_id }) => handover_id))]
  const [handovers, clauses] = await Promise.all([readHandoversWithDrafts(db, ids), readClausesOfHandovers(db, ids)])
  const words = await readWords(db, [
    ...tree.map(({ nameWords }) => nameWords),
    ...handovers.map(({ title_words }) => title_words),
    ...clauses.map(({ text_words }) => text_words),
    ...cells.flatMap(wordsOfCell),
    ...questions.map(({ text_words }) => text_words),
  ])
  const at = { now: house.now().toISOString(), timeZone: held.time_zone }
  const nameOf = (body: string) => words.of(tree.find(({ id }) => id === body)?.nameWords)
  const draftFor = (handover: string) => {
    const found = handovers.find(({ handover_id }) => handover_id === handover)
    return draftOf(found?.id ?? '', found === undefined ? [] : [found], words)
  }
  return accept({
    timeZone: held.time_zone,
    bodies: bodies.map((id) => ({ id, name: nameOf(id), focalPoints: counts.get(id) ?? 0 })),
    cells: cells.map((row) => {
      const clause = clauses.find((one) => one.handover_id === row.handover_id && one.clause_id === row.clause_id)
      const written = waiting.find(
        (one) => one.handover_id === row.handover_id && one.clause_id === row.clause_id && one.body_id === row.body_id,
      )
      return {
        cell: cellView(row, words, at),
        bodyName: nameOf(row.body_id),
        draft: draftFor(row.handover_id),
        label: clause?.label ?? '',
        text: words.of(clause?.text_words),
        waiting: written === undefined ? null : waitingView(written, member),
      }
    }),
    questions: questions.map((row) => ({
      question: questionView(row, words, at.now),
      bodyName: nameOf(row.body_id),
      draft: draftFor(row.handover_id),
    })),
    wantsLetters: letters,
    serverNow: at.now,
  })
}

function waitingView(row: AnswerDraftRow, member: string): WaitingAnswer {
  const { answer, reason, department, part, change, digest } = row
  return { answer, reason, department, part, change, digest, writtenAt: row.written_at, isMine: row.member_id === member }
}

/** Sets the questions of a gathering that is being prepared, each with its goals. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import type { RecordedQuestion } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readProgramme, readQuestions } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { readWordsRefs } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadForEdit, type Edit } from './editable-gathering.ts'
import { parseQuestions } from './prepare-gathering.ts'

/** A question as it was filled in. */
export interface QuestionLine {
  readonly id?: string
  readonly text: string
  readonly goals: readonly string[]
}

/** Sets the questions in their order; conversations without one take the question of their number. */
export async function setQuestions(
  house: HouseBase,
  acting: Acting,
  edit: Edit,
  lines: readonly QuestionLine[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const filled = lines.filter((line) => line.text.trim() !== '' || line.goals.some((goal) => goal.trim() !== ''))
  const parsed = parseQuestions(filled)
  if (!parsed.ok) return parsed
  return await perform(house, acting, async (act) => {
    const found = await loadForEdit(act.tx, edit)
    if (!found.ok) return found
    const place = { forum: found.value.forum_id, gathering: found.value.id }
    const known = new Set((await readQuestions(act.tx, place.gathering)).map((question) => question.id))
    const unknown = filled.findIndex((line) => line.id !== undefined && !known.has(line.id))
    if (unknown !== -1) return refuse('not_found', { what: 'question', field: `questions.${unknown}.id` })
    const questions = parsed.value.map((question, index): RecordedQuestion => ({
      id: filled[index]?.id ?? act.newId(),
      number: index + 1,
      text: act.keep(question.text),
      goals: question.goals.map((goal) => act.keep(goal)),
    }))
    const relinked = await relink(act.tx, place, questions)
    return accept({ drafts: [{ kind: 'questions_set', ...place, body: { questions } }, ...relinked], result: { id: place.gathering } })
  })
}

/** Conversations whose question is gone or was never named take the question of their number; nothing when all are right. */
async function relink(tx: Tx, place: { forum: string; gathering: string }, questions: readonly RecordedQuestion[]): Promise<Draft[]> {
  const programme = await readProgramme(tx, place.gathering)
  const isKnown = (id: string | null): boolean => questions.some((question) => question.id === id)
  const questionOf = (item: (typeof programme)[number]): string | null =>
    item.round_number === null ? null : isKnown(item.question_id) ? item.question_id : (questions[item.round_number - 1]?.id ?? null)
  if (programme.every((item) => questionOf(item) === item.question_id)) return []
  const titles = await readWordsRefs(
    tx,
    programme.map((item) => item.title_words),
  )
  const items = programme.flatMap((item) => {
    const title = titles.get(item.title_words)
    return title === undefined
      ? []
      : [
          {
            id: item.id,
            kind: item.kind,
            title,
            startMinute: item.start_minute,
            endMinute: item.end_minute,
            round: item.round_number,
            question: questionOf(item),
          },
        ]
  })
  return [{ kind: 'programme_set', ...place, body: { items } }]
}

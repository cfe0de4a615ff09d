/** Challenges to questions as anybody may see them. */
import type { ChallengeView } from '../../contract/challenges.ts'
import type { HouseBase } from '../house-base.ts'
import { listChallenges, type ChallengeRow } from '../sql/challenges.ts'
import { readWords, readWordsEvenHidden, type WordsById } from '../sql/words.ts'

type Db = HouseBase['database']['db']

/** Challenges of a gathering, or of one of its questions, in the order of their numbers. Two queries. */
export async function viewChallenges(db: Db, gathering: string, question?: string): Promise<ChallengeView[]> {
  const rows = await listChallenges(db, gathering, question)
  const words = await readWords(db, wordsOf(rows))
  return rows.map((row) => challengeOf(row, words))
}
/** The same with hidden words, for those who moderate. */
export async function viewChallengesEvenHidden(db: Db, gathering: string): Promise<ChallengeView[]> {
  const rows = await listChallenges(db, gathering)
  const words = await readWordsEvenHidden(db, wordsOf(rows))
  return rows.map((row) => challengeOf(row, words))
}

function wordsOf(rows: readonly ChallengeRow[]): (string | null)[] {
  return rows.flatMap((row) => [row.text_words, row.reply_words])
}

function challengeOf(row: ChallengeRow, words: WordsById): ChallengeView {
  const { reply_words: reply, reply_role: role, replied_at: at, hidden_reason: hidden } = row
  return {
    id: row.id,
    number: row.number,
    question: row.question_id,
    text: words.of(row.text_words),
    stakeholderGroup: row.stakeholder_group_id,
    madeAt: row.made_at,
    reply: role === null || at === null ? null : { text: words.of(reply), role, at },
    ...(hidden === null ? {} : { hidden }),
    entry: row.entry,
  }
}

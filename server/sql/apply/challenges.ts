/** Entries about challenges to questions. */
import type { ChallengeKinds } from '../../../core/ledger/challenge-kinds.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyChallenges: Appliers<keyof ChallengeKinds> = {
  question_challenged: oneByOne(async (tx, entry) => {
    const { id, number, question, seat, stakeholderGroup, text } = entry.body
    const at = { text_words: text.words, made_at: entry.at, entry: entry.seq }
    await tx
      .insertInto('challenges')
      .values({
        id,
        gathering_id: gatheringOf(entry),
        number,
        question_id: question,
        seat_id: seat,
        stakeholder_group_id: stakeholderGroup,
        ...at,
      })
      .execute()
  }),
  challenge_replied: oneByOne(async (tx, entry) => {
    const { id, text, role } = entry.body
    await tx
      .updateTable('challenges')
      .set({ reply_words: text.words, reply_role: role, replied_at: entry.at })
      .where('id', '=', id)
      .execute()
  }),
  challenge_hidden: oneByOne(async (tx, entry) => {
    const { id, reason, role, words } = entry.body
    await tx.updateTable('challenges').set({ hidden_reason: reason, hidden_role: role }).where('id', '=', id).execute()
    const gathering = gatheringOf(entry)
    await tx
      .insertInto('hidden_words')
      .values(words.map((one) => ({ words_id: one, idea_id: id, gathering_id: gathering })))
      .execute()
  }),
  challenge_restored: oneByOne(async (tx, entry) => {
    const { id } = entry.body
    await tx.updateTable('challenges').set({ hidden_reason: null, hidden_role: null }).where('id', '=', id).execute()
    await tx.deleteFrom('hidden_words').where('idea_id', '=', id).execute()
  }),
}

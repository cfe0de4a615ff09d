/** A participant challenges a question: an assumption in it that they doubt. */
import { CHALLENGE_CHARACTERS_MAX, CHALLENGES_PER_GATHERING_MAX, CHALLENGES_PER_SEAT_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { aliasOfSeat } from '../people/alias-of-seat.ts'
import { countChallenges } from '../sql/challenges.ts'
import { readGathering, readQuestions } from '../sql/gatherings.ts'
import { readSeat } from '../sql/seats.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Words of somebody at a seat about a question. */
export interface ChallengeQuestion {
  readonly gathering: string
  readonly question: string
  readonly seat: string
  readonly text: string
  readonly language: string | null
}

/** Puts a challenge on record. Refuses closed doors, a question that is not asked here, and a seat or a gathering that has had enough. */
export async function challengeQuestion(
  house: HouseBase,
  acting: Acting,
  asked: ChallengeQuestion,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parseVerbatim(asked.text, 'text', CHALLENGE_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    const question = (await readQuestions(act.tx, gathering.id)).find(({ id }) => id === asked.question)
    if (question === undefined) return refuse('not_found', { what: 'question of this gathering', field: 'question' })
    // Words and the seat that wrote them: under the Chatham House Rule no entry joins the two.
    const isUntold = gathering.is_chatham_house
    const seat = isUntold ? aliasOfSeat(house.secret, asked.seat) : asked.seat
    const made = await countChallenges(act.tx, gathering.id, seat)
    if (made.ofSeat >= CHALLENGES_PER_SEAT_MAX) return refuse('too_many_challenges', { limit: CHALLENGES_PER_SEAT_MAX })
    if (made.all >= CHALLENGES_PER_GATHERING_MAX) return refuse('challenges_full', { limit: CHALLENGES_PER_GATHERING_MAX })
    const group = isUntold ? null : ((await readSeat(act.tx, asked.seat))?.stakeholderGroup ?? null)
    const id = act.newId()
    return accept({
      drafts: [
        {
          kind: 'question_challenged',
          forum: gathering.forum_id,
          gathering: gathering.id,
          body: {
            id,
            number: made.all + 1,
            question: question.id,
            seat,
            stakeholderGroup: group,
            text: act.keep(text.value, asked.language),
          },
        },
      ],
      result: { id },
      ...(isUntold ? { actor: 'house' } : {}),
    })
  })
}

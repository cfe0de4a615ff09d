/** Hides the words of an idea: nobody is shown them any more, and a line of the public log says why. */
import { APPEAL_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { readHiding, readWordsOfIdea } from '../sql/moderation.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** An idea to hide, with the reason and a note for its author. */
export interface HideIdea {
  readonly gathering: string
  readonly number: number
  readonly reason: HidingReason
  readonly note: string | null
}

/** Hides an idea. Refuses one that is hidden already, naming who hid it. */
export async function hideIdea(
  house: HouseBase,
  acting: ActingInRole,
  asked: HideIdea,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const note = asked.note === null ? null : parsePlainText(asked.note, 'note', APPEAL_CHARACTERS_MAX)
  if (note?.ok === false) return note
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const idea = await readIdeaByNumber(act.tx, asked.gathering, asked.number)
    if (idea === undefined) return refuse('not_found', { what: `idea No. ${asked.number} in this gathering` })
    const hiding = await readHiding(act.tx, idea.id)
    if (hiding !== undefined) return tooLate(`idea No. ${asked.number} was hidden`, hiding.role)
    const words = await readWordsOfIdea(act.tx, idea.id)
    const kept = note === null ? null : act.keep(note.value)
    return accept({
      drafts: [
        { kind: 'idea_hidden', ...place.value, body: { idea: idea.id, reason: asked.reason, note: kept, role: acting.role, words } },
      ],
      result: { id: idea.id },
    })
  })
}

/** Changes the name, the purpose or the time zone of a forum. */
import { PARAGRAPH_CHARACTERS_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { parseTimeZone } from '../people/time-zone.ts'
import { readForum } from '../sql/forums.ts'
import { refFor } from './kept-words.ts'
import { perform, type Acting, type Done } from './command.ts'

/** What is to change; absent means as before, an empty purpose takes it away. */
export interface ForumChange {
  readonly name?: string | undefined
  readonly purpose?: string | undefined
  readonly timeZone?: string | undefined
}

/** Changes the forum. Its slug stays, so that addresses keep working. */
export async function changeForum(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: ForumChange,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const name = asked.name === undefined ? accept(null) : parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const purpose =
    asked.purpose === undefined || asked.purpose.trim() === ''
      ? accept(null)
      : parsePlainText(asked.purpose, 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const timeZone = asked.timeZone === undefined ? accept(null) : parseTimeZone(asked.timeZone, 'timeZone')
  if (!timeZone.ok) return timeZone
  return await perform(house, acting, async (act) => {
    const before = await readForum(act.tx, forum)
    if (before === undefined) return refuse('not_found', { what: 'forum' })
    const isPurposeKept = asked.purpose === undefined ? before.purpose_words !== null : purpose.value !== null
    const body = {
      id: forum,
      name: await refFor(act, before.name_words, name.value),
      timeZone: timeZone.value ?? before.time_zone,
      purpose: isPurposeKept ? await refFor(act, before.purpose_words, purpose.value) : null,
    }
    return accept({ drafts: [{ kind: 'forum_changed', forum, gathering: null, body }], result: { id: forum } })
  })
}

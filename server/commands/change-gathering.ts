/** Changes the facts of a gathering that is being prepared: title, topic, venue, date, zone. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isDate, isTimeZone } from '../../core/gatherings/zoned-time.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readWordsRefs } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadForEdit, type Edit } from './editable-gathering.ts'
import { parseOptional, parseTitle } from './parse-texts.ts'

/** What is to change; what is absent stays. A blank topic or venue takes it away. */
export interface GatheringChange {
  readonly title?: string
  readonly topic?: string
  readonly venue?: string
  readonly date?: string
  readonly timeZone?: string
}

/** Changes the facts of a gathering. Refuses by field; `stale` when somebody was faster. */
export async function changeGathering(
  house: HouseBase,
  acting: Acting,
  edit: Edit,
  change: GatheringChange,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  if (change.date !== undefined && !isDate(change.date)) return refuse('invalid', { field: 'date', detail: 'this day does not exist.' })
  if (change.timeZone !== undefined && !isTimeZone(change.timeZone))
    return refuse('invalid', { field: 'timeZone', detail: 'no such time zone is known. Write it as Europe/Zurich.' })
  const title = change.title === undefined ? accept(null) : parseTitle(change.title, 'title')
  if (!title.ok) return title
  const topic = parseOptional(change.topic, 'topic', TITLE_CHARACTERS_MAX)
  if (!topic.ok) return topic
  const venue = parseOptional(change.venue, 'venue', TITLE_CHARACTERS_MAX)
  if (!venue.ok) return venue
  return await perform(house, acting, async (act) => {
    const found = await loadForEdit(act.tx, edit)
    if (!found.ok) return found
    const row = found.value
    const kept = await readWordsRefs(act.tx, [row.title_words, row.topic_words, row.venue_words])
    const refOf = (given: string | undefined, text: string | null, id: string | null): WordsRef | null =>
      given === undefined ? (id === null ? null : (kept.get(id) ?? null)) : text === null ? null : act.keep(text)
    const titleRef = title.value === null ? kept.get(row.title_words) : act.keep(title.value)
    if (titleRef === undefined) return refuse('not_found', { what: 'title' })
    return accept({
      drafts: [
        {
          kind: 'gathering_changed',
          forum: row.forum_id,
          gathering: row.id,
          body: {
            id: row.id,
            title: titleRef,
            topic: refOf(change.topic, topic.value, row.topic_words),
            venue: refOf(change.venue, venue.value, row.venue_words),
            date: change.date ?? row.date,
            timeZone: change.timeZone ?? row.time_zone,
          },
        },
      ],
      result: { id: row.id },
    })
  })
}

/** Opens a reading: keeps the text as a version with fixed numbers, opens it to everybody, and starts its round of input. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayOpenReading, NOTICE_DAYS_DEFAULT, type ReadingNumber } from '../../core/drafts/readings.ts'
import { noticeEnds } from '../../core/forums/working-days.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { waitingFor } from '../views/waiting.ts'
import { perform, type Done } from './command.ts'
import { chairing, type Drafting } from './reading-at-hand.ts'
import { versionAtHand } from './version-at-hand.ts'

/** Opens it, by a chair. The notice lasts whole working days of the forum, at the clock of its place. */
export async function openReading(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly number: ReadingNumber; readonly workingDays: number | null },
): Promise<Outcome<Done<{ number: number; version: number; endsAt: string }>, RefusalCode>> {
  return await perform(house, drafting, async (act) => {
    const found = await chairing(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    // The text is held first, so that what is checked is what is kept.
    const kept = await versionAtHand(act, draft.id, null)
    if (!kept.ok) return kept
    const may = mayOpenReading(asked.number, { state: draft.state, waiting: await waitingFor(act.tx, draft, act.now) })
    if (!may.ok) return may
    const forum = await readForum(act.tx, draft.forum_id)
    if (forum === undefined) return refuse('not_found', { what: 'forum' })
    const workingDays = asked.workingDays ?? NOTICE_DAYS_DEFAULT
    const endsAt = noticeEnds(act.now, workingDays, forum.time_zone)
    const version = kept.value.number
    // Input from everybody needs a text that everybody can read.
    const opening: Draft[] = draft.is_open_to_all
      ? []
      : [{ kind: 'draft_opening_set', ...place, body: { draft: draft.id, isOpenToAll: true } }]
    const body = { draft: draft.id, number: asked.number, version, workingDays, endsAt }
    return accept({
      drafts: [...kept.value.drafts, ...opening, { kind: 'reading_opened', ...place, body }],
      result: { number: asked.number, version, endsAt },
    })
  })
}

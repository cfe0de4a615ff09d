/** What the commands of the clock share: load where it stands, ask the rule, append the move. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { ClockItem, ClockMove, ClockRefusal, ClockStand } from '../../core/gatherings/clock.ts'
import { projectRest } from '../../core/gatherings/projection.ts'
import { instantOf } from '../../core/gatherings/zoned-time.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readClock, readGathering, readProgramme, type ClockRow, type GatheringRow, type ItemRow } from '../sql/gatherings.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'

/** A rule of `core/gatherings/clock.ts`. */
export type ClockRule = (stand: ClockStand, now: Instant) => Outcome<ClockMove, ClockRefusal>
/** Which clock is moved. `seen` is the entry that its mover saw it move last at, when they said it: an outdated press moves nothing. */
export interface ClockPress {
  readonly gathering: string
  readonly seen: number | null
}

/** Moves the clock of a gathering whose doors are open. */
export async function moveClock(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
  rule: ClockRule,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadClock(act, press)
    if (!loaded.ok) return loaded
    const moved = rule(loaded.value.stand, act.now)
    return moved.ok ? accept({ drafts: [clockDraft(loaded.value.gathering, moved.value)], result: { id: press.gathering } }) : moved
  })
}

/** A move as a draft of its gathering. */
export function clockDraft(gathering: GatheringRow, move: ClockMove): Draft {
  // Kind and body belong together in a move; the compiler cannot carry that through a union.
  return { ...move, forum: gathering.forum_id, gathering: gathering.id } as Draft
}

/** The clock of an open gathering as it stands now, or the refusal that somebody else has moved it. */
export async function loadClock(
  act: Act,
  { gathering: id, seen }: ClockPress,
): Promise<Outcome<{ gathering: GatheringRow; stand: ClockStand; clock: ClockRow }, RefusalCode>> {
  const gathering = await readGathering(act.tx, id)
  if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
  if (gathering.state !== 'open') return refuse('gathering_not_open')
  const clock = await readClock(act.tx, id)
  if (seen !== null && clock.entry > seen) return refuse('clock_moved', { entry: clock.entry })
  return accept({ gathering, clock, stand: standOf(gathering, clock, await readProgramme(act.tx, id), act.now) })
}

function standOf(gathering: GatheringRow, row: ClockRow, items: readonly ItemRow[], now: Instant): ClockStand {
  const lengths = lengthsOf(gathering, row, items, now)
  return {
    clock: { state: row.state, item: row.item_id, startedAt: row.started_at, endsAt: row.ends_at, leftMs: row.left_ms },
    rest: row.rest,
    items: items.map((item): ClockItem => ({
      id: item.id,
      lengthMs: lengths.get(item.id) ?? plannedMs(item),
      isSkipped: item.is_skipped,
      startedAt: item.started_at,
      endedAt: item.ended_at,
    })),
  }
}

/** Lengths that items to come get when the running one ends now: shorter than planned where the end is kept. */
function lengthsOf(gathering: GatheringRow, clock: ClockRow, items: readonly ItemRow[], now: Instant): ReadonlyMap<string, number> {
  const here = items.findIndex((item) => item.id === clock.item_id)
  const running = items[here]
  if (clock.rest === 'shift' || running === undefined) return new Map()
  const at = (minute: number): number => Date.parse(instantOf(gathering.date, minute, gathering.time_zone))
  const later = items
    .slice(here + 1)
    .map((item) => ({ id: item.id, startMs: at(item.start_minute), endMs: at(item.end_minute), isSkipped: item.is_skipped }))
  return new Map(
    projectRest(later, Date.parse(now), at(running.end_minute), 'keep_end').map(({ id, startMs, endMs }) => [id, endMs - startMs]),
  )
}

function plannedMs(item: ItemRow): number {
  return (item.end_minute - item.start_minute) * 60_000
}

/** Takes seats in groups: a hall that comes in at the same second shares a few transactions, each of a constant number of statements. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGatheringsByCode, type GatheringRow } from '../sql/gatherings.ts'
import { findResults } from '../sql/idempotency.ts'
import { hasEntryBeside, lockHead, type Tx } from '../sql/ledger.ts'
import { readForum } from '../sql/forums.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { Hall } from './hall.ts'
import { scopeOf, SeatGroup, type Door, type Newcomer, type TakenSeat } from './seat-group.ts'
import { loadSeating } from './seating-state.ts'
import { Train } from './train.ts'

/** Seats of one transaction: enough for a hall to share commits, small enough that a phone waits milliseconds for its own. */
const GROUP_MAX = 100
/** People who may wait at the doors of a house. */
const WAITING_MAX = 5_000
/** Halls remembered between groups: more do not fill at the same time, and one that was forgotten is read again. */
const HALLS_REMEMBERED_MAX = 20

/** A hall, and the entry of its gathering up to which it is known. */
interface KnownHall {
  readonly hall: Hall
  readonly version: number
}

/** Takes people in, in the order of their arrival. */
export class SeatTrain {
  readonly #house: HouseBase
  readonly #train: Train<Newcomer, TakenSeat>
  #halls: ReadonlyMap<string, KnownHall> = new Map()

  constructor(house: HouseBase) {
    this.#house = house
    this.#train = new Train({ groupMax: GROUP_MAX, waitingMax: WAITING_MAX, write: async (group) => await this.#write(group) })
  }

  /** Gives somebody a seat; answers when it is on record or refused. */
  async board(newcomer: Newcomer): Promise<Outcome<TakenSeat, RefusalCode>> {
    return await this.#train.board(newcomer)
  }

  /** Waits until everybody who came so far has a seat or was refused. */
  async drain(): Promise<void> {
    await this.#train.drain()
  }

  async #write(newcomers: readonly Newcomer[]): Promise<Outcome<TakenSeat, RefusalCode>[]> {
    const before = this.#halls
    // A group that fails has filled its halls with people who were never recorded: they are read again.
    this.#halls = new Map()
    const written = await this.#house.database.db.transaction().execute(async (tx) => {
      // Statements of one transaction go down its connection one behind the other: what is read is read under the head.
      const [head, earlier, gatherings] = await Promise.all([
        lockHead(tx),
        findResults(
          tx,
          newcomers.map((one) => ({ scope: scopeOf(one), key: one.key })),
        ),
        readGatheringsByCode(
          tx,
          newcomers.map(({ code }) => code),
        ),
      ])
      const open = [...gatherings].filter(([, { state }]) => state === 'open')
      const doors = new Map<string, Door>()
      for (const [code, gathering] of open) doors.set(code, await readDoor(tx, gathering, before.get(gathering.id)))
      const group = new SeatGroup(this.#house, { head, doors, earlier })
      const outcomes = newcomers.map((newcomer) => group.take(newcomer))
      await group.write(tx)
      return { outcomes, doors: [...doors.values()], versions: group.versions }
    })
    this.#remember(before, written.doors, written.versions)
    const newest = Math.max(0, ...written.versions.values())
    if (newest > 0) this.#house.hints.tell(newest)
    return written.outcomes
  }

  #remember(before: ReadonlyMap<string, KnownHall>, doors: readonly Door[], versions: ReadonlyMap<string, number>): void {
    const fresh = doors.map(
      ({ hall, gathering }) => [hall.gathering, { hall, version: versions.get(hall.gathering) ?? gathering.version }] as const,
    )
    const others = [...before].filter(([id]) => !fresh.some(([one]) => one === id))
    this.#halls = new Map([...others, ...fresh].slice(-HALLS_REMEMBERED_MAX))
  }
}

/** In four queries where the hall is known and nothing but ideas came since; else in eleven, and rows grow with its seats. */
async function readDoor(tx: Tx, gathering: GatheringRow, known: KnownHall | undefined): Promise<Door> {
  const [groups, regions, forum, hall] = await Promise.all([
    readStakeholderGroups(tx, gathering.forum_id),
    readRegionalGroups(tx, gathering.forum_id),
    readForum(tx, gathering.forum_id),
    readHall(tx, gathering, known),
  ])
  const inUse = (rows: readonly { id: string; is_retired: boolean }[]): Set<string> =>
    new Set(rows.filter((row) => !row.is_retired).map(({ id }) => id))
  const languages = new Set([...(forum?.languages ?? []), ...hall.languages])
  return { gathering, hall, groups: inUse(groups), regions: inUse(regions), languages }
}

async function readHall(tx: Tx, gathering: GatheringRow, known: KnownHall | undefined): Promise<Hall> {
  if (known !== undefined) {
    if (known.version === gathering.version) return known.hall
    // Ideas move nobody; anything else may, seats that another process of this house gave included.
    if (!(await hasEntryBeside(tx, gathering.id, ['idea_captured'], known.version))) return known.hall
  }
  const loaded = await loadSeating(tx, gathering.id)
  if (!loaded.ok) throw new Error(`gathering ${gathering.id} was read and is gone`)
  return new Hall(loaded.value)
}

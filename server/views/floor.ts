/** The floor as anybody may see it, as those who run it see it, and the hand of one seat. Four queries each, whatever the number of hands. */
import type { FloorDesk, FloorView, GroupTimeView, HandView, MyFloor, SpeechRemark } from '../../contract/floor.ts'
import { ORDER_SHOWN_MAX, QUEUE_TOLD_MAX, REMARKS_OF_SPEECHES_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { lastFloorMove } from '../../core/townhall/floor-moves.ts'
import { groupTimes } from '../../core/townhall/floor-times.ts'
import { speakingOrder, type Hand, type Turn } from '../../core/townhall/speaking-order.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { FLOOR_UNDO_ENTRIES_MAX } from '../commands/undo-floor-move.ts'
import type { HouseBase } from '../house-base.ts'
import { listHands, readFloorEntries, readFloorRow, readHand, readHandOfSeat, readSettledHands, type HandRow } from '../sql/floor.ts'
import { countSeats, readGathering, type GatheringRow } from '../sql/gatherings.ts'
import { listRemarksOfSpeeches } from '../sql/remarks.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'

type House = Pick<HouseBase, 'database' | 'now'>

/** Speeches that the desk lists, newest first. */
const SPEECHES_LISTED_MAX = 100

/** The floor for everybody. Under the Chatham House Rule it says how many wait, and nothing of who they are. */
export async function viewFloor(house: House, gathering: string): Promise<Outcome<FloorView, RefusalCode>> {
  const row = await readGathering(house.database.db, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const whole = await floorOf(house, row)
  const told = { ...whole, queue: whole.queue.slice(0, QUEUE_TOLD_MAX) }
  return accept(row.is_chatham_house ? untold(told) : told)
}

/** The floor for those who run it. */
export async function viewFloorDesk(house: House, gathering: string): Promise<Outcome<FloorDesk, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const [floor, hands, entries, isSettled, remarks] = await Promise.all([
    floorOf(house, row),
    listHands(db, row.id),
    readFloorEntries(db, row.id, FLOOR_UNDO_ENTRIES_MAX),
    readSettledHands(db, row.id),
    remarksOf(db, row.id),
  ])
  const last = row.state === 'open' ? lastFloorMove(entries, isSettled) : null
  const moved = last === null ? undefined : await readHand(db, row.id, last.hand)
  return accept({
    floor,
    undo:
      last === null || moved === undefined
        ? null
        : { move: last.seq, kind: entries.find(({ seq }) => seq === last.seq)?.kind ?? '', hand: handOf(moved) },
    speeches: spoken(hands).toReversed().slice(0, SPEECHES_LISTED_MAX).map(handOf),
    remarks,
  })
}

/** The hand of a seat. */
export async function viewMyFloor(house: House, gathering: string, seat: string): Promise<MyFloor> {
  const { db } = house.database
  const [hand, hands, remarks] = await Promise.all([
    readHandOfSeat(db, gathering, seat),
    listHands(db, gathering),
    remarksOf(db, gathering),
  ])
  const own = new Set(hands.filter((one) => one.seat === seat).map(({ id }) => id))
  return {
    hand: hand === undefined ? null : handOf(hand),
    remarks: remarks.filter((remark) => own.has(remark.hand) && (remark.answer === null || remark.answer === 'left_open')),
  }
}

async function remarksOf(db: House['database']['db'], gathering: string): Promise<SpeechRemark[]> {
  const rows = await listRemarksOfSpeeches(db, gathering, REMARKS_OF_SPEECHES_MAX)
  const words = await readWords(
    db,
    rows.flatMap((row) => [row.textWords, row.correctionWords]),
  )
  return rows.map(({ id, hand, textWords, answer, correctionWords }) => ({
    ...{ id, hand, answer },
    ...{ text: words.of(textWords), correction: words.of(correctionWords) },
  }))
}

async function floorOf(house: House, row: GatheringRow): Promise<FloorView> {
  const { db } = house.database
  const [hands, { slotSeconds, veil }, seats, groups] = await Promise.all([
    listHands(db, row.id),
    readFloorRow(db, row.id),
    countSeats(db, row.id),
    readStakeholderGroups(db, row.forum_id),
  ])
  const seated = new Set(seats.map(({ group }) => group))
  const here = [...groups.map(({ id }) => id).filter((id) => seated.has(id)), ...(seated.has(null) ? [null] : [])]
  const isOpen = row.state === 'open'
  const speaking = hands.find(({ state }) => state === 'speaking')
  const called = hands.find(({ state }) => state === 'called')
  const waiting = isOpen ? hands.filter(({ state }) => state === 'waiting') : []
  const turns = spoken(hands).map((hand): Turn => ({ ...waitingHand(hand), spokenMs: spokenMs(hand), slotMs: slotMs(hand, slotSeconds) }))
  // Who speaks and who is called come before all that wait: their slots are reckoned as if they were used.
  const coming = [speaking, called].flatMap((hand): Turn[] => {
    if (hand === undefined) return []
    const slot = slotMs(hand, slotSeconds)
    const sofar = hand.startedAt === null ? 0 : house.now().getTime() - Date.parse(hand.startedAt)
    return [{ ...waitingHand(hand), spokenMs: Math.max(slot, sofar), slotMs: slot }]
  })
  const order = speakingOrder(
    { hands: waiting.map(waitingHand), turns: [...turns, ...coming], here, slotMs: slotSeconds * 1000 },
    ORDER_SHOWN_MAX,
  )
  const byId = new Map(waiting.map((hand) => [hand.id, hand]))
  return {
    slotSeconds,
    isOpen,
    speaking: speaking === undefined ? null : handOf(speaking),
    called: called === undefined ? null : handOf(called),
    queue: order.flatMap(({ id, why, accountSeconds }) => {
      const hand = byId.get(id)
      return hand === undefined ? [] : [{ ...handOf(hand), why: [...why], accountSeconds }]
    }),
    order: order.map(({ id }) => id),
    waiting: waiting.length,
    times: groupTimes(here, turns).map((time): GroupTimeView => ({ ...time })),
    veil: { isAll: veil.isAll, ideas: [...veil.ideas] },
    version: row.version,
  }
}

/** Hands that have come to the microphone and gone, in the order of their speeches. */
function spoken(hands: readonly HandRow[]): HandRow[] {
  return hands.filter(({ state }) => state === 'spoken').toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1))
}

function waitingHand(hand: HandRow): Hand {
  const { id, seat, group, modality, raisedAt } = hand
  return { id, speaker: seat ?? id, group, side: modality ?? 'room', raisedAt }
}

function spokenMs({ startedAt, endedAt }: HandRow): number {
  return startedAt === null || endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt)
}

function slotMs({ slotSeconds }: HandRow, now: number): number {
  return (slotSeconds ?? now) * 1000
}

function handOf({ id, group, modality, state, raisedAt, calledAt, startedAt, endedAt, slotSeconds }: HandRow): HandView {
  return { id, group, modality, state, raisedAt, calledAt, startedAt, endedAt, slotSeconds }
}

/** Without who anybody is: neither groups and sides, nor reasons and times, which would tell them. */
function untold(floor: FloorView): FloorView {
  const nobody = <T extends HandView>(hand: T): T => ({ ...hand, group: null, modality: null })
  return {
    ...floor,
    speaking: floor.speaking === null ? null : nobody(floor.speaking),
    called: floor.called === null ? null : nobody(floor.called),
    queue: floor.queue.map((hand) => ({ ...nobody(hand), why: [], accountSeconds: null })),
    times: [],
  }
}

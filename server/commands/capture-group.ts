/** Decides a group of ideas under one head of the ledger: each by itself, each sealed onto the one before. */
import type { IdeaView } from '../../contract/ideas.ts'
import { IDEAS_PER_GATHERING_MAX, LATE_ARRIVAL_MS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { decideCapture } from '../../core/ideas/capture.ts'
import { sealEntry, type LedgerHead } from '../../core/ledger/chain.ts'
import type { DraftOf } from '../../core/ledger/entry.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { EntryOf } from '../sql/apply/applier.ts'
import { untoldOnce, type Once } from '../people/untold-once.ts'
import { isOfAnother } from '../sql/idempotency.ts'
import { writeCaptured, type CaptureGathering, type CaptureSeat, type EarlierCapture, type KeptCapture } from '../sql/capture.ts'
import type { Whereabouts } from '../sql/whereabouts.ts'
import type { NewWords } from '../sql/words.ts'
import { saltWords } from './command.ts'

/** An idea whose text and instant have been parsed. */
export interface Passenger {
  readonly gathering: string
  readonly seat: string
  readonly key: string
  readonly digest?: string
  readonly round: string
  readonly text: string
  readonly language: string | null
  readonly writtenAt: Instant | null
  readonly buildsOn: number | null
}
/** An idea on record, with what its answer shows, so that answering asks the database nothing more. */
export interface Captured {
  readonly id: string
  /** Null when the key had captured it earlier: it stands on record, perhaps with a theme by now. */
  readonly idea: IdeaView | null
  /** Code of the gathering, for the receipt. */
  readonly code: string
}
/** What decisions rest on. It is true as long as the ledger ends at `head`: nothing changes without an entry. */
export interface CaptureContext {
  readonly head: LedgerHead
  readonly gatherings: ReadonlyMap<string, CaptureGathering>
  readonly seats: ReadonlyMap<string, CaptureSeat>
}

/** What an entry says of who wrote and where, under the Chatham House Rule. */
export const UNTOLD = { table: null, seat: null, stakeholderGroup: null, modality: null } as const

/** One group under the head of the ledger. */
export class CaptureGroup {
  readonly #house: HouseBase
  readonly #now: Instant
  readonly #known: CaptureContext
  readonly #earlier: ReadonlyMap<string, EarlierCapture>
  readonly #entries: EntryOf<'idea_captured'>[] = []
  readonly #words: NewWords[] = []
  readonly #kept: KeptCapture[] = []
  readonly #whereabouts: Whereabouts[] = []
  readonly #taken = new Map<string, { captured: Captured; digest: string | null }>()
  readonly #counts = new Map<string, number>()
  #head: LedgerHead

  /** `earlier` holds what keys of the group gave before, by `scope key`. */
  constructor(house: HouseBase, known: CaptureContext, earlier: ReadonlyMap<string, EarlierCapture> = new Map()) {
    this.#house = house
    this.#head = known.head
    this.#known = known
    this.#earlier = earlier
    this.#now = house.now().toISOString()
  }

  /** How many ideas the group puts on record. */
  get size(): number {
    return this.#entries.length
  }

  /** What is known once the group is written. */
  get after(): CaptureContext {
    const gatherings = new Map(
      [...this.#known.gatherings].map(([id, gathering]) => [id, { ...gathering, ideas: this.#counts.get(id) ?? gathering.ideas }]),
    )
    return { head: this.#head, gatherings, seats: this.#known.seats }
  }

  /** Decides one idea. */
  take(passenger: Passenger): Outcome<Captured, RefusalCode> {
    const once = this.#onceOf(passenger)
    const named = `${once.scope} ${once.key}`
    const [twin, earlier] = [this.#taken.get(named), this.#earlier.get(named)]
    if (isOfAnother(twin ?? earlier, once.digest)) return refuse('key_reused', { field: 'Idempotency-Key' })
    if (twin !== undefined) return accept(twin.captured)
    if (earlier !== undefined)
      return accept({ id: earlier.id, idea: null, code: this.#known.gatherings.get(passenger.gathering)?.code ?? '' })
    const drafted = this.#draft(passenger)
    if (!drafted.ok) return drafted
    const entry = {
      ...drafted.value,
      ...sealEntry(drafted.value, this.#head, this.#now, this.#actorOf(passenger)),
      kind: drafted.value.kind,
      body: drafted.value.body,
    }
    this.#head = entry
    this.#entries.push(entry)
    this.#noteWhereabouts(passenger, drafted.value)
    const captured = this.#captured(passenger, drafted.value, entry.seq)
    const digest = once.digest ?? null
    this.#kept.push({ scope: once.scope, key: once.key, request_digest: digest, result: { id: captured.id } })
    this.#taken.set(named, { captured, digest })
    return accept(captured)
  }

  /** Writes what was taken; false when the head of the ledger has moved, and nothing was written. */
  async write(db: HouseBase['database']['db']): Promise<boolean> {
    return await writeCaptured(db, this.#known.head, {
      entries: this.#entries,
      words: this.#words,
      kept: this.#kept,
      madeAt: this.#now,
      whereabouts: this.#whereabouts,
    })
  }

  #captured(passenger: Passenger, draft: DraftOf<'idea_captured'>, entry: number): Captured {
    const { body } = draft
    const seat = this.#known.seats.get(passenger.seat)
    // The author alone is answered here: their phone shows the idea at their table, whatever the record may say of it.
    const table = seat?.tables.get(passenger.round) ?? null
    const idea = {
      id: body.id,
      number: body.number,
      gathering: passenger.gathering,
      question: body.question,
      round: body.round,
      table,
      tableNumber: table === null ? null : (seat?.tableNumbers.get(table) ?? null),
      text: passenger.text,
      language: body.language,
      points: [],
      stakeholderGroup: body.stakeholderGroup,
      modality: body.modality,
      entered: body.entered,
      buildsOn: body.buildsOn,
      theme: null,
      writtenAt: body.writtenAt,
      recordedAt: this.#now,
      isLate: body.isLate,
      entry,
    }
    return { id: body.id, idea, code: this.#known.gatherings.get(passenger.gathering)?.code ?? '' }
  }

  /** Under the Chatham House Rule not even the key that makes it happen once says whose idea it is. */
  #onceOf({ gathering, seat, key, digest }: Passenger): Once {
    const once = { scope: `idea:${seat}`, key, ...(digest === undefined ? {} : { digest }) }
    return this.#known.gatherings.get(gathering)?.isChathamHouse === true ? untoldOnce(once) : once
  }

  #actorOf({ gathering, seat }: Passenger): string {
    return this.#known.gatherings.get(gathering)?.isChathamHouse === true ? 'house' : `seat:${seat}`
  }

  /** Under the Chatham House Rule, and while the doors are open, the running room knows where an idea was written; the record never does. */
  #noteWhereabouts({ gathering, seat, round }: Passenger, { body }: DraftOf<'idea_captured'>): void {
    const known = this.#known.gatherings.get(gathering)
    if (known?.isChathamHouse !== true || known.state !== 'open') return
    const table = this.#known.seats.get(seat)?.tables.get(round) ?? null
    this.#whereabouts.push({ idea_id: body.id, gathering_id: gathering, seat_id: seat, table_id: table })
  }

  #draft(passenger: Passenger): Outcome<DraftOf<'idea_captured'>, RefusalCode> {
    const gathering = this.#known.gatherings.get(passenger.gathering)
    const seat = this.#known.seats.get(passenger.seat)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (seat === undefined || seat.gathering !== gathering.id) return refuse('no_seat')
    const decided = decideCapture({
      round: passenger.round,
      writtenAt: passenger.writtenAt,
      now: this.#now,
      gathering: gathering.state,
      rounds: gathering.rounds,
      runningRound: gathering.runningRound,
      lateArrivalMsMax: LATE_ARRIVAL_MS_MAX,
    })
    if (!decided.ok) return decided
    const round = gathering.rounds.find((one) => one.id === passenger.round)
    if (round === undefined || round.question === null) return refuse('not_found', { what: 'question of this round', field: 'round' })
    const count = this.#counts.get(gathering.id) ?? gathering.ideas
    if (count >= IDEAS_PER_GATHERING_MAX) return refuse('ideas_full', { ideas: count, limit: IDEAS_PER_GATHERING_MAX })
    if (passenger.buildsOn !== null && passenger.buildsOn > count)
      return refuse('not_found', { what: `idea ${passenger.buildsOn}`, field: 'buildsOn' })
    this.#counts.set(gathering.id, count + 1)
    const { row, ref } = saltWords(this.#house, passenger.text, passenger.language)
    this.#words.push(row)
    return accept({
      kind: 'idea_captured',
      forum: gathering.forum,
      gathering: gathering.id,
      body: {
        id: this.#house.newId(),
        number: count + 1,
        question: round.question,
        round: round.id,
        ...(gathering.isChathamHouse
          ? UNTOLD
          : {
              table: seat.tables.get(round.id) ?? null,
              seat: passenger.seat,
              stakeholderGroup: seat.stakeholderGroup,
              modality: seat.modality,
            }),
        text: ref,
        language: passenger.language,
        entered: 'phone',
        buildsOn: passenger.buildsOn,
        writtenAt: decided.value.writtenAt,
        isLate: decided.value.isLate,
        points: [],
        label: null,
      },
    })
  }
}

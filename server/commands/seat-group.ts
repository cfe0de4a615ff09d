/** Decides on people who come in together under one head of the ledger: each by themselves, each sealed onto the one before. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { SeatView } from '../../contract/seats.ts'
import { sealEntry, type LedgerHead } from '../../core/ledger/chain.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { DraftOf, Entry } from '../../core/ledger/entry.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import type { GatheringRow } from '../sql/gatherings.ts'
import { isOfAnother, keepResults, type KeptResult } from '../sql/idempotency.ts'
import { appendEntries, type Tx } from '../sql/ledger.ts'
import { applyEntries } from '../sql/apply/apply-entries.ts'
import { keepSeatLanguages } from '../sql/seat-languages.ts'
import { keepSeatKeys } from '../sql/seats.ts'
import type { Hall, Place } from './hall.ts'

/** What a participant says of themselves; nothing of it names them. */
export interface Newcomer {
  readonly code: string
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
  readonly modality: Modality
  /** Codes of the languages that they speak, of those that the forum lists; kept beside the record. */
  readonly languages: readonly string[]
  /** The key of the seat, made before: sent again with one idempotency key, the same seat and key come back. */
  readonly token: string
  readonly key: string
  /** What the idempotency key was sent with. */
  readonly digest?: string | undefined
}
/** A seat that was taken, with what its answer shows. */
export interface TakenSeat {
  readonly id: string
  readonly gathering: string
  readonly entry: number
  /** Null when the key took it earlier: its tables may be others by now. */
  readonly seat: SeatView | null
}
/** An open door: where a code leads, and what newcomers may say of themselves there. */
export interface Door {
  readonly gathering: GatheringRow
  readonly hall: Hall
  readonly groups: ReadonlySet<string>
  readonly regions: ReadonlySet<string>
  readonly languages: ReadonlySet<string>
}
/** What decisions rest on, read under the head of the ledger. */
export interface SeatContext {
  readonly head: LedgerHead
  /** Doors by code; a code that opens nothing is absent. */
  readonly doors: ReadonlyMap<string, Door>
  /** What keys gave before, by `scope key`. */
  readonly earlier: ReadonlyMap<string, KeptResult>
}
type Known = { readonly taken: TakenSeat; readonly digest: string | null }

/** One group under the head of the ledger. */
export class SeatGroup {
  readonly #house: HouseBase
  readonly #now: Instant
  readonly #context: SeatContext
  readonly #entries: Entry[] = []
  readonly #languages: { seat: string; gathering: string; languages: readonly string[] }[] = []
  readonly #keys: { tokenHash: string; seat: string; gathering: string }[] = []
  readonly #kept: { scope: string; key: string; digest: string | null; result: unknown; madeAt: string }[] = []
  readonly #taken = new Map<string, Known>()
  #head: LedgerHead

  constructor(house: HouseBase, context: SeatContext) {
    this.#house = house
    this.#context = context
    this.#head = context.head
    this.#now = house.now().toISOString()
  }

  /** Number of the last entry of each gathering that somebody came into. */
  get versions(): ReadonlyMap<string, number> {
    return new Map(this.#entries.map(({ gathering, seq }) => [gathering ?? '', seq]))
  }

  /** Decides on one. Refuses an unknown or closed code, an unknown group, region or language, and a full house. */
  take(asked: Newcomer): Outcome<TakenSeat, RefusalCode> {
    const named = `${scopeOf(asked)} ${asked.key}`
    const known = this.#taken.get(named) ?? knownOf(this.#context.earlier.get(named))
    if (isOfAnother(known, asked.digest)) return refuse('key_reused', { field: 'Idempotency-Key' })
    if (known !== undefined) return accept(known.taken)
    const door = this.#context.doors.get(asked.code)
    if (door === undefined) return refuse('code_unknown', { code: asked.code })
    const unknown = unknownOf(door, asked)
    if (unknown !== null) return refuse('invalid', { field: unknown, detail: 'this forum has no such choice. Load the page again.' })
    const { stakeholderGroup, regionalGroup, languages, modality } = asked
    const placed = door.hall.place({ group: stakeholderGroup, region: regionalGroup, languages }, modality)
    return placed.ok ? accept(this.#seat(asked, door, placed.value)) : placed
  }

  /** Writes what was taken: a constant number of statements, whatever the number of people. */
  async write(tx: Tx): Promise<void> {
    if (this.#entries.length === 0) return
    await appendEntries(tx, this.#entries)
    await applyEntries(tx, this.#entries)
    await Promise.all([keepSeatKeys(tx, this.#keys), keepSeatLanguages(tx, this.#languages), keepResults(tx, this.#kept)])
  }

  #seat(asked: Newcomer, { gathering }: Door, place: Place): TakenSeat {
    const id = this.#house.newId()
    const entry = sealEntry(draftOf(asked, gathering, id, place), this.#head, this.#now, 'house')
    this.#head = entry
    this.#entries.push(entry)
    this.#keys.push({ tokenHash: keyHash(asked.token), seat: id, gathering: gathering.id })
    if (asked.languages.length > 0) this.#languages.push({ seat: id, gathering: gathering.id, languages: asked.languages })
    const digest = asked.digest ?? null
    const result = { seat: id, gathering: gathering.id, entry: entry.seq }
    this.#kept.push({ scope: scopeOf(asked), key: asked.key, digest, result, madeAt: this.#now })
    const taken = { id, gathering: gathering.id, entry: entry.seq, seat: viewOf(asked, gathering, id, this.#now, place) }
    this.#taken.set(`${scopeOf(asked)} ${asked.key}`, { taken, digest })
    return taken
  }
}

/** Under what a key of a newcomer is kept. */
export function scopeOf({ code }: Pick<Newcomer, 'code'>): string {
  return `join:${code}`
}

function knownOf(kept: KeptResult | undefined): Known | undefined {
  if (kept === undefined) return undefined
  // Rows of this scope are written by the command that takes seats alone.
  const { seat, gathering, entry } = kept.result as { seat: string; gathering: string; entry: number }
  return { taken: { id: seat, gathering, entry, seat: null }, digest: kept.digest }
}

function unknownOf({ groups, regions, languages }: Door, asked: Newcomer): 'stakeholderGroup' | 'regionalGroup' | 'languages' | null {
  if (asked.stakeholderGroup !== null && !groups.has(asked.stakeholderGroup)) return 'stakeholderGroup'
  if (asked.regionalGroup !== null && !regions.has(asked.regionalGroup)) return 'regionalGroup'
  if (asked.languages.some((code) => !languages.has(code))) return 'languages'
  return null
}

function draftOf(asked: Newcomer, gathering: GatheringRow, id: string, place: Place): DraftOf<'seat_taken'> {
  const { stakeholderGroup, regionalGroup, modality } = asked
  const seating = place.tables.map(({ round, table }) => ({ round, table }))
  return {
    kind: 'seat_taken',
    forum: gathering.forum_id,
    gathering: gathering.id,
    body: { id, number: place.number, stakeholderGroup, regionalGroup, modality, language: null, seating },
  }
}

function viewOf(asked: Newcomer, gathering: GatheringRow, id: string, takenAt: Instant, place: Place): SeatView {
  const { stakeholderGroup, regionalGroup, modality } = asked
  return {
    ...{ id, gathering: gathering.id, slug: gathering.slug, number: place.number, stakeholderGroup, regionalGroup, modality, takenAt },
    ...{ seatingVersion: gathering.seating_version, hasLeft: false, languages: [...asked.languages], tables: place.tables },
  }
}

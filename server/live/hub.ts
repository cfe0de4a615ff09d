/**
 * Tells live screens what came on record. The database is the truth: a notification is only a hint to look sooner, and a
 * look reads every entry after the last one seen. Frames of a gathering are made once and written to all its screens.
 */
import type { HouseBase } from '../house-base.ts'
import { HINT_CHANNEL, readEntryNotes, readHead, type EntryNote } from '../sql/ledger.ts'
import { Channel } from './channel.ts'
import type { LiveStream } from './stream.ts'

/** A look without a hint, for hints that were lost. */
const LOOK_EVERY_MS = 2_000
/** Entries of one look; a look goes on until it has seen them all. */
const ENTRIES_PER_LOOK = 500

/** All live screens of this process. */
export class LiveHub {
  readonly #house: HouseBase
  readonly #channels = new Map<string, Channel>()
  #seen = 0
  #looking: Promise<void> | null = null
  #isHinted = false
  #timer: NodeJS.Timeout | null = null
  #unlisten: (() => Promise<void>) | null = null
  #unhint: (() => void) | null = null

  constructor(house: HouseBase) {
    this.#house = house
  }

  /** Screens that listen now. */
  get streams(): number {
    return [...this.#channels.values()].reduce((sum, channel) => sum + channel.size, 0)
  }

  /** Starts listening for hints and looking. */
  async start(): Promise<void> {
    this.#seen = (await readHead(this.#house.database.db)).seq
    const listener = await this.#house.database.sql.listen(
      HINT_CHANNEL,
      (seq) => this.hint(Number(seq)),
      () => this.#lookSoon(),
    )
    this.#unlisten = listener.unlisten
    this.#unhint = this.#house.hints.listen((seq) => this.hint(seq))
    this.#timer = setInterval(() => this.#lookSoon(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  /** Ends every stream; clients come back by themselves and go on from their last entry. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#unhint?.()
    for (const channel of this.#channels.values()) channel.close()
    this.#channels.clear()
    await this.#looking?.catch(() => undefined)
    await this.#unlisten?.().catch(() => undefined)
  }

  /**
   * The ledger has grown to this entry (NaN: to some entry). The same hint comes from the process itself and from the
   * database; one look is enough. Without screens there is nobody to tell: a screen that comes later reads for itself.
   */
  hint(seq: number): void {
    if (this.#channels.size > 0) {
      if (Number.isNaN(seq) || seq > this.#seen) this.#lookSoon()
    } else if (!Number.isNaN(seq)) this.#seen = Math.max(this.#seen, seq)
  }

  /** Adds a screen to a gathering. Returns the channel, and what takes the screen away. */
  join(gathering: string, stream: LiveStream): { channel: Channel; leave: () => void } {
    const channel = this.#channels.get(gathering) ?? new Channel(this.#house, gathering)
    this.#channels.set(gathering, channel)
    channel.add(stream)
    // Without screens the hub looks only now and then; what it is behind with is caught up first.
    this.#lookSoon()
    const leave = (): void => {
      channel.remove(stream)
      if (channel.size === 0 && this.#channels.get(gathering) === channel) {
        channel.close()
        this.#channels.delete(gathering)
      }
    }
    return { channel, leave }
  }

  #lookSoon(): void {
    this.#isHinted = true
    this.#looking ??= this.#look()
  }

  async #look(): Promise<void> {
    try {
      while (this.#isHinted) {
        this.#isHinted = false
        let entries: EntryNote[]
        do {
          entries = await readEntryNotes(this.#house.database.db, this.#seen, ENTRIES_PER_LOOK)
          for (const entry of entries) if (entry.gathering !== null) this.#channels.get(entry.gathering)?.note(entry)
          this.#seen = Math.max(this.#seen, entries.at(-1)?.seq ?? 0)
        } while (entries.length === ENTRIES_PER_LOOK)
      }
    } catch {
      // The database is away: the truth is still in it, and the next look goes on from the last entry seen.
    } finally {
      this.#looking = null
    }
  }
}

/** The screens of one gathering, and what they have not been told yet. */
import type { IdeaView } from '../../contract/ideas.ts'
import type { HouseBase } from '../house-base.ts'
import { listIdeasSince } from '../sql/ideas.ts'
import type { EntryNote } from '../sql/ledger.ts'
import { viewGathering } from '../views/gathering.ts'
import { ideasOf } from '../views/ideas.ts'
import { viewBoards } from '../views/themes.ts'
import { frameText, type LiveStream } from './stream.ts'

/** Ideas wait this long for company: nobody sees the difference, and a busy hall costs one frame instead of ten. */
const IDEAS_FRAME_AFTER_MS = 30
/** Themes wait a little longer: a rapporteur's next move may come. */
const THEMES_FRAME_AFTER_MS = 60
/** The whole gathering is a large frame. When the clock or the doors move it goes at once; when only seats are taken, so often at most. */
const SEATS_FRAME_EVERY_MS = 1_500
/** Ideas of one frame. */
const IDEAS_PER_FRAME = 500

/** Screens of one gathering. */
export class Channel {
  readonly #house: HouseBase
  readonly #gathering: string
  readonly #streams = new Set<LiveStream>()
  readonly #questions = new Set<string>()
  #ideasAfter: number | null = null
  #newest = 0
  #isGatheringStale = false
  #isUrgent = false
  #seatsFrameAt = 0
  #timer: NodeJS.Timeout | null = null
  #flushing = false

  constructor(house: HouseBase, gathering: string) {
    this.#house = house
    this.#gathering = gathering
  }

  get size(): number {
    return this.#streams.size
  }

  add(stream: LiveStream): void {
    this.#streams.add(stream)
  }

  remove(stream: LiveStream): void {
    this.#streams.delete(stream)
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    for (const stream of this.#streams) stream.end()
    this.#streams.clear()
  }

  /** Remembers that an entry has to be told. */
  note(entry: EntryNote): void {
    this.#newest = entry.seq
    if (entry.kind === 'idea_captured') {
      this.#ideasAfter ??= entry.seq - 1
      return this.#flushIn(IDEAS_FRAME_AFTER_MS)
    }
    if (entry.board !== null) {
      this.#questions.add(entry.board)
      return this.#flushIn(THEMES_FRAME_AFTER_MS)
    }
    this.#isGatheringStale = true
    if (entry.kind !== 'seat_taken') this.#isUrgent = true
    this.#flushIn(this.#isUrgent ? 0 : Math.max(IDEAS_FRAME_AFTER_MS, this.#seatsFrameAt + SEATS_FRAME_EVERY_MS - Date.now()))
  }

  #flushIn(ms: number): void {
    if (this.#flushing) return
    if (this.#timer !== null && ms > 0) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#flush(), ms)
  }

  async #flush(): Promise<void> {
    this.#timer = null
    this.#flushing = true
    try {
      await this.#sendIdeas()
      await this.#sendThemes()
      await this.#sendGathering()
    } catch {
      // The database is away. What was not told is still remembered or will be replayed to whoever comes back.
    }
    this.#flushing = false
    if (this.#ideasAfter !== null || this.#questions.size > 0 || this.#isUrgent) this.#flushIn(IDEAS_FRAME_AFTER_MS)
    else if (this.#isGatheringStale) this.#flushIn(Math.max(IDEAS_FRAME_AFTER_MS, this.#seatsFrameAt + SEATS_FRAME_EVERY_MS - Date.now()))
  }

  async #sendIdeas(): Promise<void> {
    if (this.#ideasAfter === null) return
    const rows = await listIdeasSince(this.#house.database.db, this.#gathering, this.#ideasAfter, IDEAS_PER_FRAME)
    const ideas = await ideasOf(this.#house.database.db, rows)
    const last = rows.at(-1)?.entry ?? this.#newest
    this.#ideasAfter = rows.length === IDEAS_PER_FRAME ? last : null
    if (ideas.length > 0) this.#tellIdeas(ideas, last)
  }

  #tellIdeas(ideas: readonly IdeaView[], version: number): void {
    const everything = frameText('ideas', version, { ideas })
    const byTable = new Map<string, string>()
    for (const stream of this.#streams) {
      if (stream.table === null) {
        stream.write(everything)
        continue
      }
      const { table } = stream
      const text = byTable.get(table) ?? tableFrame(ideas, table, version)
      byTable.set(table, text)
      if (text !== '') stream.write(text)
    }
  }

  async #sendThemes(): Promise<void> {
    if (this.#questions.size === 0) return
    const questions = [...this.#questions]
    this.#questions.clear()
    const version = this.#newest
    const boards = (
      await Promise.all(questions.map(async (question) => await viewBoards(this.#house, this.#gathering, version, question)))
    ).flat()
    this.#tell(frameText('themes', version, { boards }), (stream) => stream.table === null)
  }

  async #sendGathering(): Promise<void> {
    if (!this.#isGatheringStale || (!this.#isUrgent && Date.now() < this.#seatsFrameAt + SEATS_FRAME_EVERY_MS)) return
    this.#isGatheringStale = false
    this.#isUrgent = false
    this.#seatsFrameAt = Date.now()
    const view = await viewGathering(this.#house, this.#gathering)
    if (view.ok) this.#tell(frameText('gathering', view.value.version, { gathering: view.value }), () => true)
  }

  #tell(text: string, isFor: (stream: LiveStream) => boolean): void {
    for (const stream of this.#streams) if (isFor(stream)) stream.write(text)
  }
}

function tableFrame(ideas: readonly IdeaView[], table: string, version: number): string {
  const mine = ideas.filter((idea) => idea.table === table)
  return mine.length === 0 ? '' : frameText('ideas', version, { ideas: mine })
}

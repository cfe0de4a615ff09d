/** The screens of one gathering, and what they have not been told yet. When the database is away, what was not told stays remembered. */
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
  #newestIdea = 0
  #isGatheringStale = false
  #isUrgent = false
  #seatsFrameAt = 0
  #timer: NodeJS.Timeout | null = null
  #due = 0
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
      this.#newestIdea = entry.seq
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

  /** Sends what is not told yet after a while; the sooner of two wishes wins. */
  #flushIn(ms: number): void {
    const due = Date.now() + ms
    if (this.#flushing || (this.#timer !== null && this.#due <= due)) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => void this.#flush(), ms)
  }

  async #flush(): Promise<void> {
    this.#timer = null
    this.#flushing = true
    await this.#sendIdeas()
    await this.#sendThemes()
    await this.#sendGathering()
    this.#flushing = false
    if (this.#ideasAfter !== null || this.#questions.size > 0 || this.#isUrgent) this.#flushIn(IDEAS_FRAME_AFTER_MS)
    else if (this.#isGatheringStale) this.#flushIn(Math.max(IDEAS_FRAME_AFTER_MS, this.#seatsFrameAt + SEATS_FRAME_EVERY_MS - Date.now()))
  }

  async #sendIdeas(): Promise<void> {
    const after = this.#ideasAfter
    if (after === null) return
    // Let go before asking: an idea that comes on record while the answer is on its way is remembered anew.
    this.#ideasAfter = null
    try {
      const rows = await listIdeasSince(this.#house.database.db, this.#gathering, after, IDEAS_PER_FRAME)
      const ideas = await ideasOf(this.#house.database.db, rows)
      const last = rows.at(-1)?.entry ?? after
      this.#ideasAfter = this.#newestIdea > last ? last : null
      if (ideas.length > 0) this.#tellIdeas(ideas, last)
    } catch {
      this.#ideasAfter = after
    }
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
    try {
      const version = this.#newest
      const boards = await Promise.all(questions.map(async (question) => await viewBoards(this.#house, this.#gathering, version, question)))
      this.#tell(frameText('themes', version, { boards: boards.flat() }), (stream) => stream.table === null)
    } catch {
      for (const question of questions) this.#questions.add(question)
    }
  }

  async #sendGathering(): Promise<void> {
    if (!this.#isGatheringStale || (!this.#isUrgent && Date.now() < this.#seatsFrameAt + SEATS_FRAME_EVERY_MS)) return
    const wasUrgent = this.#isUrgent
    this.#isGatheringStale = false
    this.#isUrgent = false
    this.#seatsFrameAt = Date.now()
    try {
      const view = await viewGathering(this.#house, this.#gathering)
      if (view.ok) this.#tell(frameText('gathering', view.value.version, { gathering: view.value }), () => true)
    } catch {
      this.#isGatheringStale = true
      this.#isUrgent = wasUrgent
    }
  }

  #tell(text: string, isFor: (stream: LiveStream) => boolean): void {
    for (const stream of this.#streams) if (isFor(stream)) stream.write(text)
  }
}

function tableFrame(ideas: readonly IdeaView[], table: string, version: number): string {
  const mine = ideas.filter((idea) => idea.table === table)
  return mine.length === 0 ? '' : frameText('ideas', version, { ideas: mine })
}

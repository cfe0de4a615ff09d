/** The screens of one gathering, and what they have not been told yet. When the database is away, what was not told stays remembered. */
import type { FloorView } from '../../contract/floor.ts'
import type { GatheringView } from '../../contract/gatherings.ts'
import type { IdeaView } from '../../contract/ideas.ts'
import { FLOOR_KINDS } from '../../core/ledger/floor-kinds.ts'
import { PHOTO_KINDS } from '../../core/ledger/photo-kinds.ts'
import { WEIGHING_KINDS } from '../../core/ledger/weighing-kinds.ts'
import { DESK_KINDS } from '../../core/ledger/desk-kinds.ts'
import type { HouseBase } from '../house-base.ts'
import { listIdeasSince, toldEntryOf } from '../sql/ideas.ts'
import type { EntryNote } from '../sql/ledger.ts'
import { readTablesOfIdeas } from '../sql/whereabouts.ts'
import { viewFloor } from '../views/floor.ts'
import { viewGathering } from '../views/gathering.ts'
import { ideasOf } from '../views/ideas.ts'
import { atTable } from '../views/whereabouts.ts'
import { viewBoards } from '../views/themes.ts'
import { phoneFrameData, phoneState, type PhoneState } from './phone-frames.ts'
import { TableNewsTeller } from './table-news.ts'
import { frameOf, frameText, type LiveStream } from './stream.ts'

/** Ideas wait this long for company: nobody sees the difference, and a busy hall costs one frame instead of ten. */
const IDEAS_FRAME_AFTER_MS = 30
/** Themes wait a little longer: a rapporteur's next move may come. */
const THEMES_FRAME_AFTER_MS = 60
/** The whole gathering is a large frame. When the clock or the doors move it goes at once, and four times a second at most; when only seats are taken, so often at most. */
const URGENT_FRAME_EVERY_MS = 250
const SEATS_FRAME_EVERY_MS = 1_500
/** One reading of the gathering serves everybody who asks within this time: a hall comes back at once when its network does. */
const VIEW_SHARED_MS = 300
/** Ideas of one frame. */
const IDEAS_PER_FRAME = 500

/** Of weighings, phones and walls hear that one opened or ended; what happens in between is asked for by the screens that show it. */
const OPENING_KINDS = ['weighing_opened', 'weighing_closed', 'weighing_reopened']
const QUIET_KINDS = WEIGHING_KINDS.filter((kind) => !OPENING_KINDS.includes(kind))
/** What a screen that does not sit at its table knows of where ideas were written. */
const NOWHERE: ReadonlyMap<string, string> = new Map()

/** Screens of one gathering. */
export class Channel {
  readonly #house: HouseBase
  readonly #gathering: string
  readonly #streams = new Set<LiveStream>()
  readonly #questions = new Set<string>()
  /** Each: the entry after which something of its sort has not been told; null when all has. */
  #ideasAfter: number | null = null
  #themesAfter: number | null = null
  #gatheringAfter: number | null = null
  /** The same for what is being asked for right now. */
  #askingAfter: number | null = null
  #deskAfter: number | null = null
  #floorAfter: number | null = null
  readonly #news: TableNewsTeller
  #newest = 0
  #newestIdea = 0
  #isUrgent = false
  #gatheringFrameAt = 0
  #view: { readonly version: number; readonly atMs: number; readonly read: Promise<GatheringView | null> } | null = null
  #floor: { readonly version: number; readonly atMs: number; readonly read: Promise<FloorView | null> } | null = null
  #timer: NodeJS.Timeout | null = null
  #due = 0
  #flushing = false

  constructor(house: HouseBase, gathering: string) {
    this.#house = house
    this.#gathering = gathering
    this.#news = new TableNewsTeller(house, gathering)
  }

  get size(): number {
    return this.#streams.size
  }

  /** Everything up to this entry has been told to every screen here: a screen that comes back with it misses nothing. */
  get told(): number {
    const open = [
      ...[this.#ideasAfter, this.#themesAfter, this.#gatheringAfter],
      ...[this.#askingAfter, this.#deskAfter, this.#floorAfter],
    ].filter((after) => after !== null)
    return open.length === 0 ? this.#newest : Math.min(...open)
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
    if (QUIET_KINDS.some((kind) => kind === entry.kind)) return
    const isOfDesk = [...DESK_KINDS, ...PHOTO_KINDS].some((kind) => kind === entry.kind)
    if (isOfDesk) this.#deskAfter ??= entry.seq - 1
    if (entry.kind === 'idea_captured' || entry.kind === 'idea_hidden' || entry.kind === 'idea_restored') {
      this.#newestIdea = entry.seq
      this.#ideasAfter ??= entry.seq - 1
      return this.#flushIn(IDEAS_FRAME_AFTER_MS)
    }
    if (isOfDesk) return this.#flushIn(IDEAS_FRAME_AFTER_MS)
    if (FLOOR_KINDS.some((kind) => kind === entry.kind)) {
      this.#floorAfter ??= entry.seq - 1
      return this.#flushIn(IDEAS_FRAME_AFTER_MS)
    }
    if (entry.board !== null) {
      this.#questions.add(entry.board)
      this.#themesAfter ??= entry.seq - 1
      return this.#flushIn(THEMES_FRAME_AFTER_MS)
    }
    this.#gatheringAfter ??= entry.seq - 1
    if (entry.kind !== 'seat_taken') this.#isUrgent = true
    this.#flushIn(this.#gatheringDueInMs())
  }

  /** The gathering at this version or a newer one; screens that come back in the same moment share one reading of it. */
  async view(version: number): Promise<GatheringView | null> {
    const held = this.#view
    if (held !== null && held.version >= version && Date.now() - held.atMs < VIEW_SHARED_MS) return await held.read
    const fresh = { version, atMs: Date.now(), read: this.#readView() }
    this.#view = fresh
    return await fresh.read
  }

  /** The floor at this version or a newer one, shared in the same way. */
  async floor(version: number): Promise<FloorView | null> {
    const held = this.#floor
    if (held !== null && held.version >= version && Date.now() - held.atMs < VIEW_SHARED_MS) return await held.read
    const fresh = { version, atMs: Date.now(), read: this.#readFloor() }
    this.#floor = fresh
    return await fresh.read
  }

  async #readFloor(): Promise<FloorView | null> {
    try {
      const floor = await viewFloor(this.#house, this.#gathering)
      return floor.ok ? floor.value : null
    } catch (cause) {
      this.#floor = null
      throw cause
    }
  }

  /** Tells a phone its gathering, unless it knows that state already: `have` is the digest it came with. */
  tellPhone(stream: LiveStream, view: GatheringView, version: number, have: string | null): void {
    // A frame that is held back tells it already; one from here would be overtaken by that.
    if (stream.known !== null) return
    const state = phoneState(view, stream.wish.table)
    stream.known = state
    if (state.digest !== have) stream.writeNow(frameOf('phone', version, phoneFrameData(null, state)))
  }

  async #readView(): Promise<GatheringView | null> {
    try {
      const view = await viewGathering(this.#house, this.#gathering)
      return view.ok ? view.value : null
    } catch (cause) {
      this.#view = null
      throw cause
    }
  }

  #gatheringDueInMs(): number {
    const [every, least] = this.#isUrgent ? [URGENT_FRAME_EVERY_MS, 0] : [SEATS_FRAME_EVERY_MS, IDEAS_FRAME_AFTER_MS]
    return Math.max(least, this.#gatheringFrameAt + every - Date.now())
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
    await this.#sendDesk()
    await this.#sendFloor()
    await this.#sendGathering()
    this.#flushing = false
    const isOpen = [this.#ideasAfter, this.#deskAfter, this.#floorAfter].some((after) => after !== null)
    if (isOpen || this.#questions.size > 0) this.#flushIn(IDEAS_FRAME_AFTER_MS)
    if (this.#gatheringAfter !== null) this.#flushIn(Math.max(IDEAS_FRAME_AFTER_MS, this.#gatheringDueInMs()))
  }

  async #sendIdeas(): Promise<void> {
    const after = this.#ideasAfter
    if (after === null) return
    // Let go before asking: an idea that comes on record while the answer is on its way is remembered anew.
    this.#ideasAfter = null
    this.#askingAfter = after
    try {
      const rows = await listIdeasSince(this.#house.database.db, this.#gathering, after, IDEAS_PER_FRAME)
      const ideas = await ideasOf(this.#house.database.db, rows)
      const lastRow = rows.at(-1)
      const last = lastRow === undefined ? after : toldEntryOf(lastRow)
      this.#ideasAfter = this.#newestIdea > last ? last : null
      this.#askingAfter = null
      // Only under the Chatham House Rule does an idea from a phone say nothing of its table.
      const untold = rows.filter((row) => row.entered !== 'imported' && row.table_id === null).map((row) => row.id)
      const tables = await readTablesOfIdeas(this.#house.database.db, untold)
      if (ideas.length > 0) this.#tellIdeas(ideas, tables, this.told)
    } catch {
      this.#ideasAfter = after
      this.#askingAfter = null
    }
  }

  #tellIdeas(ideas: readonly IdeaView[], tables: ReadonlyMap<string, string>, version: number): void {
    const everything = frameText('ideas', version, { ideas })
    const byTable = new Map<string, string>()
    for (const stream of this.#streams) {
      const { table, isPhone, isAtTable = false } = stream.wish
      if (table === null) {
        if (!isPhone) stream.write(everything)
        continue
      }
      const key = `${isAtTable ? 'here' : 'elsewhere'} ${table}`
      const text = byTable.get(key) ?? tableFrame(ideas, table, isAtTable ? tables : NOWHERE, version)
      byTable.set(key, text)
      if (text !== '') stream.write(text)
    }
  }

  async #sendThemes(): Promise<void> {
    if (this.#questions.size === 0) return
    const questions = [...this.#questions]
    const after = this.#themesAfter
    this.#questions.clear()
    this.#themesAfter = null
    this.#askingAfter = after
    try {
      const boards = await Promise.all(
        questions.map(async (question) => await viewBoards(this.#house, this.#gathering, this.#newest, question)),
      )
      this.#askingAfter = null
      this.#tell(frameText('themes', this.told, { boards: boards.flat() }), ({ wish }) => !wish.isPhone && wish.table === null)
    } catch {
      for (const question of questions) this.#questions.add(question)
      this.#themesAfter = after
      this.#askingAfter = null
    }
  }

  /** The console is told to look; phones hear what is new at their tables. */
  async #sendDesk(): Promise<void> {
    const after = this.#deskAfter
    if (after === null) return
    this.#deskAfter = null
    this.#askingAfter = after
    try {
      await this.#news.tell(this.#streams, () => this.told, true)
      this.#askingAfter = null
      this.#tell(frameText('desk', this.told, { version: this.#newest }), ({ wish }) => !wish.isPhone && wish.table === null)
    } catch {
      this.#deskAfter = after
      this.#askingAfter = null
    }
  }

  /** The floor goes to every screen, phones too: it is small, and each finds its own hand in the order. */
  async #sendFloor(): Promise<void> {
    const after = this.#floorAfter
    if (after === null) return
    this.#floorAfter = null
    this.#askingAfter = after
    try {
      const floor = await this.floor(this.#newest)
      this.#askingAfter = null
      if (floor !== null) this.#tell(frameText('floor', this.told, { floor }), () => true)
    } catch {
      this.#floorAfter = after
      this.#askingAfter = null
    }
  }

  /** Tells a phone that has just come what stands at its table. */
  async tellNews(stream: LiveStream, version: number): Promise<void> {
    await this.#news.tell([stream], () => version, false)
  }

  async #sendGathering(): Promise<void> {
    const after = this.#gatheringAfter
    if (after === null || this.#gatheringDueInMs() > IDEAS_FRAME_AFTER_MS) return
    const wasUrgent = this.#isUrgent
    this.#gatheringAfter = null
    this.#askingAfter = after
    this.#isUrgent = false
    this.#gatheringFrameAt = Date.now()
    try {
      const view = await this.view(this.#newest)
      this.#askingAfter = null
      if (view === null) return
      this.#tell(frameText('gathering', this.told, { gathering: view }), ({ wish }) => !wish.isPhone)
      this.#tellPhones(view)
      // Another round has another question.
      if (wasUrgent) await this.#news.tell(this.#streams, () => this.told, true)
    } catch {
      this.#gatheringAfter = after
      this.#askingAfter = null
      this.#isUrgent = wasUrgent
    }
  }

  /** Tells each phone what has changed for its table; what has not changed costs nothing. */
  #tellPhones(view: GatheringView): void {
    const states = new Map<string | null, PhoneState>()
    const texts = new Map<string, string>()
    for (const stream of this.#streams) {
      const { table, isPhone } = stream.wish
      if (!isPhone) continue
      const state = states.get(table) ?? phoneState(view, table)
      states.set(table, state)
      if (stream.known?.digest === state.digest) continue
      const step = `${stream.known?.digest ?? ''} ${state.digest}`
      const text = texts.get(step) ?? frameOf('phone', this.told, phoneFrameData(stream.known, state))
      texts.set(step, text)
      stream.known = state
      stream.write(text)
    }
  }

  #tell(text: string, isFor: (stream: LiveStream) => boolean): void {
    for (const stream of this.#streams) if (isFor(stream)) stream.write(text)
  }
}

function tableFrame(ideas: readonly IdeaView[], table: string, tables: ReadonlyMap<string, string>, version: number): string {
  const mine = atTable(ideas, table, tables)
  return mine.length === 0 ? '' : frameText('ideas', version, { ideas: mine })
}

/** The phone at the table while it is open: scene, list, outbox and line in one place, so that the parts only draw. */
import { untrack } from 'svelte'
import type { IdeaView } from '$contract/ideas'
import type { FloorView, HandView, SpeechRemark } from '$contract/floor'
import { api } from '../../line/api.ts'
import { listen, type LineState, type Listening } from '../../line/live.ts'
import { openOutbox, type Outbox } from '../../line/outbox.ts'
import type { Queue, WaitingIdea } from '../../line/outbox-queue.ts'
import { phoneStorage } from '../../line/phone-storage.ts'
import type { LiveFrames, PhoneGathering } from '$contract/live'
import type { TableNews } from '$contract/messages'
import type { SeatView } from '$contract/seats'
import { HandState } from './hand-state.svelte.ts'
import type { TableMates } from '$contract/table-mates'
import { TableMatesState } from './table-mates.svelte.ts'
import { TableNewsState } from './table-news.svelte.ts'
import { noteTable } from './moved-table.ts'
import { sceneOf, tableToHear, type RoundScene, type Scene } from './scene.ts'
import { LIST_MAX, linesOf, withIdeas, type Ideas, type Line } from './table-ideas.ts'

export interface MyIdea {
  readonly idea: IdeaView
  readonly receipt: string
}
export interface TableStart {
  readonly scene: Scene
  readonly seat: SeatView
  readonly ideas: readonly IdeaView[]
  readonly mine: readonly MyIdea[]
  readonly news: TableNews | null
  readonly mates: TableMates | null
  readonly floor: FloorView | null
  readonly hand: HandView | null
  readonly remarks: readonly SpeechRemark[]
}

/** How long the line "Sent, all 2" stays after a time without network. */
const SENT_SHOWN_MS = 8_000

/** A phone that could not load what it missed tries again after this. */
const CATCH_UP_AGAIN_MS = 3_000
/** A new plan moves a whole hall; its phones ask for their tables spread over this time, well within the round before. */
const SEAT_ASKED_WITHIN_MS = 1_500

export class TableState {
  scene: Scene
  mine = $state.raw<readonly MyIdea[]>([])
  queue = $state.raw<Queue>([])
  sending = $state<string | null>(null)
  line = $state.raw<LineState>({ kind: 'live' })
  skewMs = $state(0)
  draft = $state('')
  buildsOn = $state<number | null>(null)
  /** Why the words in the box were not recorded. */
  reason = $state<string | null>(null)
  /** Number of the idea that came on record last, to be read aloud. */
  lastSaved = $state<number | null>(null)
  /** Whether what waits survives closing this page. */
  isKept = $state(true)
  /** Ideas sent after a time without network, for one quiet line. */
  sentAfterOffline = $state(0)
  /** Number of the table to go to, for a while after a round has begun at another one. */
  movedTo = $state<number | null>(null)
  #ideas = $state.raw<Ideas>(new Map())
  #seat: SeatView
  readonly #storage = phoneStorage()
  #outbox: Outbox | null = null
  #listening: Listening | null = null
  #heardTable: string | null = null
  /** The gathering as far as this phone has been told; null before its first frame. */
  #gathering: PhoneGathering | null = null
  #isCatchingUp = false
  #isAskingSeat = false
  #waitedOffline = 0
  #wayShown: ReturnType<typeof setTimeout> | undefined

  readonly news: TableNewsState
  readonly mates: TableMatesState
  readonly hand: HandState
  readonly here: RoundScene | null = $derived.by(() => (this.scene.stage.kind === 'round' ? this.scene.stage.here : null))
  readonly myIds: ReadonlySet<string> = $derived(new Set(this.mine.map(({ idea }) => idea.id)))
  readonly lines: readonly Line[] = $derived.by(() => {
    const table = this.here?.table
    if (this.here === null || table === null || table === undefined) return []
    return linesOf(this.#ideas, this.waitingHere, { round: this.here.round, table: table.id }, this.myIds)
  })
  readonly waitingHere: readonly WaitingIdea[] = $derived(this.queue.filter(({ round }) => round === this.here?.round))
  readonly waitingElsewhere: readonly WaitingIdea[] = $derived(this.queue.filter(({ round }) => round !== this.here?.round))
  readonly waitingCount: number = $derived(this.queue.filter(({ state }) => state === 'queued').length)

  constructor(start: TableStart) {
    this.#seat = start.seat
    this.news = new TableNewsState(start.scene.slug, start.news)
    this.mates = new TableMatesState(start.scene.slug, start.mates)
    this.hand = new HandState(start.scene.slug, start, this.#storage)
    this.scene = $state.raw(start.scene)
    this.mine = start.mine
    this.#ideas = withIdeas(new Map(), [...start.ideas, ...start.mine.map(({ idea }) => idea)])
  }

  /** Opens the outbox and the line; answers how to close them. */
  open(): () => void {
    this.skewMs = Date.parse(this.scene.clock.serverNow) - Date.now()
    this.draft = this.#storage.read(this.#draftName) ?? ''
    this.#outbox = openOutbox({
      gathering: this.scene.slug,
      call: api,
      onQueue: (queue, sending) => {
        this.queue = queue
        this.sending = sending
      },
      onKept: (isKept) => (this.isKept = isKept),
      onSaved: (_, { idea, receipt }) => this.#saved(idea, receipt),
      onRefused: (idea) => this.#refused(idea),
      onReach: (isReached) => !isReached && this.#isAway(),
    })
    this.hand.open()
    // What it reads must not open this phone anew whenever it changes.
    untrack(() => this.#showWay())
    this.#listen()
    return () => {
      clearTimeout(this.#wayShown)
      this.#outbox?.close()
      this.#listening?.close()
      this.news.close()
      this.hand.close()
    }
  }

  /** Keeps the words in the box as a draft, whatever happens to this page. */
  keepDraft(text: string): void {
    this.draft = text
    this.#storage.write(this.#draftName, text === '' ? null : text)
  }

  /** Puts the words in the box on the table; they are safe on the phone when this returns. */
  put(): void {
    const here = this.here
    if (here === null || this.#outbox === null) return
    this.#outbox.put({
      round: here.round,
      roundNumber: here.number,
      text: this.draft,
      buildsOn: this.buildsOn,
      writtenAt: new Date(Date.now() + this.skewMs).toISOString(),
    })
    if (this.line.kind === 'stale') this.#waitedOffline += 1
    this.reason = null
    this.buildsOn = null
    this.keepDraft('')
  }

  /** Takes a waiting idea back into the box. What stands there already stays below it. */
  change(key: string): void {
    const idea = this.#outbox?.takeBack(key)
    if (idea === null || idea === undefined) return
    this.keepDraft(this.draft === '' ? idea.text : `${idea.text}\n${this.draft}`)
    this.buildsOn = idea.buildsOn
    this.reason = null
  }

  again(key: string): void {
    this.#outbox?.again(key)
  }

  get #draftName(): string {
    return `entente-draft-${this.scene.slug}`
  }

  #saved(idea: IdeaView, receipt: string): void {
    this.lastSaved = idea.number
    this.#ideas = withIdeas(this.#ideas, [idea])
    if (!this.myIds.has(idea.id)) this.mine = [...this.mine, { idea, receipt }]
    if (this.#waitedOffline > 0 && this.waitingCount <= 1) {
      this.sentAfterOffline = this.#waitedOffline
      this.#waitedOffline = 0
      setTimeout(() => (this.sentAfterOffline = 0), SENT_SHOWN_MS)
    }
  }

  /** Refused words go back into the box when it is free: nothing is lost, and what to change is in front of the person. */
  #refused(idea: WaitingIdea): void {
    if (this.draft !== '') return
    this.#outbox?.takeBack(idea.key)
    this.keepDraft(idea.text)
    this.buildsOn = idea.buildsOn
    this.reason = idea.reason
  }

  #isAway(): void {
    if (this.line.kind === 'live') this.line = { kind: 'stale', sinceMs: Date.now() }
    this.#waitedOffline = Math.max(this.#waitedOffline, this.waitingCount)
    this.#listening?.restart()
  }

  #listen(): void {
    this.#listening?.close()
    const table = this.#tableOf(this.scene)
    this.#heardTable = table
    this.#listening = listen(this.scene.slug, {
      after: this.scene.version,
      screen: 'phone',
      ...(table === null ? {} : { table }),
      onClock: ({ skewMs }) => (this.skewMs = skewMs),
      onState: (line) => {
        if (line.kind === 'stale') this.#waitedOffline = this.waitingCount
        this.line = line
        if (line.kind !== 'live') return
        this.#outbox?.retryNow()
        this.hand.retryNow()
      },
      onFrame: (name, frame, entry) => {
        this.news.hear(name, frame)
        if (name === 'floor' && 'floor' in frame) this.hand.hear(frame.floor)
        else if (name === 'ideas' && 'ideas' in frame) this.#ideas = withIdeas(this.#ideas, frame.ideas)
        else if (name === 'phone' && 'digest' in frame) this.#told(frame, entry)
        else if (name === 'hello' && 'isGap' in frame && frame.isGap) void this.#catchUp(entry)
      },
    })
  }

  /** A frame holds what has changed; without all the rest to put it on, all is asked again. */
  #told({ gathering, isWhole }: LiveFrames['phone'], entry: number): void {
    const whole = isWhole ? gathering : this.#gathering === null ? null : { ...this.#gathering, ...gathering }
    // A whole frame has every field, as contract/live.ts says.
    if (whole === null) void this.#catchUp(entry)
    else this.#turn(whole as PhoneGathering, entry)
  }

  #turn(gathering: PhoneGathering, entry: number): void {
    if (gathering.seatingVersion > this.#seat.seatingVersion) this.#askSeatSoon()
    const before = this.here?.round ?? null
    this.#gathering = gathering
    this.scene = { ...sceneOf(gathering, this.#seat), version: entry }
    this.#showWay()
    if (this.#tableOf(this.scene) !== this.#heardTable) this.#listen()
    if (this.here !== null && this.here.round !== before) void this.loadIdeas()
  }

  /** Says where to go while people walk to another table than the one that this phone showed last, whatever happened to its page meanwhile. */
  #showWay(): void {
    const table = this.here?.table?.number
    if (table === undefined) return
    const nowMs = Math.round(Date.now() + this.skewMs)
    const walkEndsAtMs = this.scene.walkEndsAt === null ? 0 : Date.parse(this.scene.walkEndsAt)
    const untilMs = noteTable(this.#storage, `entente-table-${this.scene.slug}`, { table, walkEndsAtMs, nowMs })
    clearTimeout(this.#wayShown)
    this.movedTo = untilMs === null ? null : table
    if (untilMs !== null) this.#wayShown = setTimeout(() => (this.movedTo = null), untilMs - nowMs)
  }

  /** The plan of seats has changed: this phone looks for its tables, a moment apart from all others. */
  #askSeatSoon(): void {
    if (this.#isAskingSeat) return
    this.#isAskingSeat = true
    setTimeout(() => void this.#askSeat(), Math.random() * SEAT_ASKED_WITHIN_MS)
  }

  async #askSeat(): Promise<void> {
    try {
      const seat = await api('GET /gatherings/:gathering/seat', { params: { gathering: this.scene.slug } })
      if (seat.ok) this.#seat = seat.answer
      if (seat.ok && this.#gathering !== null) this.#turn(this.#gathering, this.scene.version)
    } catch {
      // Without network: the next frame of the line asks again.
    } finally {
      this.#isAskingSeat = false
    }
  }

  /** More was missed than the line replays: everything is asked again. */
  async #catchUp(entry: number): Promise<void> {
    if (this.#isCatchingUp) return
    this.#isCatchingUp = true
    try {
      const [gathering, mine] = await Promise.all([
        api('GET /gatherings/:gathering', { params: { gathering: this.scene.slug } }),
        api('GET /gatherings/:gathering/my-ideas', { params: { gathering: this.scene.slug } }),
      ])
      if (mine.ok) this.mine = mine.answer.ideas
      if (gathering.ok) this.#turn(gathering.answer, Math.max(entry, gathering.answer.version))
      await this.loadIdeas()
      await this.hand.load()
    } catch {
      // The line says itself that it is stale. What was missed is still missing, and no later frame brings it.
      setTimeout(() => void this.#catchUp(entry), CATCH_UP_AGAIN_MS)
    } finally {
      this.#isCatchingUp = false
    }
  }

  /** The newest ideas of this table in the running round. */
  async loadIdeas(): Promise<void> {
    const table = this.here?.table
    if (this.here === null || table === null || table === undefined) return
    try {
      const page = await api('GET /gatherings/:gathering/ideas', {
        params: { gathering: this.scene.slug },
        query: { round: this.here.round, table: table.id, newest: true, limit: LIST_MAX },
      })
      if (page.ok) this.#ideas = withIdeas(this.#ideas, page.answer.ideas)
    } catch {
      // Without network the list stays as it was; frames of the line will bring what is new.
    }
  }

  #tableOf(scene: Scene): string | null {
    return tableToHear(scene.stage)
  }
}

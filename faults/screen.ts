/** A live screen without a browser: it resumes as `web/src/line/live.ts` does, and keeps everything that it was told. */
import { get, type ClientRequest } from 'node:http'
import { makeClient } from '../contract/client.ts'
import type { GatheringView } from '../contract/gatherings.ts'
import type { IdeaView } from '../contract/ideas.ts'
import type { LiveFrames, PhoneGathering } from '../contract/live.ts'
import type { ThemeBoardView } from '../contract/themes.ts'
import { answerOf } from '../server/test-house.ts'

/** Pauses between tries to connect again, as a page makes them. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000] as const
/** A cut that the test makes is mended soon: the test wants many. */
const CUT_PAUSE_MS_MAX = 60

/** A frame as it arrives. */
export interface HeardFrame {
  readonly name: string
  readonly id: number
  readonly data: unknown
}
/** What a screen is. */
export interface ScreenParts {
  /** May change while it listens. */
  readonly address: () => string
  readonly gathering: string
  /** Entry that the page of the screen was true at. */
  readonly after: number
  /** The table of a phone; null for a wall. */
  readonly table: string | null
  /** A frame that is lost on the way; planted faults use it. */
  readonly isLost?: (frame: HeardFrame) => boolean
  /** False for a screen that comes back as if it had just been opened; planted faults use it. */
  readonly resumes?: boolean
}

/** The screen. */
export class Screen {
  /** Entries of the ideas that it was told, in the order in which it first heard of each. */
  readonly entries: number[] = []
  readonly boards = new Map<string, ThemeBoardView>()
  gathering: GatheringView | PhoneGathering | null = null
  /** How often more was missed than is replayed. */
  gaps = 0
  readonly #parts: ScreenParts
  readonly #ids = new Set<string>()
  #have: string | null = null
  #entry: number
  #tries = 0
  #request: ClientRequest | null = null
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(parts: ScreenParts) {
    this.#parts = parts
    this.#entry = parts.after
    this.#open()
  }

  /** Breaks the line at once, wherever a frame may be. */
  cut(pauseMs = Math.random() * CUT_PAUSE_MS_MAX): void {
    this.#request?.destroy()
    this.#again(pauseMs)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#request?.destroy()
  }

  #open(): void {
    if (this.#isClosed) return
    const { address, gathering, table, resumes = true } = this.#parts
    const query = new URLSearchParams({ gathering })
    if (resumes) query.set('after', String(this.#entry))
    if (table !== null) query.set('screen', 'phone')
    if (table !== null) query.set('table', table)
    if (this.#have !== null) query.set('have', this.#have)
    const request = get(`${address()}/api/v1/live?${query}`, { agent: false }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (chunk: string) => {
        const parts = (text + chunk).split('\n\n')
        text = parts.pop() ?? ''
        if (request === this.#request) for (const part of parts) this.#hear(frameOf(part))
      })
      reply.on('error', () => undefined)
      reply.on('close', () => request === this.#request && this.#lost())
    })
    request.on('error', () => request === this.#request && this.#lost())
    this.#request = request
  }

  #lost(): void {
    const pauseMs = PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)] ?? 0
    this.#tries += 1
    this.#again(pauseMs * (0.5 + Math.random() * 0.5))
  }

  #again(inMs: number): void {
    this.#request = null
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#open(), inMs)
  }

  #hear(frame: HeardFrame): void {
    this.#tries = 0
    if (this.#parts.isLost?.(frame) === true) return
    this.#entry = Math.max(this.#entry, frame.id)
    // The server speaks the frames of contract/live.ts by their names.
    const data = frame.data as Partial<LiveFrames['hello'] & LiveFrames['ideas'] & LiveFrames['themes'] & { gathering: GatheringView }>
    if (frame.name === 'hello' && data.isGap === true) void this.#catchUp(data.version ?? 0)
    for (const idea of data.ideas ?? []) this.#take(idea)
    for (const board of data.boards ?? []) this.boards.set(board.question, board)
    if (frame.name === 'gathering' && data.gathering !== undefined) this.gathering = data.gathering
    if (frame.name === 'phone') this.#takePhone(frame.data as LiveFrames['phone'])
  }

  #take(idea: IdeaView): void {
    if (this.#ids.has(idea.id)) return
    this.#ids.add(idea.id)
    this.entries.push(idea.entry)
  }

  #takePhone({ gathering, isWhole, digest }: LiveFrames['phone']): void {
    // A whole frame has every field; a change goes on top of what is known.
    this.gathering = (isWhole ? gathering : { ...this.gathering, ...gathering }) as PhoneGathering
    this.#have = digest
  }

  async #catchUp(version: number): Promise<void> {
    this.gaps += 1
    this.#entry = version
    const call = makeClient(fetch, this.#parts.address())
    for (let after: number | null = 0; after !== null;) {
      const page: { ideas: readonly IdeaView[]; next: number | null } = answerOf(
        await call('GET /gatherings/:gathering/ideas', { params: { gathering: this.#parts.gathering }, query: { after } }),
      )
      for (const idea of page.ideas) if (this.#parts.table === null || idea.table === this.#parts.table) this.#take(idea)
      after = page.next
    }
  }
}

function frameOf(text: string): HeardFrame {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return { id: Number(field('id')), name: field('event'), data: JSON.parse(field('data') || '{}') }
}

/**
 * Texts that are open in editors of this process. A change is written to the log before it is applied, shown or acknowledged;
 * what other processes wrote is read from the log, after a hint or at the next look.
 */
import { Hocuspocus, type beforeHandleAwarenessPayload, type beforeSyncPayload } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { HouseBase } from '../house-base.ts'
import { readTextHeads, readTextUpdates, TEXT_CHANNEL } from '../sql/text-updates.ts'
import type { TextRights } from './text-rights.ts'
import { TextTrain } from './text-train.ts'

/** A look without a hint, for hints that were lost. */
const LOOK_EVERY_MS = 2_000
/** How often an editor hears that the house is there, so that it knows a line that broke in silence. */
const BEAT_EVERY_MS = 10_000
/** A line from which nothing came for so long is closed: two beats of a page in the background, which browsers slow down. */
const SILENT_MS_MAX = 150_000
/** Rights are asked for again after so long, with the next change: who left the team or signed out writes no more. */
const RIGHTS_MS_MAX = 10_000
/** The one-byte message that the editor answers by itself, and the answer. */
const BEAT = Uint8Array.of(9)
/** A change of nothing, as an editor sends it that has nothing to add. */
const EMPTY_BYTES = 2
/** What the protocol calls the first answer with everything that the other side lacks. */
const WHOLE_ANSWER = 1
/** Code with which a line is closed so that the editor comes back by itself. */
const TRY_AGAIN = 1013
/** Code with which a line is closed for good. */
const NOT_ALLOWED = 4403

interface Line extends TextRights {
  /** The rights as they are now; null for somebody who may not even read any more. */
  readonly ask: () => Promise<TextRights | null>
  readonly socket: WebSocket
  askedAt: number
}

/** All open texts. */
export class LiveTexts {
  readonly #house: HouseBase
  readonly #train: TextTrain
  readonly #open = new Map<string, Y.Doc>()
  /** Up to which row an open text holds everything, and rows after it that this process wrote itself. */
  readonly #seen = new Map<string, number>()
  readonly #own = new Map<string, Set<number>>()
  readonly #reading = new Map<string, Promise<void>>()
  readonly #rooms: Hocuspocus<Line>
  readonly #lines = new Set<Line>()
  #unlisten: (() => Promise<void>) | null = null
  #timers: NodeJS.Timeout[] = []

  constructor(house: HouseBase) {
    this.#house = house
    this.#train = new TextTrain(house)
    this.#rooms = new Hocuspocus<Line>({
      quiet: true,
      timeout: SILENT_MS_MAX,
      onAuthenticate: async ({ context, documentName, connectionConfig }) => {
        if (documentName !== context.draft) throw new Error('this line is for another text')
        connectionConfig.readOnly = !context.mayWrite
        await Promise.resolve()
      },
      onLoadDocument: async ({ document, documentName }) => await this.#load(documentName, document),
      afterUnloadDocument: async ({ documentName }) => await Promise.resolve(this.#forget(documentName)),
      beforeSync: async (payload) => await this.#beforeSync(payload),
      beforeHandleAwareness: async (payload) => await Promise.resolve(nameWhoIsThere(payload)),
    })
  }

  /** Starts listening for what other processes write. */
  async start(): Promise<void> {
    const listener = await this.#house.database.sql.listen(TEXT_CHANNEL, (hint) => this.#hint(hint))
    this.#unlisten = listener.unlisten
    this.#timers = [setInterval(() => void this.#look(), LOOK_EVERY_MS), setInterval(() => this.#beat(), BEAT_EVERY_MS)]
    for (const timer of this.#timers) timer.unref()
  }

  /** Takes in an editor or a reader. */
  connect(socket: WebSocket, request: Request, rights: TextRights, ask: () => Promise<TextRights | null>): void {
    const line: Line = { ...rights, ask, socket, askedAt: performance.now() }
    this.#lines.add(line)
    const room = this.#rooms.handleConnection(socket, request, line)
    socket.on('message', (data: Buffer) => {
      // The answer to a beat is for nobody: that it came is all.
      if (data.length > 1) room.handleMessage(new Uint8Array(data))
    })
    socket.on('close', (code, reason) => {
      this.#lines.delete(line)
      room.handleClose({ code, reason: reason.toString() })
    })
    socket.on('error', () => socket.terminate())
  }

  /** Ends every line and writes what still waits. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    for (const { socket } of this.#lines) socket.terminate()
    await this.#train.drain()
    await this.#unlisten?.().catch(() => undefined)
  }

  /** Nothing is applied that is not in the log; a change that cannot be read is refused before it could spoil it. */
  async #beforeSync({ type, payload, context: line, document, connection }: beforeSyncPayload<Line>): Promise<void> {
    if (connection.readOnly || type === 0 || payload.length <= EMPTY_BYTES) return
    try {
      Y.decodeUpdate(payload)
      if (type === WHOLE_ANSWER && Y.snapshotContainsUpdate(Y.snapshot(document), payload)) return
      if (performance.now() - line.askedAt > RIGHTS_MS_MAX) await this.#askAgain(line)
      this.#wrote(line.draft, await this.#train.write(line.draft, payload))
    } catch (cause) {
      line.socket.close(TRY_AGAIN, 'not saved')
      throw cause
    }
  }

  async #askAgain(line: Line): Promise<void> {
    const rights = await line.ask()
    if (rights?.mayWrite !== true) {
      line.socket.close(NOT_ALLOWED, 'no right to write')
      throw new Error('no right to write any more')
    }
    line.askedAt = performance.now()
  }

  async #load(draft: string, text: Y.Doc): Promise<void> {
    // Known before it is read: what another process writes meanwhile is read after it.
    this.#open.set(draft, text)
    this.#seen.set(draft, 0)
    await this.#readOn(draft)
  }

  #forget(draft: string): void {
    this.#open.delete(draft)
    this.#seen.delete(draft)
    this.#own.delete(draft)
  }

  #wrote(draft: string, seq: number): void {
    const own = this.#own.get(draft) ?? new Set<number>()
    own.add(seq)
    this.#own.set(draft, own)
    let seen = this.#seen.get(draft) ?? 0
    while (own.delete(seen + 1)) seen += 1
    this.#seen.set(draft, seen)
  }

  #hint(hint: string): void {
    const [draft = '', number] = hint.split(':')
    const seq = Number(number)
    if (!this.#open.has(draft) || seq <= (this.#seen.get(draft) ?? 0) || this.#own.get(draft)?.has(seq) === true) return
    void this.#readOn(draft).catch(() => undefined)
  }

  /** One reading of a text after the other. */
  async #readOn(draft: string): Promise<void> {
    const before = this.#reading.get(draft) ?? Promise.resolve()
    const reading = before.catch(() => undefined).then(async () => await this.#read(draft))
    this.#reading.set(draft, reading)
    await reading.finally(() => {
      if (this.#reading.get(draft) === reading) this.#reading.delete(draft)
    })
  }

  async #read(draft: string): Promise<void> {
    const text = this.#open.get(draft)
    if (text === undefined) return
    const after = this.#seen.get(draft) ?? 0
    const rows = await readTextUpdates(this.#house.database.db, draft, after)
    const own = this.#own.get(draft)
    text.transact(() => {
      for (const { seq, bytes } of rows) if (own?.has(seq) !== true) Y.applyUpdate(text, bytes)
    }, OF_THE_LOG)
    const last = rows.at(-1)?.seq ?? after
    for (const seq of own ?? []) if (seq <= last) own?.delete(seq)
    this.#seen.set(draft, Math.max(last, this.#seen.get(draft) ?? 0))
  }

  async #look(): Promise<void> {
    try {
      for (const { draft, seq } of await readTextHeads(this.#house.database.db, [...this.#open.keys()]))
        if (seq > (this.#seen.get(draft) ?? 0)) await this.#readOn(draft)
      await this.#closeUnentitled()
    } catch {
      // The database is away; the truth is still in it, and the next look goes on from the last row seen.
    }
  }

  /** Whose rights have changed comes anew, with those of now; whoever may not even read any more is shut out. */
  async #closeUnentitled(): Promise<void> {
    const now = performance.now()
    for (const line of this.#lines) {
      if (now - line.askedAt <= RIGHTS_MS_MAX) continue
      line.askedAt = now
      const rights = await line.ask()
      if (rights === null || rights.mayWrite !== line.mayWrite) line.socket.close(rights === null ? NOT_ALLOWED : TRY_AGAIN, 'other rights')
    }
  }

  #beat(): void {
    for (const { socket } of this.#lines) if (socket.readyState === socket.OPEN) socket.send(BEAT)
  }
}

/** What comes from the log is in it already, and goes to every line. */
const OF_THE_LOG = { source: 'local', skipStoreHooks: true } as const

/** Who is there is said by the house, whatever an editor claims; those who only read along are not shown. */
function nameWhoIsThere({ states, context }: beforeHandleAwarenessPayload<Line>): void {
  const writer = context?.writer ?? null
  if (writer === null) states.clear()
  else for (const state of states.values()) state['user'] = writer
}

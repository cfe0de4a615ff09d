/** One live screen: frames out, nothing in. A screen that cannot keep up is let go and comes back from its last entry. */
import type { ServerResponse } from 'node:http'
import type { LiveFrameName } from '../../contract/live.ts'
import type { PhoneState } from './phone-frames.ts'

/** Bytes that may wait for a slow screen: about a hundred frames. */
const WAITING_BYTES_MAX = 4 * 1024 * 1024

/** Text of a frame, made once for all screens. */
export function frameText(name: LiveFrameName, version: number, data: unknown): string {
  return frameOf(name, version, JSON.stringify(data))
}

/** Text of a frame whose data is JSON already. */
export function frameOf(name: LiveFrameName | 'beat', version: number, json: string): string {
  return `id: ${version}\nevent: ${name}\ndata: ${json}\n\n`
}

/** Which frames a screen wants. */
export interface Wish {
  /** Limits ideas to one table; a phone without a table gets none. */
  readonly table: string | null
  readonly isPhone: boolean
  /** Under the Chatham House Rule: the screen sits at its table, and may hear what is written there. */
  readonly isAtTable?: boolean
}

/** A live screen. */
export class LiveStream {
  readonly wish: Wish
  /** What a phone knows of its gathering; null when nobody here knows that. */
  known: PhoneState | null = null
  readonly #response: ServerResponse
  #held: string[] | null = null

  constructor(response: ServerResponse, wish: Wish) {
    this.#response = response
    this.wish = wish
  }

  /** Holds frames back until `release`: what was missed comes first, else a screen that is cut in between would come back from a frame after it. */
  hold(): void {
    this.#held = []
  }

  /** Lets the frames out that were held back. */
  release(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const text of held) this.write(text)
  }

  /** Writes a frame, or ends a screen that has fallen too far behind. */
  write(text: string): void {
    if (this.#held === null) this.writeNow(text)
    else this.#held.push(text)
  }

  /** Writes a frame before those that are held back. */
  writeNow(text: string): void {
    if (this.#response.writableLength > WAITING_BYTES_MAX) this.#response.destroy()
    else this.#response.write(text)
  }

  /** Ends the stream. */
  end(): void {
    this.#response.end()
  }
}

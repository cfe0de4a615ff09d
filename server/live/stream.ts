/** One live screen: frames out, nothing in. A screen that cannot keep up is let go and comes back from its last entry. */
import type { ServerResponse } from 'node:http'
import type { LiveFrameName } from '../../contract/live.ts'

/** Bytes that may wait for a slow screen: about a hundred frames. */
const WAITING_BYTES_MAX = 4 * 1024 * 1024

/** Text of a frame, made once for all screens. */
export function frameText(name: LiveFrameName, version: number, data: unknown): string {
  return `id: ${version}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A live screen. `table`, when set, limits ideas to one table. */
export class LiveStream {
  readonly table: string | null
  readonly #response: ServerResponse

  constructor(response: ServerResponse, table: string | null) {
    this.#response = response
    this.table = table
  }

  /** Writes a frame, or ends a screen that has fallen too far behind. */
  write(text: string): void {
    if (this.#response.writableLength > WAITING_BYTES_MAX) this.#response.destroy()
    else this.#response.write(text)
  }

  /** Ends the stream. */
  end(): void {
    this.#response.end()
  }
}

/** A live stream that costs little to listen to: a thousand of them must not eat what the house needs. */
import { connect, type Socket } from 'node:net'

/** One open stream. */
export class RawStream {
  bytes = 0
  readonly #socket: Socket
  readonly #opened: Promise<void>

  /** `onChunk` hears every piece as it comes. */
  constructor(address: string, path: string, onChunk: (chunk: string) => void) {
    const url = new URL(address)
    this.#socket = connect(Number(url.port), url.hostname)
      .setEncoding('latin1')
      .on('connect', () => this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: ${url.host}\r\n\r\n`))
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.on('error', reject)
      this.#socket.on('close', () => reject(new Error('the stream was closed')))
      this.#socket.on('data', (chunk: string) => {
        this.bytes += chunk.length
        if (chunk.includes('event: hello')) resolve()
        onChunk(chunk)
      })
    })
    this.#opened.catch(() => undefined)
  }

  /** Resolves with its first frame; fails when it is refused or lost before. */
  async opened(): Promise<void> {
    await this.#opened
  }

  close(): void {
    this.#socket.destroy()
  }
}

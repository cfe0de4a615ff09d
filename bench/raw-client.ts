/** A client that costs little: on a machine of two cores, what the writers burn is missing to the house that is measured. */
import { connect, type Socket } from 'node:net'

/** One connection that sends a request and waits for its answer, again and again. */
export class RawClient {
  readonly #socket: Socket
  readonly #host: string
  #waiting: ((status: number) => void) | null = null
  #heard = ''
  #missing = 0

  constructor(address: string) {
    const url = new URL(address)
    this.#host = url.host
    this.#socket = connect(Number(url.port), url.hostname).setNoDelay(true).setEncoding('latin1')
    this.#socket.on('data', (chunk: string) => this.#hear(chunk))
  }

  /** Sends JSON; gives the status. The answer's body is read to its end and thrown away. */
  async send(method: 'POST' | 'PUT', path: string, headers: Readonly<Record<string, string>>, body: object): Promise<number> {
    const payload = JSON.stringify(body)
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return await new Promise((resolve) => {
      this.#waiting = resolve
      this.#socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n${lines.join('')}\r\n${payload}`,
      )
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #hear(chunk: string): void {
    this.#heard += chunk
    if (this.#missing > 0) this.#missing -= chunk.length
    else {
      const end = this.#heard.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(this.#heard)?.[1]
      if (end === -1 || length === undefined) return
      this.#missing = end + 4 + Number(length) - this.#heard.length
    }
    if (this.#missing > 0) return
    const status = Number(this.#heard.slice(9, 12))
    this.#heard = ''
    this.#missing = 0
    this.#waiting?.(status)
  }
}

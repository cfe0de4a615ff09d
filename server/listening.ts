/** The port of the house: found before anything else starts, and given back in order when it stops. */
import type { ServerResponse } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, codeOf } from './settings/cannot-start.ts'

/** How long answers that are being written may still take when the house stops. */
const DRAIN_MS_MAX = 3_000
const LOOK_AGAIN_MS = 20

/** Makes sure that the port is free, and chooses one when it is 0. @throws {CannotStart} when it is taken or not allowed. */
export async function findPort(host: string, port: number): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause) => reject(listenTrouble(cause, host, port)))
    probe.listen({ host, port }, resolve)
  })
  const found = addressPort(probe)
  await new Promise((resolve) => probe.close(resolve))
  return found
}

/** Puts the trouble of listening into one sentence; another fault comes back as it is. */
export function listenTrouble(cause: unknown, host: string, port: number): unknown {
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new CannotStart(
        `Port ${port} is taken by another program. Stop that one, or start with another port: PORT=${port < 65_535 ? port + 1 : 8080} npm start.`,
        { cause },
      )
    case 'EACCES':
      return new CannotStart(`This user may not listen on port ${port}. Set PORT to a number above 1023.`, { cause })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(`This machine has no address ${host}. Set HOST to one of its own, or leave it out.`, { cause })
    default:
      return cause
  }
}

/** Keeps count of the answers being written, so that a stop can wait for them; the answer ends live streams and waits. */
export function watchAnswers(server: Server): () => Promise<void> {
  const writing = new Set<ServerResponse>()
  server.on('request', (_request: unknown, response: ServerResponse) => {
    writing.add(response)
    response.once('close', () => writing.delete(response))
  })
  return async () => {
    for (const response of writing) if (isStream(response)) response.end()
    for (let waited = 0; writing.size > 0 && waited < DRAIN_MS_MAX; waited += LOOK_AGAIN_MS) await wait(LOOK_AGAIN_MS)
  }
}

/** A live stream has no end of its own; the screen connects again and loses nothing. */
function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
}

function addressPort(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** `/api/v1/drafts/:draft/live`: the line on which editors of a text exchange their changes, on the port of the house. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import { TEXT_MESSAGE_BYTES_MAX } from '../../contract/limits.ts'
import type { House } from '../house.ts'
import { isForeign } from './same-origin.ts'
import { textRights } from './text-rights.ts'

const ADDRESS = /^\/api\/v1\/drafts\/([a-z0-9-]{1,80})\/live(?:\?.*)?$/
/** While developing, the tool that compiles pages listens on the same port for lines of its own. */
const OF_THE_COMPILER = /^vite/

/** Adds the line. */
export function registerLiveText(app: FastifyInstance, house: House): void {
  const lines = new WebSocketServer({ noServer: true, maxPayload: TEXT_MESSAGE_BYTES_MAX, perMessageDeflate: false })
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (OF_THE_COMPILER.test(request.headers['sec-websocket-protocol'] ?? '')) return
    socket.on('error', () => socket.destroy())
    void open(request, socket, head).catch(() => refuse(socket, '503 Service Unavailable'))
  })
  app.addHook('preClose', () => lines.close())

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const draft = ADDRESS.exec(request.url ?? '')?.[1]
    if (draft === undefined) return refuse(socket, '404 Not Found')
    const { headers } = request
    if (isForeign({ headers, protocol: 'http' }, house.publicUrl)) return refuse(socket, '403 Forbidden')
    const rights = await textRights(house, headers, draft)
    if (rights === null) return refuse(socket, '404 Not Found')
    lines.handleUpgrade(request, socket, head, (line) => {
      // The library asks for a request as fetch knows them; nothing of it is used but that it is there.
      house.texts.connect(line, new Request(`${house.publicUrl}/`), rights, async () => await textRights(house, headers, draft))
    })
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

/** A mail server for tests: it listens on this machine alone, keeps what it is sent, and refuses when it is told to. */
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A message as it arrived. */
export interface SunkMessage {
  readonly from: string
  readonly to: readonly string[]
  readonly data: string
}
/** The sink. */
export interface SmtpSink {
  readonly url: string
  readonly messages: readonly SunkMessage[]
  /** The next so many messages are refused for now, as a busy server does. */
  refuse(times: number): void
  close(): Promise<void>
}

/** Starts a sink on a free port. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const messages: SunkMessage[] = []
  let refusals = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    converse(socket, (message) => {
      if (refusals > 0) {
        refusals -= 1
        return '451 busy, come back later'
      }
      messages.push(message)
      return '250 kept'
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the sink has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    refuse: (times) => {
      refusals = times
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Speaks as much of RFC 5321 as a sender needs. */
function converse(socket: Socket, take: (message: SunkMessage) => string): void {
  let waiting = ''
  let data: string[] | null = null
  let from = ''
  let to: string[] = []
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  const hear = (line: string): void => {
    if (data !== null) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'))
      say(take({ from, to, data: data.join('\n') }))
      data = null
      to = []
      return
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (/^MAIL/i.test(line)) from = address
    if (/^RCPT/i.test(line)) to.push(address)
    if (/^DATA/i.test(line)) {
      data = []
      return say('354 go on')
    }
    say(/^QUIT/i.test(line) ? '221 bye' : '250 fine')
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    const lines = (waiting + chunk.toString('utf8')).split('\r\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 sink')
}

/** T1 and T6 for texts: the house killed while people type one text, and a writer who comes back after a time without network. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import { anEditor, until, type TestEditor } from '../server/test-editor.ts'
import { answerOf } from '../server/test-house.ts'
import { aRunningText, type RunningText } from '../server/test-text-team.ts'
import { HouseProcess } from './house-process.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** The blow falls within this time after everybody has begun to type. */
const BLOW_WITHIN_MS = 700
/** How long the planted liar keeps a change that it has acknowledged already. */
const LIE_MS = 60
/** Where the type of a message stands: behind the id of the draft and its length. */
const TYPE_AT = 37
const SYNC = 0
const CHANGE = 2
const ACKNOWLEDGED = [8, 1]

let house: HouseProcess
beforeAll(async () => {
  house = await HouseProcess.start({ LOG_LEVEL: 'error' })
  await house.aForum()
})
afterAll(async () => await house.close())

describe('people who type one text', () => {
  it(
    `lose nothing that was acknowledged in ${SIZES.textKills} kills, though all of them are gone with the house`,
    async () => {
      for (let kill = 0; kill < SIZES.textKills; kill += 1) {
        const text = await aRunningText(house.address, house.operator)
        const acknowledged = await typedUntilTheBlow(text, house.address)
        expect(acknowledged.size).toBeGreaterThan(SIZES.typists)
        expect(await lostOf(text, acknowledged)).toEqual([])
      }
    },
    FAULT_MS_MAX,
  )
  it(
    'would be seen to lose what is acknowledged before it is in the log (planted)',
    async () => {
      const text = await aRunningText(house.address, house.operator)
      const liar = await acknowledgingTooSoon(house.address)
      const acknowledged = await typedUntilTheBlow(text, liar.address)
      await liar.close()
      expect(await lostOf(text, acknowledged)).not.toEqual([])
    },
    FAULT_MS_MAX,
  )
  it('come back after a time without network, and nothing of anybody is lost', async () => {
    const text = await aRunningText(house.address, house.operator)
    const [away, here] = [anEditor(house.address, text.id, text.headers), anEditor(house.address, text.id, text.headers)]
    await Promise.all([away.saved(), here.saved()])
    const socket = away.provider.configuration.websocketProvider
    socket.disconnect()
    await until(() => !away.provider.synced, 'away')
    for (const words of ['Away one.', 'Away two.', 'Away three.']) away.type(words)
    for (const words of ['Here one.', 'Here two.']) here.type(words)
    await here.saved()
    await socket.connect()
    await Promise.all([away.sees('Here two.'), here.sees('Away three.'), away.saved()])
    expect(away.words()).toEqual(here.words())
    expect(await lostOf(text, new Set(['Away one.', 'Away two.', 'Away three.', 'Here one.', 'Here two.']))).toEqual([])
    away.close()
    here.close()
  })
})

/** Everybody types until the house is killed; editors go with it, so that nobody brings back what the house has lost. @returns what was acknowledged */
async function typedUntilTheBlow(text: RunningText, address: string): Promise<ReadonlySet<string>> {
  const acknowledged = new Set<string>()
  const editors = Array.from({ length: SIZES.typists }, () => anEditor(address, text.id, text.headers))
  await Promise.all(editors.map(async (editor) => await editor.saved()))
  const blow = { isOver: false }
  const typing = editors.map(async (editor, person) => {
    for (let count = 0; !blow.isOver; count += 1) {
      const words = `Person ${person}, line ${count}.`
      editor.type(words)
      await until(() => blow.isOver || isSaved(editor), 'saved or over')
      if (!blow.isOver) acknowledged.add(words)
    }
  })
  while (acknowledged.size <= SIZES.typists) await wait(10)
  await wait(Math.random() * BLOW_WITHIN_MS)
  const gone = house.stop('SIGKILL')
  blow.isOver = true
  for (const editor of editors) editor.close()
  await Promise.all([...typing, gone])
  await house.again()
  return acknowledged
}

function isSaved({ provider }: TestEditor): boolean {
  return provider.synced && !provider.hasUnsyncedChanges
}

async function lostOf({ id }: RunningText, wanted: ReadonlySet<string>): Promise<string[]> {
  const { clauses } = answerOf(await house.operator('GET /drafts/:draft', { params: { draft: id } }))
  const kept = new Set(clauses.map(({ text }) => text))
  return [...wanted].filter((words) => !kept.has(words))
}

/** A line before the house that acknowledges at once and passes on later: what acknowledging before the log is written would be. */
async function acknowledgingTooSoon(address: string): Promise<{ address: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (editor, request) => {
    const { cookie = '' } = request.headers
    const line = new WebSocket(`${address.replace('http', 'ws')}${request.url ?? ''}`, { headers: { cookie } })
    const waiting: RawData[] = []
    line.on('open', () => {
      for (const data of waiting.splice(0)) line.send(data)
    })
    line.on('message', (data) => editor.send(data))
    line.on('close', () => editor.terminate()).on('error', () => editor.terminate())
    editor.on('close', () => line.terminate()).on('error', () => line.terminate())
    editor.on('message', (data: Buffer) => {
      const isChange = data[TYPE_AT] === SYNC && data[TYPE_AT + 1] === CHANGE
      if (isChange) editor.send(Buffer.concat([data.subarray(0, TYPE_AT), Buffer.from(ACKNOWLEDGED)]))
      if (line.readyState !== WebSocket.OPEN) waiting.push(data)
      else if (isChange) setTimeout(() => line.readyState === WebSocket.OPEN && line.send(data), LIE_MS)
      else line.send(data)
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    close: async () => {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

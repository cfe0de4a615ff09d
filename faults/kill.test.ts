/** T1: the house and its database killed at random moments while a hall writes: what was acknowledged is there afterwards, once, and the record is whole. */
import { createServer, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOf } from '../server/test-house.ts'
import { faultsOf, Hall } from './hall.ts'
import { HouseProcess, ideasOnRecord, type RunningCafe } from './house-process.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** The blow falls within this time after the house answers again. */
const BLOW_WITHIN_MS = 700
/** How long the planted liar keeps an idea that it has acknowledged already. */
const LIE_MS = 60
const SEED = 20_131_008
/** A database that dies more often in a minute is given up by its house, and rightly. */
const DATABASE_KILLS_IN_A_ROW_MAX = 4

let house: HouseProcess
let cafe: RunningCafe

beforeAll(async () => {
  house = await HouseProcess.start({ LOG_LEVEL: 'error' })
  cafe = await house.aCafe(SIZES.writers)
})
afterAll(async () => await house.close())

describe('a hall that writes', () => {
  it(
    `loses nothing that was acknowledged in ${SIZES.kills} kills with ${SIZES.writers} people writing`,
    async () => {
      const next = chance(SEED)
      for (let done = 0; done < SIZES.kills; done += SIZES.killsAnEvening) {
        if (done > 0) cafe = await house.aCafe(SIZES.writers)
        await anEveningOf(Math.min(SIZES.killsAnEvening, SIZES.kills - done), next)
      }
      const report = answerOf(await house.operator('POST /house/verify'))
      expect([report.isWhole, report.findings]).toEqual([true, []])
    },
    FAULT_MS_MAX,
  )

  it(
    'would be seen to lose what a house acknowledges before it is on record (planted)',
    async () => {
      if (SIZES.kills > SIZES.killsAnEvening) cafe = await house.aCafe(SIZES.writers)
      const liar = await acknowledgingTooSoon(() => house.address)
      const hall = new Hall({ ...partsOf(cafe, 'people lied to'), address: () => liar.address, pauseMs: 5 })
      hall.start()
      await wait(BLOW_WITHIN_MS)
      await house.stop('SIGKILL')
      await hall.stop()
      await house.again()
      await liar.close()
      expect(faultsOf(hall.acknowledged, await ideasOnRecord(house.operator, cafe.id)).lost).not.toEqual([])
    },
    FAULT_MS_MAX,
  )

  it(
    'would be seen to record twice what is sent again without its key (planted)',
    async () => {
      const saying = { ...partsOf(cafe, 'forgetful people'), tokens: cafe.tokens.slice(0, 1), address: () => house.address }
      for (let life = 0; life < 2; life++) {
        const hall = new Hall({ ...saying, keyOf: () => crypto.randomUUID() })
        hall.start()
        await wait(100)
        await hall.stop()
      }
      // Both lives said the same words; with the keys of phones the second would have been given the first result.
      expect(faultsOf(new Set(), await ideasOnRecord(house.operator, cafe.id)).doubled).not.toEqual([])
    },
    FAULT_MS_MAX,
  )
})

/** A hall that writes while its house is killed again and again; then everything that it was told is looked for. */
async function anEveningOf(kills: number, next: () => number): Promise<void> {
  const hall = new Hall({ ...partsOf(cafe, 'people who are killed'), address: () => house.address, pauseMs: SIZES.writerRestMs })
  let inARow = 0
  hall.start()
  for (let kill = 0; kill < kills; kill++) {
    await wait(next() * BLOW_WITHIN_MS)
    // Killing the house takes its database with it; the database alone is brought back by the house.
    if (next() < 0.5 || inARow >= DATABASE_KILLS_IN_A_ROW_MAX) {
      inARow = 0
      await house.stop('SIGKILL')
      await house.again()
    } else {
      inARow += 1
      house.killDatabase()
      await house.ready()
    }
  }
  await wait(BLOW_WITHIN_MS)
  await hall.stop()
  expect(hall.acknowledged.size).toBeGreaterThan(SIZES.writers * 2)
  expect(faultsOf(hall.acknowledged, await ideasOnRecord(house.operator, cafe.id))).toEqual({ lost: [], doubled: [] })
  // While the database was away the house stood, and said so; 0 is a house that was not there.
  expect([...hall.statuses.keys()].filter((status) => ![0, 201, 503].includes(status))).toEqual([])
}

function partsOf({ id, round, tokens }: RunningCafe, name: string) {
  return { name, gathering: id, round, tokens }
}

/** A door before the house that answers at once and passes on later: what acknowledging before the commit would be. */
async function acknowledgingTooSoon(house: () => string): Promise<{ address: string; close(): Promise<void> }> {
  const server: Server = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      reply.writeHead(201, { 'content-type': 'application/json' }).end('{}')
      const { authorization = '', 'idempotency-key': key = '' } = request.headers
      const headers = { authorization, 'idempotency-key': String(key), 'content-type': 'application/json' }
      setTimeout(() => {
        void fetch(`${house()}${request.url ?? ''}`, { method: 'POST', headers, body: Buffer.concat(chunks).toString() }).catch(
          () => undefined,
        )
      }, LIE_MS)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Chance that is the same in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** T26: the database restarts under load: the house stays up, answers 503 meanwhile, recovers by itself, and tells of it once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Fastify, { type FastifyError } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outage } from '../server/database/outage.ts'
import { startEmbedded, type Embedded } from '../server/database/embedded.ts'
import { answerErrors } from '../server/http/problems.ts'
import { answerOf } from '../server/test-house.ts'
import { faultsOf, Hall } from './hall.ts'
import { HouseProcess, ideasOnRecord, type RunningCafe } from './house-process.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** How long the database is gone between its stop and its start. */
const GONE_MS = 1_500
/** How long the hall writes before and after. */
const WRITING_MS = 800
/** Once the database answers, the house records again within this time. */
const RECOVERED_MS_MAX = 5_000
const DATABASE_NAME = 'entente'

let home: string
let database: Embedded
let house: HouseProcess
let cafe: RunningCafe

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'entente-restart-'))
  database = await startEmbedded({ dataDir: home })
  const { connect } = await import('../server/database/connect.ts')
  const { createDatabase } = await import('../server/sql/migrations.ts')
  const admin = connect(database.urlOf('postgres'), 1)
  await createDatabase(admin.sql, DATABASE_NAME)
  await admin.close()
  house = await HouseProcess.start({ DATABASE_URL: database.urlOf(DATABASE_NAME), LOG_LEVEL: 'info' })
  cafe = await house.aCafe(SIZES.restartWriters)
})
afterAll(async () => {
  await house.close()
  await database.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('a database that restarts', () => {
  it(
    `${SIZES.restarts} times under ${SIZES.restartWriters} writers leaves the house standing, and loses nothing that was acknowledged`,
    async () => {
      const hall = new Hall({ name: 'people who go on', ...hallOf(cafe), address: () => house.address })
      hall.start()
      await wait(WRITING_MS)
      for (let restart = 0; restart < SIZES.restarts; restart++) {
        await database.stop()
        await wait(GONE_MS)
        database = await startEmbedded({ dataDir: home })
        const before = hall.acknowledged.size
        const backAt = performance.now()
        while (hall.acknowledged.size === before && performance.now() - backAt < RECOVERED_MS_MAX) await wait(10)
        expect(hall.acknowledged.size).toBeGreaterThan(before)
        await wait(WRITING_MS)
      }
      await hall.stop()
      expect(troubleOf(hall)).toEqual([])
      expect(hall.statuses.get(503) ?? 0).toBeGreaterThan(SIZES.restartWriters)
      expect(faultsOf(hall.acknowledged, await ideasOnRecord(house.operator, cafe.id))).toEqual({ lost: [], doubled: [] })
      const report = answerOf(await house.operator('POST /house/verify'))
      expect([report.isWhole, report.findings]).toEqual([true, []])
      expect(errorLines(house.said)).toHaveLength(SIZES.restarts)
      expect(house.said.match(/The database is back after/g)).toHaveLength(SIZES.restarts)
    },
    FAULT_MS_MAX,
  )

  it('would be seen to bring the house down (planted: nobody at the door)', async () => {
    const hall = new Hall({
      name: 'people at a shut door',
      ...hallOf(cafe),
      tokens: cafe.tokens.slice(0, 1),
      address: () => 'http://127.0.0.1:9',
    })
    hall.start()
    await wait(200)
    expect(troubleOf(hall)).not.toEqual([])
    await hall.giveUp()
  })

  it('would be seen to be told once for each request (planted: a house that writes every one into its log)', async () => {
    const told = async (
      outage: (log: { error(fact: unknown, sentence: string): void; info(sentence: string): void }) => Pick<Outage, 'meet'>,
    ) => {
      let said = ''
      const app = Fastify({ logger: { level: 'info', stream: { write: (line: string) => (said += line) } } })
      answerErrors(app, outage(app.log))
      app.get('/', { logLevel: 'error' }, () => {
        throw Object.assign(new Error('connect ENOENT'), { code: 'ENOENT' }) satisfies Partial<FastifyError>
      })
      await Promise.all(Array.from({ length: 30 }, async () => expect((await app.inject('/')).statusCode).toBe(503)))
      await app.close()
      return errorLines(said)
    }
    expect(await told((log) => ({ meet: (error) => log.error(error, 'away') }))).toHaveLength(30)
    expect(await told((log) => new Outage(log, async () => await Promise.reject(new Error('away'))))).toHaveLength(1)
  })
})

function hallOf({ id, round, tokens }: RunningCafe) {
  return { gathering: id, round, tokens }
}

/** Answers that a hall must not meet while the database restarts. */
function troubleOf(hall: Hall): number[] {
  return [...hall.statuses.keys()].filter((status) => status !== 201 && status !== 503)
}

/** Lines of a log that tell of an error. */
function errorLines(said: string): string[] {
  return said.split('\n').filter((line) => line.startsWith('{"level":50'))
}

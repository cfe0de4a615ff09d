/** T4: the house is gone and comes back, or the broker is: no entry is lost, every screen has caught up soon after, and a gap is shown. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from '../journeys/browser.ts'
import { findPort } from '../server/listening.ts'
import { makeHouse } from '../server/house.ts'
import { buildApp } from '../server/http/app.ts'
import { aCafe } from '../server/test-cafe.ts'
import { aHouse, TEST_URL } from '../server/test-house.ts'
import { faultsOf, Hall } from './hall.ts'
import { HouseProcess, ideasOnRecord, type RunningCafe } from './house-process.ts'
import { Screen } from './screen.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** What the standard promises. */
const CAUGHT_UP_MS_MAX = 5_000
const WRITERS = 20
/** The line on the wall that says since when it shows what was before. */
const GAP_SHOWN = '[role=status]:has-text("As of")'
/** How long the hall writes before and after. */
const WRITING_MS = 1_000
const PERSON_PAUSE_MS = 200

let house: HouseProcess
let cafe: RunningCafe
let browser: Browser

beforeAll(async () => {
  house = await HouseProcess.start({ LOG_LEVEL: 'error' })
  cafe = await house.aCafe(WRITERS)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe('a house that is gone', () => {
  it(
    `for ${SIZES.goneMs / 1000} s has lost nothing when it is back, ${SIZES.screens} screens have caught up within 5 s, and the wall has said so meanwhile`,
    async () => {
      const wall = await aPage(browser, { viewport: SCREENS.wall })
      await wall.goto(`${house.address}/g/${cafe.slug}/wall`)
      const screens = Array.from({ length: SIZES.screens }, () => aScreen(true))
      const hall = new Hall({ name: 'people who wait', ...partsOf(cafe), address: () => house.address, pauseMs: PERSON_PAUSE_MS })
      hall.start()
      await wait(WRITING_MS)
      await house.stop('SIGTERM')
      await wall.locator(GAP_SHOWN).waitFor()
      await wait(SIZES.goneMs)
      await house.again()
      const backAt = performance.now()
      const atReturn = await ideasOnRecord(house.operator, cafe.id)
      await untilAll(() => screens.every((screen) => screen.entries.length >= atReturn.length))
      expect(performance.now() - backAt).toBeLessThan(CAUGHT_UP_MS_MAX)
      await wall.locator(GAP_SHOWN).waitFor({ state: 'hidden', timeout: CAUGHT_UP_MS_MAX })
      expect(performance.now() - backAt).toBeLessThan(CAUGHT_UP_MS_MAX)
      await wait(WRITING_MS)
      await hall.stop()
      const record = await ideasOnRecord(house.operator, cafe.id)
      expect(faultsOf(hall.acknowledged, record)).toEqual({ lost: [], doubled: [] })
      await untilAll(() => screens.every((screen) => isSame(screen, record)))
      expect(screens.filter((screen) => !isSame(screen, record))).toEqual([])
      for (const screen of screens) screen.close()
      await wall.context().close()
    },
    FAULT_MS_MAX,
  )

  it('would be seen to have left a screen behind (planted: a screen that does not resume)', async () => {
    const screen = aScreen(false)
    await wait(300)
    const record = await ideasOnRecord(house.operator, cafe.id)
    expect(isSame(screen, record)).toBe(false)
    screen.close()
  })
})

describe('a broker', () => {
  const hasRedis = spawnSync('redis-server', ['--version']).status === 0

  it.skipIf(!hasRedis)(
    `that is gone for ${SIZES.goneMs / 1000} s and restarted empty costs no screen of another process anything (needs redis-server on the machine)`,
    async () => {
      const port = await findPort('127.0.0.1', 0)
      let redis = await aRedis(port)
      const test = await aHouse({ REDIS_URL: `redis://127.0.0.1:${port}` })
      const other = await makeHouse({
        ...{ database: test.house.database, settings: test.house.settings, publicUrl: TEST_URL, now: test.house.now },
      })
      const door = await buildApp(other)
      const address = await door.listen({ port: 0, host: '127.0.0.1' })
      const shared = await aCafe(test)
      await shared.untilRound(1)
      const seat = await shared.aSeat()
      const screen = new Screen({ address: () => address, gathering: shared.id, after: 0, table: null })
      const told = async (text: string): Promise<number> => {
        const { entry } = await seat.say(text)
        const saidAt = performance.now()
        await untilAll(() => screen.entries.includes(entry))
        return performance.now() - saidAt
      }
      expect(await told('With a broker')).toBeLessThan(CAUGHT_UP_MS_MAX)
      await endOf(redis)
      expect(await told('Without one')).toBeLessThan(CAUGHT_UP_MS_MAX)
      await wait(SIZES.goneMs)
      redis = await aRedis(port)
      expect(await told('With an empty one')).toBeLessThan(CAUGHT_UP_MS_MAX)
      expect(screen.entries).toEqual((await ideasOnRecord(test.call, shared.id)).map((idea) => idea.entry))
      screen.close()
      await door.close()
      await other.close()
      await test.close()
      await endOf(redis)
    },
    FAULT_MS_MAX,
  )
})

function partsOf({ id, round, tokens }: RunningCafe) {
  return { gathering: id, round, tokens }
}

function aScreen(resumes: boolean): Screen {
  return new Screen({ address: () => house.address, gathering: cafe.id, after: 0, table: null, resumes })
}

function isSame(screen: Screen, record: readonly { entry: number }[]): boolean {
  return JSON.stringify(screen.entries) === JSON.stringify(record.map((idea) => idea.entry))
}

async function untilAll(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + CAUGHT_UP_MS_MAX; Date.now() < end && !isSo();) await wait(20)
}

async function aRedis(port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'pipe',
  })
  await new Promise<void>((resolve) => child.stdout.on('data', (chunk) => /ready to accept/i.test(String(chunk)) && resolve()))
  return child
}

async function endOf(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

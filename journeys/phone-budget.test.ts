import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

/** Bytes of HTML, scripts and styles, compressed, that a phone on bad wifi may have to load before the first idea. */
const BUDGET_BYTES = 60_000
const COUNTED = new Set(['document', 'script', 'stylesheet'])

describe('what a phone loads before the first idea', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let seat: TakenSeat | undefined
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    gathering = await aGathering(house, await openForum(house))
    ;[seat] = await takeSeats(house, gathering, 5)
    await startFirstRound(house, gathering)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it.each([
    ['the page to join', () => `/${gathering.code}`],
    ['the table', () => `/g/${gathering.slug}/table`],
  ])('is within the budget: %s', async (_, path) => {
    const page = await aPage(browser, { viewport: SCREENS.phone })
    await page
      .context()
      .addCookies(
        path().endsWith('/table')
          ? [{ name: `entente_seat_${gathering.id.replaceAll('-', '')}`, value: seat?.token ?? '', url: house.address }]
          : [],
      )
    const sizes: Promise<{ what: string; bytes: number }>[] = []
    page.on('response', (reply) => {
      if (COUNTED.has(reply.request().resourceType()) && reply.ok())
        sizes.push(reply.body().then((body) => ({ what: new URL(reply.url()).pathname, bytes: gzipSync(body, { level: 9 }).length })))
    })
    await page.goto(house.address + path(), { waitUntil: 'load' })
    const loaded = await Promise.all(sizes)
    const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0)
    process.stdout.write(`${path()}: ${total} bytes compressed, of ${BUDGET_BYTES}\n`)
    expect(loaded.length).toBeGreaterThan(1)
    expect(total, loaded.map(({ what, bytes }) => `${bytes} ${what}`).join('\n')).toBeLessThanOrEqual(BUDGET_BYTES)
    await page.context().close()
  })
})

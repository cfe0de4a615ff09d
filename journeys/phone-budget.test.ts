import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { aKey, answered, startTestHouse, type TestHouse } from './test-house.ts'

async function aWeighing(house: TestHouse, forum: string, gathering: string): Promise<string> {
  const { id, slug } = answered(
    await house.operator('POST /forums/:forum/weighings', {
      params: { forum },
      body: { name: 'What we share', purpose: 'See what is held in common', gathering, audience: 'seats', showing: 'closed' },
      key: aKey(),
    }),
  )
  const seeds = Array.from({ length: 45 }, (_, at) => `Statement ${at + 1}: whoever is asked to answer says by when, and keeps to it`)
  const params = { weighing: id }
  answered(await house.operator('POST /weighings/:weighing/statements', { params, body: { seeds }, key: aKey() }))
  answered(await house.operator('POST /weighings/:weighing/open', { params }))
  return slug
}

/** Bytes of HTML, scripts and styles, compressed, that a phone on bad wifi may have to load before the first idea. */
const BUDGET_BYTES = 60_000
const COUNTED = new Set(['document', 'script', 'stylesheet'])

describe('what a phone loads before the first idea', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let seat: TakenSeat | undefined
  let weighing: string
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum)
    ;[seat] = await takeSeats(house, gathering, 5)
    await startFirstRound(house, gathering)
    weighing = await aWeighing(house, forum.forum, gathering.id)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it.each([
    ['the page to join', () => `/${gathering.code}`],
    ['the table', () => `/g/${gathering.slug}/table`],
    ['a statement to weigh', () => `/w/${weighing}/rate`],
  ])('is within the budget: %s', async (_, path) => {
    const page = await aPage(browser, { viewport: SCREENS.phone })
    await page
      .context()
      .addCookies(
        /\/(?:table|rate)$/.test(path())
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

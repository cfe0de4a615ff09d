/** T7: phones whose clocks are a day off: what they say stands in the order in which it was said, at the instant of the house, and they show the clock of the house. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { aPage, launchBrowser, SCREENS } from '../journeys/browser.ts'
import { aGathering, openForum, startFirstRound, type OpenForum, type OpenGathering } from '../journeys/house.ts'
import { onRecord, putTwice, sitDown } from '../journeys/phone.ts'
import { answered, startTestHouse, type TestHouse } from '../journeys/test-house.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** The clock on a phone and the clock of the house differ by no more: a second of rounding, and the way. */
const CLOCK_MS_MAX = 2_000
/** Written and recorded differ by no more when a phone has its network. */
const WRITTEN_MS_MAX = 5_000

let house: TestHouse
let browser: Browser
let forum: OpenForum

beforeAll(async () => {
  house = await startTestHouse(inject('templateUrl'))
  browser = await launchBrowser()
  forum = await openForum(house)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe('phones whose clocks are a day off', () => {
  it('say things in the right order at the right instant, and show the clock of the house', async () => {
    const gathering = await aGathering(house, forum, 'An evening of wrong clocks')
    await startFirstRound(house, gathering)
    const phones = [await aPhone(gathering, DAY_MS), await aPhone(gathering, 0), await aPhone(gathering, -DAY_MS)]
    const said: string[] = []
    for (let turn = 0; turn < 2; turn++)
      for (const [at, page] of phones.entries()) {
        said.push(`Turn ${turn} of phone ${at}`)
        await putTwice(page, said.at(-1) ?? '')
        await expect.poll(async () => (await onRecord(house, gathering)).length, { interval: 50 }).toBe(said.length)
      }
    const ideas = await onRecord(house, gathering)
    expect(ideas.map(({ text }) => text)).toEqual(said)
    expect(ideas.map(({ writtenAt }) => writtenAt)).toEqual(ideas.map(({ writtenAt }) => writtenAt).toSorted())
    expect(ideas.filter(({ writtenAt, recordedAt }) => Date.parse(recordedAt) - Date.parse(writtenAt) > WRITTEN_MS_MAX)).toEqual([])
    for (const page of phones) expect(await clockErrorMs(page, gathering)).toBeLessThan(CLOCK_MS_MAX)
    // The clock moves while they look on.
    answered(await house.operator('POST /gatherings/:gathering/clock/add-minute', { params: { gathering: gathering.id } }))
    for (const page of phones)
      await expect.poll(async () => await clockErrorMs(page, gathering), { timeout: 5_000 }).toBeLessThan(CLOCK_MS_MAX)
    for (const page of phones) await page.context().close()
  })

  it('would be seen to show another clock (planted: a phone that trusts its own)', async () => {
    const gathering = await aGathering(house, forum, 'An evening of trust')
    await startFirstRound(house, gathering)
    const page = await aPhone(gathering, -DAY_MS / 24, true)
    await page.waitForTimeout(1_000)
    expect(await clockErrorMs(page, gathering)).toBeGreaterThan(CLOCK_MS_MAX)
    await page.context().close()
  })
})

/** A seated phone whose clock is off. One that trusts its own clock hears in every word of the house about now its own instant. */
async function aPhone(gathering: OpenGathering, offMs: number, trustsItself = false): Promise<Page> {
  const page = await aPage(browser, { viewport: SCREENS.phone })
  await page.context().addInitScript(setClockOff, { offMs, trustsItself })
  await sitDown(page, house, gathering)
  await page.locator('[role=timer]').first().waitFor()
  return page
}

/** Runs in the page, before any script of ours. */
function setClockOff({ offMs, trustsItself }: { offMs: number; trustsItself: boolean }): void {
  const RealDate = Date
  const now = (): number => RealDate.now() + offMs
  const OffDate = new Proxy(RealDate, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  Reflect.set(globalThis, 'Date', OffDate)
  if (!trustsItself) return
  const parse = JSON.parse.bind(JSON)
  JSON.parse = (text: string) =>
    parse(text, (name: string, value: unknown) =>
      name === 'serverNowMs' ? now() : name === 'serverNow' ? new RealDate(now()).toISOString() : value,
    )
  Response.prototype.json = async function (this: Response) {
    return JSON.parse(await this.text())
  }
}

/** How far the clock on a phone is from that of the house. */
async function clockErrorMs(page: Page, gathering: OpenGathering): Promise<number> {
  const { clock } = answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
  const shown = (await page.locator('[role=timer]').first().textContent()) ?? ''
  const [seconds = 0, minutes = 0, hours = 0] = shown.trim().split(':').map(Number).toReversed()
  return Math.abs((clock.leftMs ?? 0) - (seconds + minutes * 60 + hours * 3600) * 1000)
}

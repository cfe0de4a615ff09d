/** T6: a phone that is away, is closed and opened again, is tapped twice and has two tabs: each idea once on record, soon after its return, and to be seen all along. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { aPage, launchBrowser, SCREENS } from '../journeys/browser.ts'
import { aGathering, openForum, startFirstRound, type OpenForum, type OpenGathering } from '../journeys/house.ts'
import { ON_THE_PHONE, onRecord, putTwice, sitDown, watchWaiting } from '../journeys/phone.ts'
import { answered, startTestHouse, type TestHouse } from '../journeys/test-house.ts'
import { faultsOf } from './hall.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** What the standard promises. */
const ON_RECORD_MS_MAX = 10_000
const SAID = ['First without network', 'قيلت بلا شبكة', 'Third without network']

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

describe('a phone', () => {
  it(
    `without network for ${SIZES.offlineMs / 1000} s, tapped twice, closed and opened in two tabs records each idea once`,
    async () => {
      const { page, gathering } = await seated('An evening without network')
      const context = page.context()
      await context.setOffline(true)
      for (const text of SAID) await putTwice(page, text)
      await watchWaiting(page, SAID.length, SIZES.offlineMs / 2)
      await page.close()
      await new Promise((resolve) => setTimeout(resolve, SIZES.offlineMs / 2))
      const [one, two] = [await context.newPage(), await context.newPage()]
      await context.setOffline(false)
      const backAt = performance.now()
      const table = `${house.address}/g/${gathering.slug}/table`
      await Promise.all([one.goto(table), two.goto(table)])
      await untilSaid(gathering)
      expect(performance.now() - backAt).toBeLessThan(ON_RECORD_MS_MAX)
      for (const tab of [one, two]) {
        await tab.getByText(ON_THE_PHONE).first().waitFor({ state: 'detached' })
        for (const text of SAID) expect(await tab.getByText(text, { exact: true }).first().isVisible()).toBe(true)
      }
      expect(await textsOf(gathering)).toEqual(SAID)
      expect(answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } })).seats.total).toBe(1)
      await context.close()
    },
    FAULT_MS_MAX,
  )

  it('that comes back with its page open records each idea once, in the round in which it was written', async () => {
    const { page, gathering, round } = await seated('An evening that goes on')
    await page.context().setOffline(true)
    for (const text of SAID) await putTwice(page, text)
    answered(await house.operator('POST /gatherings/:gathering/clock/next', { params: { gathering: gathering.id } }))
    await watchWaiting(page, SAID.length, 2_000)
    await page.context().setOffline(false)
    const backAt = performance.now()
    await untilSaid(gathering)
    expect(performance.now() - backAt).toBeLessThan(ON_RECORD_MS_MAX)
    const ideas = await onRecord(house, gathering)
    expect(ideas.map((idea) => [idea.text, idea.round, idea.isLate])).toEqual(SAID.map((text) => [text, round, true]))
    await page.context().close()
  })

  it('whose answers are lost on the way sends again, and records each idea once', async () => {
    const { page, gathering } = await seated('An evening of lost answers')
    const tries = await loseAnswers(page.context(), false)
    await putTwice(page, 'Heard, but the phone does not know')
    await expect.poll(tries, { timeout: ON_RECORD_MS_MAX }).toBe(3)
    await page.getByText(ON_THE_PHONE).first().waitFor({ state: 'detached' })
    expect(faultsOf(new Set(), await recorded(gathering)).doubled).toEqual([])
    await page.context().close()
  })

  it('would be seen to record twice (planted: a phone that makes a fresh key for each try)', async () => {
    const { page, gathering } = await seated('An evening of fresh keys')
    const tries = await loseAnswers(page.context(), true)
    await putTwice(page, 'Heard, but the phone does not know')
    await expect.poll(tries, { timeout: ON_RECORD_MS_MAX }).toBe(3)
    await page.getByText(ON_THE_PHONE).first().waitFor({ state: 'detached' })
    expect(faultsOf(new Set(), await recorded(gathering)).doubled).not.toEqual([])
    await page.context().close()
  })
})

async function seated(title: string): Promise<{ page: Page; gathering: OpenGathering; round: string }> {
  const gathering = await aGathering(house, forum, title)
  const round = await startFirstRound(house, gathering)
  const page = await aPage(browser, { viewport: SCREENS.phone })
  await sitDown(page, house, gathering)
  return { page, gathering, round }
}

/** The house hears every idea, and the first two answers never come; with `freshKeys` each try has a key of its own. @returns how many tries there were */
async function loseAnswers(context: BrowserContext, freshKeys: boolean): Promise<() => number> {
  let tries = 0
  await context.route('**/api/v1/gatherings/*/ideas', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue()
    tries += 1
    const headers = { ...route.request().headers(), ...(freshKeys ? { 'idempotency-key': crypto.randomUUID() } : {}) }
    const reply = await route.fetch({ headers })
    if (tries <= 2) await route.abort('connectionreset')
    else await route.fulfill({ response: reply })
  })
  return () => tries
}

async function recorded(gathering: OpenGathering): Promise<{ text: string }[]> {
  return (await onRecord(house, gathering)).map(({ text }) => ({ text: text ?? '' }))
}

async function textsOf(gathering: OpenGathering): Promise<string[]> {
  return (await recorded(gathering)).map(({ text }) => text)
}

async function untilSaid(gathering: OpenGathering): Promise<void> {
  await expect.poll(async () => await textsOf(gathering), { timeout: ON_RECORD_MS_MAX, interval: 100 }).toEqual(SAID)
}

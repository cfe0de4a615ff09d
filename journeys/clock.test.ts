/** The clock as people meet it: what is said, heard and felt when it passes its cues, a phone that slept, and a phone whose own clock is set meanwhile. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, type OpenGathering } from './house.ts'
import { sitDown } from './phone.ts'
import { gotoLive, walkStepByStep } from './steps.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Longer than any sleep after which a phone believes its line. */
const SLEPT_MS = 3_500
/** From waking to the right table. */
const AWAKE_MS_MAX = 1_000
const SAID = ['5 minutes left.', '1 minute left.', 'The time is over.']

/** What a page was made to say, play and feel; kept by the page itself, as nobody can hear it. */
interface Noticed {
  readonly said: string[]
  readonly felt: number[][]
  notes: number
  offMs: number
  isAsleep: boolean
  /** Lines that were open when a sleep began are dead after it, without a word. */
  sleeps: number
  /** When the second round was shown first. */
  turnedAtMs: number
}
declare global {
  var noticed: Noticed
}

describe('the clock', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let phone: Page
  let wall: Page
  let console: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum, 'An evening by the clock')
    ;[phone, wall, console] = [await aScreen(SCREENS.phone), await aScreen(SCREENS.wall), await aScreen(SCREENS.laptop)]
    await startFirstRound(house, gathering)
    await sitDown(phone, house, gathering)
    await gotoLive(wall, `${house.address}/g/${gathering.slug}/wall`)
    await console.goto(forum.signInUrl)
    await gotoLive(console, `${house.address}/g/${gathering.slug}/console`)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  async function aScreen(viewport: { width: number; height: number }): Promise<Page> {
    const page = await aPage(browser, { viewport })
    await page.addInitScript(notice)
    return page
  }
  const params = () => ({ gathering: gathering.id })
  const take = async (minutes: number) =>
    answered(await house.operator('POST /gatherings/:gathering/clock/minutes', { params: params(), body: { minutes: -minutes } }))
  const said = async (page: Page) => await page.evaluate(() => globalThis.noticed.said)

  it('is silent on the wall until one key, and on the phone until somebody chooses', async () => {
    await wall.getByRole('button', { name: 'Sound is off' }).waitFor()
    await wall.keyboard.press('s')
    await wall.getByRole('button', { name: 'Sound is on' }).waitFor()
    await phone.getByLabel('Vibrate when 5 minutes').check()
    expect(await wall.evaluate(() => globalThis.noticed.notes)).toBe(1)
    expect(await phone.evaluate(() => globalThis.noticed.felt)).toEqual([[80]])
    await expectNoAxeViolations(wall)
    await expectNoAxeViolations(phone)
  })

  it('says each cue once on every screen, plays it on the wall and lets the phone feel it', async () => {
    for (const [at, minutes] of [20, 4, 1].entries()) {
      await take(minutes)
      for (const page of [phone, wall, console])
        await expect.poll(async () => await said(page), { timeout: 3_000 }).toEqual(SAID.slice(0, at + 1))
    }
    // One note to try, then one, two and three.
    expect(await wall.evaluate(() => globalThis.noticed.notes)).toBe(7)
    expect(await phone.evaluate(() => globalThis.noticed.felt)).toEqual([[80], [80], [80, 120, 80], [250, 150, 250]])
  })

  it('stands right on a phone whose own clock is set by a day meanwhile, and says nothing of it', async () => {
    answered(await house.operator('POST /gatherings/:gathering/clock/minutes', { params: params(), body: { minutes: 9 } }))
    await expect.poll(errorMs).toBeLessThan(2_000)
    for (const offMs of [DAY_MS, -DAY_MS]) {
      await phone.evaluate((by) => (globalThis.noticed.offMs = by), offMs)
      // The wrong time would be drawn by now.
      await phone.waitForTimeout(500)
      await expect.poll(errorMs, { timeout: 1_000 }).toBeLessThan(2_000)
    }
    expect(await said(phone)).toEqual(SAID)
  })

  it('shows the right table within a second on a phone that slept through the change', async () => {
    await phone.evaluate(sleep, true)
    answered(await house.operator('POST /gatherings/:gathering/clock/next', { params: params() }))
    await new Promise((resolve) => setTimeout(resolve, SLEPT_MS))
    const wokenAtMs = Date.now()
    await phone.evaluate(sleep, false)
    await phone.getByText('Round 2 of 3').waitFor()
    const turnedAfterMs = (await phone.evaluate(() => globalThis.noticed.turnedAtMs)) - wokenAtMs
    // It slept indeed: it turned after it was woken.
    expect(turnedAfterMs).toBeGreaterThanOrEqual(0)
    expect(turnedAfterMs).toBeLessThan(AWAKE_MS_MAX)
    const cookies = await phone.context().cookies()
    const token = cookies.find(({ name }) => name.startsWith('entente_seat_'))?.value ?? ''
    const seat = answered(
      await house.clientWith({ authorization: `Bearer ${token}` })('GET /gatherings/:gathering/seat', { params: params() }),
    )
    expect(await phone.getByRole('heading', { level: 1 }).textContent()).toBe(`Table ${seat.tables[1]?.tableNumber}`)
    expect(await said(phone)).toEqual(SAID)
  })

  /** How far the clock on the phone is from that of the house. */
  async function errorMs(): Promise<number> {
    const { clock } = answered(await house.operator('GET /gatherings/:gathering', { params: params() }))
    const [minutes = 0, seconds = 0] = ((await phone.getByRole('timer').first().textContent()) ?? '').trim().split(':').map(Number)
    return Math.abs((clock.leftMs ?? 0) - (minutes * 60 + seconds) * 1000)
  }
})

/** Runs in the page: it goes out of sight and its line dies, or it comes back. */
function sleep(isAsleep: boolean): void {
  globalThis.noticed.isAsleep = isAsleep
  if (isAsleep) globalThis.noticed.sleeps += 1
  document.dispatchEvent(new Event('visibilitychange'))
}

/** Runs in the page, before any script of ours. */
function notice(): void {
  const kept: Noticed = { said: [], felt: [], notes: 0, offMs: 0, isAsleep: false, sleeps: 0, turnedAtMs: 0 }
  globalThis.noticed = kept
  const RealDate = Date
  const now = (): number => RealDate.now() + kept.offMs
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  Object.defineProperty(document, 'visibilityState', { get: () => (kept.isAsleep ? 'hidden' : 'visible') })
  const listen = EventTarget.prototype.addEventListener
  Reflect.set(EventSource.prototype, 'addEventListener', function (this: EventSource, name: string, hear: (event: Event) => void) {
    const { sleeps } = kept
    listen.call(this, name, (event) => kept.sleeps === sleeps && hear(event))
  })
  Navigator.prototype.vibrate = (pattern) => kept.felt.push([pattern].flat().map(Number)) > 0
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (this: OscillatorNode, when) {
    kept.notes += 1
    start.call(this, when)
  }
  const cues = /^(\d+ (minutes?|seconds) left|The time is over)\.$/
  new MutationObserver((changes) => {
    if (kept.turnedAtMs === 0 && document.body?.textContent.includes('Round 2 of 3')) kept.turnedAtMs = RealDate.now()
    for (const { target } of changes) {
      const region = target instanceof Element ? target : target.parentElement
      const text = region?.closest('[aria-live=polite]')?.textContent ?? ''
      if (cues.test(text)) kept.said.push(text)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

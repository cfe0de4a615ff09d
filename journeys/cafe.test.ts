/** A café from its making to its second round: a convener, three phones and a wall. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { openForum, putIdeas, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { addMember, gotoLive, putOnTheTable, signInByLetter, sitDown, walkStepByStep } from './steps.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const CONVENER = { name: 'Tomás Reyes', email: 'tomas@example.org', roles: ['convener'] } as const
const QUESTIONS = ['What should a city ask its people?', 'Who is not in this room?', 'What will we do by spring?'] as const
const LATIN = 'Ask before the plan is drawn, not after'
const ARABIC = 'اسألوا الجيران أولًا، ثم ارسموا الخطة'
const LIKE_HTML = '<script>window.taken = true</script> & <img src=x onerror="window.taken = true"> <b>are words here</b>'
/** Group, where, seat. */
const PRESSES_MAX = 3
/** Participants between the host and the guest: enough that somebody sits beside the host. */
const OTHERS = 10
/** Number of the guest's seat: after the host and the others. */
const GUEST = OTHERS + 2

interface Screens {
  readonly convener: Page
  readonly wall: Page
  /** Sits at the first table and stays there as its host. */
  readonly host: Page
  /** Goes round from table to table. */
  readonly guest: Page
  readonly online: Page
}

/** A clock ticks once a second, and a loaded machine draws late. */
const WAIT_MS = 10_000

describe('a café, from its making to its second round', () => {
  let house: TestHouse
  let browser: Browser
  let on: Screens
  let gathering: OpenGathering
  let neighbour: TakenSeat | undefined
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    await addMember(house, await openForum(house), CONVENER)
    const phone = () => aPage(browser, { viewport: SCREENS.phone })
    on = {
      convener: await aPage(browser),
      wall: await aPage(browser, { viewport: SCREENS.wall }),
      host: await phone(),
      guest: await phone(),
      online: await phone(),
    }
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
  const timer = (page: Page) => page.getByRole('timer').first()
  const seconds = async (page: Page): Promise<number> => {
    const [minutes = 0, rest = 0] = ((await timer(page).textContent()) ?? '').trim().split(':').map(Number)
    return minutes * 60 + rest
  }
  /** Table of a seat in a round, as the plan of seats says it now. */
  async function tableIn(round: number, seat: number): Promise<number> {
    const { rounds, tables } = answered(await house.operator('GET /gatherings/:gathering/seating', { params: { gathering: gathering.id } }))
    const at = rounds.find(({ number }) => number === round)?.seatsAt.findIndex((seats) => seats.includes(seat)) ?? -1
    return tables[at]?.number ?? 0
  }
  /** Shown word for word, and nothing in it has become part of the page. */
  async function expectVerbatim(page: Page, text: string): Promise<void> {
    const words = page
      .locator('.voice')
      .getByText(text, { exact: true })
      .or(page.locator('.voice', { hasText: text }))
      .first()
    await words.waitFor()
    expect((await words.textContent())?.trim()).toBe(text)
    expect(await page.locator('.voice script, .voice img, .voice b').count()).toBe(0)
    expect(await page.evaluate('window.taken')).toBeUndefined()
  }

  it('lets a convener in by the link of a letter', async () => {
    const { convener } = on
    await convener.goto(`${house.address}/gatherings/new`)
    await convener.getByLabel('E-mail').fill(CONVENER.email)
    await press(convener, 'Send me a link')
    await convener.getByText('Look into your mail').waitFor()
    await signInByLetter(convener, house, CONVENER.email)
    await convener.getByRole('heading', { name: 'A new gathering' }).waitFor()
  })

  it('makes a gathering from the template of two hours, and shows what does not add up', async () => {
    const { convener } = on
    await convener.getByRole('radio', { name: /World Café, 2 hours/ }).check()
    await convener.getByLabel('Title').fill('An evening for the city')
    for (const [index, question] of QUESTIONS.entries()) await convener.getByLabel(`Question ${index + 1}`, { exact: true }).fill(question)
    await press(convener, 'Make the gathering')
    await convener.waitForURL(/\/g\/[^/]+$/)
    await convener.getByText('5 minutes without anything at 20:10, before Closing.').waitFor()
    await convener.getByText('Closing at 20:15 takes 0 minutes.').waitFor()
    await convener.getByRole('link', { name: 'Correct the programme' }).click()
    await convener.getByText('5 minutes without anything before this, from 20:10.').waitFor()
    await convener.getByText('Takes 0 minutes.').waitFor()
    await convener.getByText('2 remarks stand beside the lines').waitFor()
    await convener.getByRole('link', { name: 'Back to the gathering' }).click()
  })

  it('opens the doors after asking once, and shows code, short address and picture', async () => {
    const { convener } = on
    await convener.locator('summary', { hasText: 'Open the doors' }).click()
    await convener.getByText('Open the doors?').waitFor()
    await press(convener, 'Open the doors now')
    await convener.getByText('The doors are open.').waitFor()
    const code = ((await convener.locator('.join .code').textContent()) ?? '').replaceAll(/\D/g, '')
    expect(code).toMatch(/^\d{6}$/)
    await convener.getByRole('img', { name: `Picture code that opens ${house.publicUrl}/${code}` }).waitFor()
    await convener.locator('.join').getByText(new URL(house.publicUrl).host).waitFor()
    expect(await convener.getByRole('link', { name: 'Take a seat from here' }).getAttribute('href')).toBe(`/${code}`)
    const slug = new URL(convener.url()).pathname.split('/').at(-1) ?? ''
    const { id } = answered(await house.clientWith({})('GET /gatherings/:gathering', { params: { gathering: slug } }))
    gathering = { id, slug, code }
  })

  it('seats three phones with three presses each', async () => {
    const short = `${house.address}/${gathering.code}`
    expect(await sitDown(on.host, short, 'Governments', 'In the room')).toBeLessThanOrEqual(PRESSES_MAX)
    await on.host.getByText('You sit at table 1 first.').waitFor()
    const others = await takeSeats(house, gathering, OTHERS)
    const hosts = await tableIn(1, 1)
    for (const other of others) if ((await tableIn(1, other.number)) === hosts) neighbour = other
    expect(await sitDown(on.guest, short, 'Civil society', 'In the room')).toBeLessThanOrEqual(PRESSES_MAX)
    expect(await sitDown(on.online, short, 'Technical community', 'Online')).toBeLessThanOrEqual(PRESSES_MAX)
    await on.online.getByText('It meets online; stay on this page.').waitFor()
  })

  it('starts the clock on the console and goes on to the first conversation after asking', async () => {
    const { convener, wall } = on
    await gotoLive(wall, `${house.address}/g/${gathering.slug}/wall`)
    await gotoLive(convener, `${house.address}/g/${gathering.slug}/console`)
    await press(convener, 'Start Opening and Introduction')
    await timer(convener).waitFor()
    await press(convener, 'Next: Conversation 1')
    await convener.getByRole('dialog').getByText('End Opening and Introduction now?').waitFor()
    await expectNoAxeViolations(convener)
    await press(convener, 'End it and go on')
    for (const page of [convener, wall, on.host, on.guest, on.online]) await page.getByText(QUESTIONS[0]).first().waitFor()
    await wall.getByText('Round 1 of 3').waitFor()
    await on.host.getByRole('heading', { name: 'Table 1', exact: true }).waitFor()
    await on.guest.getByRole('heading', { name: `Table ${await tableIn(1, GUEST)}`, exact: true }).waitFor()
    await expectNoAxeViolations(convener)
    await expectNoAxeViolations(wall)
  })

  it('shows ideas on phone, table and wall word for word, never as HTML', async () => {
    await on.wall.keyboard.press('i')
    await putOnTheTable(on.host, LATIN)
    await on.host.getByText('No. 1', { exact: true }).first().waitFor()
    await putOnTheTable(on.online, ARABIC)
    await putOnTheTable(on.guest, LIKE_HTML)
    for (const text of [LATIN, ARABIC, LIKE_HTML]) await expectVerbatim(on.wall, text)
    await expectVerbatim(on.host, LATIN)
    await expectVerbatim(on.online, ARABIC)
    await expectVerbatim(on.guest, LIKE_HTML)
    await on.wall.locator('.sum').getByText('3', { exact: true }).waitFor()
    for (const page of [on.wall, on.host, on.online]) await expectNoAxeViolations(page)
  })

  it('shows at a table what a neighbour there has said, word for word as well', async () => {
    if (neighbour === undefined) throw new Error('nobody sits beside the host')
    const { clock } = answered(await house.clientWith({})('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
    await putIdeas(house, gathering, neighbour, clock.item ?? '', [LIKE_HTML])
    await expectVerbatim(on.host, LIKE_HTML)
    await on.host.locator('#list-title ~ .note').getByText('2', { exact: true }).waitFor()
  })

  it('pauses, and gives one minute more', async () => {
    const { convener, wall, host } = on
    await press(convener, 'Pause')
    await wall.keyboard.press('c')
    await wall.getByText('The clock is stopped').waitFor()
    await host.getByText('The clock is paused. You can go on writing.').waitFor()
    await convener.getByRole('button', { name: 'Go on' }).waitFor()
    const before = await seconds(convener)
    await press(convener, '1 minute more')
    await expect.poll(() => seconds(convener), { timeout: WAIT_MS }).toBe(before + 60)
    await expect.poll(() => seconds(wall), { timeout: WAIT_MS }).toBe(before + 60)
    await press(convener, 'Go on')
    await convener.getByRole('button', { name: 'Pause' }).waitFor()
    await expect.poll(() => seconds(wall), { timeout: WAIT_MS }).toBeLessThan(before + 60)
  })

  it('catches up on a screen that was without its line', async () => {
    const { wall, guest } = on
    await wall.keyboard.press('i')
    await wall.context().setOffline(true)
    await wall.getByText(/As of .* No connection\./).waitFor()
    await putOnTheTable(guest, 'Said while the wall had no line')
    await guest.getByText('No. 5', { exact: true }).first().waitFor()
    expect(await wall.getByText('Said while the wall had no line').count()).toBe(0)
    await wall.context().setOffline(false)
    await expectVerbatim(wall, 'Said while the wall had no line')
    await wall.getByText(/No connection\./).waitFor({ state: 'detached' })
    await wall.locator('.sum').getByText('5', { exact: true }).waitFor()
  })

  it('leads everybody into the second round', async () => {
    const { convener, wall, host, guest } = on
    await press(convener, 'Next: Conversation 2')
    await press(convener, 'End it and go on')
    const next = await tableIn(2, GUEST)
    if (next !== (await tableIn(1, GUEST)))
      await guest.getByText(`This round you sit at table ${next}. Go there now; it begins at`).waitFor()
    await guest.getByRole('heading', { name: `Table ${next}`, exact: true }).waitFor()
    await host.getByRole('heading', { name: `Table ${await tableIn(2, 1)}`, exact: true }).waitFor()
    await wall.keyboard.press('c')
    for (const page of [wall, guest, host]) await page.getByText(QUESTIONS[1]).first().waitFor()
    await wall.getByText('Round 2 of 3').waitFor()
    await guest.getByText('The table is empty').waitFor()
    await expectNoAxeViolations(guest)
  })
})

/** A decision from its preparing to its result: a convener who builds the rule, phones without an account and without scripts, the public. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { walkStepByStep } from './steps.ts'
import { aKey, answered, startTestHouse, type TestHouse } from './test-house.ts'

const QUESTION = 'Shall every clause name the ministry that answers for it?'
/** Enough that each of the six groups has five, so that groups may be shown apart in a secret ballot. */
const SEATS = 30

describe('a decision', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let seats: readonly TakenSeat[]
  let convener: Page
  let phone: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum)
    seats = await takeSeats(house, gathering, SEATS)
    convener = await aPage(browser)
    await convener.goto(forum.signInUrl)
    phone = await aPage(browser, { viewport: SCREENS.phone, javaScriptEnabled: false })
    await phone.context().addCookies([seatCookie(0)])
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const at = (number: number): string => `${house.address}/g/${gathering.slug}/decisions/${number}`
  const seatCookie = (place: number) => ({
    name: `entente_seat_${gathering.id.replaceAll('-', '')}`,
    value: seats[place]?.token ?? '',
    url: house.address,
  })
  const press = async (page: Page, name: string): Promise<void> => await page.getByRole('button', { name, exact: true }).click()

  it('is prepared with a rule whose sentence follows every change of it', async () => {
    await convener.goto(`${house.address}/g/${gathering.slug}/decisions`)
    await convener.getByRole('link', { name: 'Prepare a decision' }).click()
    await convener.getByLabel('The question').fill(QUESTION)
    await convener.getByLabel('Start from a rule that has a name').selectOption('every-group-majority')
    const says = convener.getByText('Adopted when', { exact: false })
    expect(await says.textContent()).toBe('Adopted when more than 1/2 of the ballots for or against in every group say yes.')
    await convener.getByLabel('Kind').selectOption('quorum_of_all')
    await press(convener, 'Add a condition')
    await convener.getByLabel('What you call it').fill('What we agreed')
    expect(await says.textContent()).toBe(
      'Adopted when more than 1/2 of the ballots for or against in every group say yes, and at least 1/2 of all members take part.',
    )
    await expectNoAxeViolations(convener)
    await press(convener, 'Keep it')
    await convener.waitForURL(/\/decisions\/1\?done/)
    expect(await convener.getByRole('heading', { level: 1 }).textContent()).toBe(QUESTION)
  })

  it('opens after its roll is on record, and says from then on that everything is fixed', async () => {
    await press(convener, 'Set the roll')
    await convener.getByText('30 people on the roll', { exact: false }).waitFor()
    await convener.getByText('Open the decision').click()
    await press(convener, 'Open it')
    await convener.getByText('Fixed in entry', { exact: false }).waitFor()
  })

  it('is answered from a phone without an account and without scripts, and changed there', async () => {
    await phone.goto(at(1))
    await phone.getByRole('radio', { name: 'Yes', exact: true }).click()
    await press(phone, 'Put it in the box')
    await phone.getByText('Your ballot is in the box: yes.', { exact: false }).waitFor()
    await phone.getByRole('radio', { name: 'No', exact: true }).click()
    await press(phone, 'Change my ballot')
    await phone.getByText('Your ballot is in the box: no.', { exact: false }).waitFor()
  })

  it('lets no other phone of the same seat cast a second ballot', async () => {
    const other = await aPage(browser, { viewport: SCREENS.phone })
    await other.context().addCookies([seatCookie(0)])
    await other.goto(at(1))
    await other.getByText('Only the phone or browser that cast it', { exact: false }).waitFor()
    expect(await other.getByRole('button', { name: 'Put it in the box' }).count()).toBe(0)
  })

  it('keeps a choice on a phone without network, and sends it when that is back', async () => {
    const page = await aPage(browser, { viewport: SCREENS.phone })
    await page.context().addCookies([seatCookie(1)])
    await page.goto(at(1))
    await expectNoAxeViolations(page)
    await page.getByRole('radio', { name: 'Yes', exact: true }).click()
    await page.context().setOffline(true)
    await page.getByText('No connection.', { exact: false }).waitFor()
    await press(page, 'Put it in the box')
    expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
    await page.context().setOffline(false)
    await press(page, 'Put it in the box')
    await page.getByText('Your ballot is in the box: yes.', { exact: false }).waitFor()
  })

  it('shows why it passed or failed, step by step, and every phone its own ballot', async () => {
    for (const seat of seats.slice(2))
      answered(
        await house.clientWith({ authorization: `Bearer ${seat.token}` })('PUT /gatherings/:gathering/decisions/:number/ballot', {
          params: { gathering: gathering.id, number: 1 },
          body: { choice: seat.number % 3 === 0 ? 'no' : 'yes', key: aKey().replaceAll('-', '') },
        }),
      )
    await convener.reload()
    await convener.getByText('Close and count').first().click()
    await press(convener, 'Close and count')
    await convener.getByText('Why it was not adopted').waitFor()
    expect(await convener.getByText('Does not hold').count()).toBe(1)
    await expectNoAxeViolations(convener)
    await phone.goto(at(1))
    await phone.getByText('Your ballot is among those counted: no.', { exact: false }).waitFor()
  })

  it('tries another rule, marked as not the rule of this decision', async () => {
    await convener.getByLabel('Another rule', { exact: true }).selectOption('majority')
    await press(convener, 'Try it')
    await convener.getByText('Not the rule of this decision').waitFor()
    await convener.getByText('By this rule it would have been adopted.').waitFor()
  })

  it('prepares a choice among options in their own words, and fixes how it is chosen', async () => {
    await convener.goto(`${house.address}/g/${gathering.slug}/decisions`)
    await convener.getByRole('link', { name: 'Prepare a choice among options' }).click()
    await convener.getByLabel('The question').fill('Which two go on?')
    await convener.getByLabel('In your own words').fill('A night bus\nA library\nA park')
    await convener.getByRole('radio', { name: 'single transferable ballot', exact: false }).check()
    await convener.getByLabel('How many are chosen').fill('2')
    await expectNoAxeViolations(convener)
    await press(convener, 'Keep it')
    await convener.waitForURL(/\/decisions\/2\?done/)
    await convener.getByText('Ballots rank the options, and 2 are chosen', { exact: false }).waitFor()
    await press(convener, 'Set the roll')
    await convener.getByText('30 people on the roll', { exact: false }).waitFor()
    await convener.getByText('Open the decision').click()
    await press(convener, 'Open it')
    await convener.getByText('Fixed in entry', { exact: false }).waitFor()
  })

  it('is ranked by tap, and by keyboard where there is no script', async () => {
    const page = await aPage(browser, { viewport: SCREENS.smallPhone })
    await page.context().addCookies([seatCookie(1)])
    await page.goto(at(2))
    await page.getByRole('button', { name: 'Next rank: A library' }).click()
    await page.getByRole('button', { name: 'Next rank: A night bus' }).click()
    expect(await page.getByRole('combobox', { name: 'A night bus' }).inputValue()).toBe('2')
    await expectNoAxeViolations(page)
    await press(page, 'Put it in the box')
    await page.getByText('Your ballot is in the box, as it stands below.', { exact: false }).waitFor()
    await phone.goto(at(2))
    await phone.getByRole('combobox', { name: 'A library' }).selectOption('1')
    await press(phone, 'Put it in the box')
    expect(await phone.getByRole('combobox', { name: 'A library' }).inputValue()).toBe('1')
  })

  it('says who is chosen and why, and shows every phone its own ranking', async () => {
    await convener.reload()
    expect(await convener.getByText('Filled in').count()).toBe(0)
    await convener.getByText('Close and count').first().click()
    await press(convener, 'Close and count')
    await convener.getByText('What is chosen: 2 options').waitFor()
    await convener.getByText('Elected: Option 2', { exact: false }).waitFor()
    await expectNoAxeViolations(convener)
    await phone.goto(at(2))
    await phone.getByText('Your ballot is among those counted: 2.', { exact: false }).waitFor()
  })

  it('shows a pulse nowhere: ballots and ratings never stand on one screen', async () => {
    for (const text of ['Agree', 'Disagree', 'Pass'])
      expect(await convener.getByRole('button', { name: text, exact: true }).count()).toBe(0)
  })
})

/** The plan of seats from the convener's page to the phone of somebody who is moved, asks why, leaves and comes back. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser } from './browser.ts'
import { aGathering, openForum, startFirstRound, takeSeats, type OpenGathering } from './house.ts'
import { gotoLive, sitDown, walkStepByStep } from './steps.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

describe('the plan of seats', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let convener: Page
  let phone: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum)
    await takeSeats(house, gathering, 19)
    convener = await aPage(browser)
    await convener.goto(forum.signInUrl)
    phone = await aPage(browser)
    await sitDown(phone, `${house.address}/${gathering.code}`, 'Academia', 'In the room')
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })
  const seats = () => `${house.address}/g/${gathering.slug}/seats`
  const tableOnPhone = async (): Promise<string> => (await phone.getByRole('heading', { level: 1 }).first().textContent())?.trim() ?? ''

  it('shows everybody by number and mark, and plans so that nobody meets twice', async () => {
    await convener.goto(seats())
    await convener.getByText('Plan the rounds to come').first().click()
    await convener.getByRole('button', { name: 'Plan now' }).click()
    await convener.getByText(/^Planned: \d+ seats change/).waitFor()
    await convener.getByText('Nobody meets twice').waitFor()
    await expectNoAxeViolations(convener)
  })
  it('prints the plan and a card for each seat', async () => {
    await convener.goto(`${seats()}/print`)
    expect(await convener.getByRole('row').count()).toBeGreaterThan(4)
    await convener.goto(`${seats()}/print?sheet=cards`)
    expect(await convener.locator('main > ul > li').count()).toBe(20)
  })
  it('takes the plan back, and says when there is nothing left to take back', async () => {
    await convener.goto(seats())
    await convener.getByRole('button', { name: 'Take back' }).click()
    await convener.getByText('taken back', { exact: true }).waitFor()
    expect(await convener.getByRole('button', { name: 'Take back' }).count()).toBe(0)
  })
  it('sends a phone to its new table when the one it sits at is lost, and tells it why', async () => {
    await startFirstRound(house, gathering)
    await gotoLive(phone, `${house.address}/g/${gathering.slug}/table`)
    const before = await tableOnPhone()
    await convener.goto(`${seats()}?round=1`)
    const card = convener.locator('.tables > li', { has: convener.getByRole('heading', { name: new RegExp(`^${before}\\b`) }) }).first()
    await card.getByText('Table lost').click()
    await card.getByRole('button', { name: 'Give it up' }).click()
    await card.getByText('lost', { exact: true }).waitFor()
    await expect.poll(tableOnPhone, { timeout: 10_000 }).not.toBe(before)
    await phone.getByRole('link', { name: 'Why this table?' }).click()
    await phone.getByText(/You meet \d+ new people in these rounds/).waitFor()
    await expectNoAxeViolations(phone)
  })
  it('lets somebody leave, tells the convener, and seats them again', async () => {
    await phone.getByText('I have to leave').click()
    await phone.getByRole('button', { name: 'Leave', exact: true }).click()
    await phone.getByText('You have left.').waitFor()
    await convener.goto(seats())
    await convener.getByText(/^1 has left: \d+$/).waitFor()
    await phone.getByRole('button', { name: 'Come back' }).click()
    await phone.getByText('I have to leave').waitFor()
  })
})

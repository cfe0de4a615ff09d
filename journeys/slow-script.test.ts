/** On a slow line people type before the script of a page has come: nothing of it may go. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound } from './house.ts'
import { sitDown } from './steps.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

describe('a page whose script comes late', () => {
  let house: TestHouse
  let browser: Browser
  let administrator: Page
  let phone: Page
  let table: string
  let waiting: string
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    const gathering = await aGathering(house, forum)
    await startFirstRound(house, gathering)
    administrator = await aPage(browser)
    await administrator.goto(forum.signInUrl)
    phone = await aPage(browser, { viewport: SCREENS.phone })
    await sitDown(phone, `${house.address}/${gathering.code}`, 'Academia', 'In the room')
    table = phone.url()
    const next = await aGathering(house, forum, 'The evening after')
    await sitDown(phone, `${house.address}/${next.code}`, 'Academia', 'In the room')
    waiting = phone.url()
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  /** Opens a page, does something before its scripts come, lets them come, and waits until they have run. */
  async function withLateScripts(page: Page, address: string, act: () => Promise<void>): Promise<void> {
    let letCome = (): void => {}
    const until = new Promise<void>((come) => {
      letCome = come
    })
    await page.route(/\.js($|\?)/, async (route) => {
      await until
      await route.continue()
    })
    await page.goto(address, { waitUntil: 'commit' })
    await act()
    letCome()
    await page.waitForLoadState('networkidle')
    await page.unroute(/\.js($|\?)/)
  }

  const keepInSight = async (page: Page, selector: string): Promise<void> => {
    await page.locator(selector).waitFor()
    await page.evaluate(`window.kept = document.querySelector(${JSON.stringify(selector)})`)
  }
  const isStillThere = (page: Page): Promise<unknown> => page.evaluate('window.kept.isConnected')

  it('keeps what was typed and chosen for a new gathering', async () => {
    const title = administrator.getByLabel('Title')
    const zone = administrator.getByLabel('Time zone')
    const hour = administrator.getByRole('radio', { name: /World Café, 1 hour/ })
    const question = administrator.getByLabel('Question 1', { exact: true })
    await withLateScripts(administrator, `${house.address}/gatherings/new`, async () => {
      await title.fill('Typed early')
      await question.fill('كتبت مبكرًا')
      await zone.selectOption('Africa/Nairobi')
      await hour.check()
    })
    expect([await title.inputValue(), await question.inputValue(), await zone.inputValue(), await hour.isChecked()]).toEqual([
      'Typed early',
      'كتبت مبكرًا',
      'Africa/Nairobi',
      true,
    ])
  })

  it('keeps a receipt that was typed early', async () => {
    const receipt = phone.getByLabel('Receipt')
    await withLateScripts(phone, `${house.address}/receipt`, () => receipt.fill('471206-105-K7QP9X2M'))
    expect(await receipt.inputValue()).toBe('471206-105-K7QP9X2M')
  })

  it('keeps an idea that was begun early, in the same box, and makes it the draft of the phone', async () => {
    const words = phone.getByLabel('Your idea, in your own words')
    await withLateScripts(phone, table, async () => {
      await words.fill('Begun early')
      await keepInSight(phone, '#words')
    })
    expect(await words.inputValue()).toBe('Begun early')
    // A box drawn anew would have lost its focus, and the phone its keyboard.
    expect(await isStillThere(phone)).toBe(true)
    await phone.getByRole('button', { name: 'Put on the table' }).click()
    await phone.getByText('No. 1', { exact: true }).first().waitFor()
  })

  it('takes over what the server has drawn between the rounds as well', async () => {
    await withLateScripts(phone, waiting, () => keepInSight(phone, '.where'))
    await phone.getByText('This page turns by itself.').waitFor()
    expect(await isStillThere(phone)).toBe(true)
  })
})

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, type OpenForum, type OpenGathering } from './house.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const phone = { viewport: SCREENS.phone }

describe('a phone at the table', () => {
  let house: TestHouse
  let browser: Browser
  let forum: OpenForum
  let gathering: OpenGathering
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    forum = await openForum(house)
    gathering = await aGathering(house, forum)
    await startFirstRound(house, gathering)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  async function recorded(): Promise<readonly (string | null)[]> {
    const { ideas } = answered(
      await house.clientWith({})('GET /gatherings/:gathering/ideas', { params: { gathering: gathering.id }, query: {} }),
    )
    return ideas.map(({ text }) => text)
  }

  /** Sits down: a code that sends itself, then three taps. */
  async function sitDown(page: Page, code = gathering.code): Promise<void> {
    await page.goto(`${house.address}/j`)
    await page.locator('#code').pressSequentially(code)
    await page.waitForURL(`**/${code}`)
    await page.getByRole('radio', { name: 'Civil society', exact: true }).check()
    await page.getByRole('radio', { name: 'In the room' }).check()
    await page.getByRole('button', { name: 'Take a seat' }).click()
    await page.waitForURL('**/table')
  }

  async function put(page: Page, text: string): Promise<void> {
    await page.locator('#words').fill(text)
    await page.getByRole('button', { name: 'Put on the table' }).click()
  }

  it('keeps ideas without network over closing the page, and two tabs send each of them once, in order', async () => {
    const page = await aPage(browser, phone)
    const context: BrowserContext = page.context()
    await sitDown(page)
    await put(page, 'Said with network')
    await page.getByText('No. 1', { exact: true }).first().waitFor()
    await context.setOffline(true)
    await put(page, 'First without network')
    await put(page, 'قيلت بلا شبكة')
    await page.getByText(/No connection since .* your phone sends 2 ideas/).waitFor()
    expect(await page.getByText('On your phone, will be sent').count()).toBe(2)
    await page.close()

    const [one, two] = [await context.newPage(), await context.newPage()]
    await context.setOffline(false)
    await Promise.all([one.goto(`${house.address}/${gathering.code}`), two.goto(`${house.address}/g/${gathering.slug}/table`)])
    await expect.poll(recorded, { timeout: 10_000 }).toEqual(['Said with network', 'First without network', 'قيلت بلا شبكة'])
    await one.getByText('No. 3', { exact: true }).first().waitFor()
    await two.getByText('No. 3', { exact: true }).first().waitFor()
    expect(await recorded()).toHaveLength(3)
    await context.close()
  })

  it('says that everything was sent when the network comes back while the page is open', async () => {
    const page = await aPage(browser, phone)
    await sitDown(page)
    await page.context().setOffline(true)
    await page.getByText(/No connection since/).waitFor()
    await put(page, 'While the hall had no network')
    await page.context().setOffline(false)
    await page.getByText('Sent, your idea.').waitFor()
    await page.context().close()
  })

  it('keeps a draft over a reload and carries it into the next round', async () => {
    const evening = await aGathering(house, forum, 'An evening with drafts')
    await startFirstRound(house, evening)
    const page = await aPage(browser, phone)
    await sitDown(page, evening.code)
    await page.locator('#words').fill('Not finished yet')
    await page.reload()
    await expect.poll(() => page.locator('#words').inputValue()).toBe('Not finished yet')
    await house.operator('POST /gatherings/:gathering/clock/next', { params: { gathering: evening.id } })
    await page.getByText('Round 2 of 3').waitFor()
    expect(await page.locator('#words').inputValue()).toBe('Not finished yet')
    await page.context().close()
  })

  it('tells a code of five digits and an unknown one what is wrong', async () => {
    const page = await aPage(browser, phone)
    await page.goto(`${house.address}/j?code=47120`)
    await page.getByText('This code has 5 digits, a code has 6. Look at the big screen again.').waitFor()
    await page.goto(`${house.address}/000000`)
    await page.getByText('No gathering is open under the code 000 000.').waitFor()
    await page.context().close()
  })

  it('remembers the answers, so that the next café is one tap', async () => {
    const page = await aPage(browser, phone)
    await sitDown(page)
    const next = await aGathering(house, forum, 'The evening after')
    await page.goto(`${house.address}/${next.code}`)
    expect(await page.getByRole('radio', { name: 'Civil society', exact: true }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Take a seat' }).click()
    await page.waitForURL(`**/g/${next.slug}/table`)
    await page.context().close()
  })

  it('takes a seat and puts an idea on the table without any script', async () => {
    const page = await aPage(browser, { ...phone, javaScriptEnabled: false })
    await page.goto(`${house.address}/j`)
    await page.locator('#code').fill(gathering.code)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Take a seat' }).click()
    await page.getByText('Say whether you are in the room or online.').waitFor()
    await page
      .getByRole('radio', { name: 'Online' })
      .or(page.getByRole('radio', { name: 'In the room' }))
      .first()
      .check()
    await page.getByRole('button', { name: 'Take a seat' }).click()
    await page.waitForURL('**/table')
    await put(page, 'Said without scripts')
    await page.getByText(/On record as No\. \d+\./).waitFor()
    expect(await recorded()).toContain('Said without scripts')
    await page.context().close()
  })
})

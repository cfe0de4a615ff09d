import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ADMINISTRATOR, linkOf } from './house.ts'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS, watchHosts } from './browser.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

describe('from the first start to the forum', () => {
  let house: TestHouse
  let browser: Browser
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('says who can open a house that nobody has opened yet', async () => {
    const page = await aPage(browser, { viewport: SCREENS.phone })
    await page.goto(house.address)
    await expectNoAxeViolations(page)
    await page.goto(`${house.address}/setup?token=not-a-token`)
    expect(await page.locator('form').count()).toBe(0)
    await page.context().close()
  })

  it('opens the forum with the one-time link, signs the administrator in, and spends the link', async () => {
    const link = linkOf(house)
    const page = await aPage(browser)
    const onlyOwnHost = watchHosts(page, house.address)
    await page.goto(link)
    await expectNoAxeViolations(page)
    await page.locator('[name=forumName]').fill('Forum of the Lake')
    await page.locator('[name=name]').fill(ADMINISTRATOR.name)
    await page.locator('[name=email]').fill(ADMINISTRATOR.email)
    await page.locator('form[method=POST] button[type=submit], form[method=post] button:not([type=button])').first().click()
    await page.waitForURL((url) => !url.pathname.startsWith('/setup') || url.pathname === '/setup/done')
    await page.goto(house.address)
    await page.getByText('Forum of the Lake').first().waitFor()
    await expectNoAxeViolations(page)
    expect((await page.request.get(`${house.address}/api/v1/me`)).ok()).toBe(true)
    const me: unknown = await (await page.request.get(`${house.address}/api/v1/me`)).json()
    expect(me).toMatchObject({ isSignedIn: true, name: ADMINISTRATOR.name, roles: ['administrator'] })
    onlyOwnHost()
    const second = await aPage(browser)
    await second.goto(link)
    expect(await second.locator('[name=forumName]').count()).toBe(0)
    await second.context().close()
    await page.context().close()
  })

  it('works without scripts as well', async () => {
    const other = await startTestHouse(inject('templateUrl'))
    try {
      const page = await aPage(browser, { javaScriptEnabled: false, viewport: SCREENS.smallPhone })
      await page.goto(linkOf(other))
      await page.locator('[name=forumName]').fill('Forum without scripts')
      await page.locator('[name=name]').fill(ADMINISTRATOR.name)
      await page.locator('[name=email]').fill(ADMINISTRATOR.email)
      await page.locator('form[method=POST] button[type=submit], form[method=post] button:not([type=button])').first().click()
      await page.goto(other.address)
      await page.getByText('Forum without scripts').first().waitFor()
      await page.context().close()
    } finally {
      await other.close()
    }
  })
})

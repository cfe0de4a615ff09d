import sharp from 'sharp'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound } from './house.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

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

const aFile = async (name: string, background: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background } })
    .withExif({ IFD0: { Artist: 'PLANTED' } })
    .jpeg()
    .toBuffer(),
})

describe('photos of a gathering', () => {
  it('go from a phone to the gallery by consent, with and without scripts, and down again when somebody on one asks', async () => {
    const forum = await openForum(house)
    const gathering = await aGathering(house, forum)
    await startFirstRound(house, gathering)
    const address = `${house.address}/g/${gathering.slug}/photos`
    const convener = await aPage(browser)
    await convener.goto(forum.signInUrl)
    await convener.goto(address)
    await convener.getByLabel('Photos', { exact: true }).setInputFiles([await aFile('a.jpg', '#274'), await aFile('b.jpg', '#742')])
    await convener.getByRole('button', { name: 'Add', exact: true }).click()
    await convener.getByText('2 photos are here.').waitFor()
    const first = convener.locator('#photo-1')
    await first.getByRole('button', { name: 'Make public' }).click()
    await first.getByText('This is empty').or(first.getByText('is empty')).waitFor()
    await first.getByLabel('What does it show?').fill('A green wall behind ten tables.')
    await first.getByRole('button', { name: 'Make public' }).click()
    await first.getByText('Nobody has said that everybody on photo 1 agreed.').waitFor()
    await first.getByLabel('Everybody who can be recognised').check()
    await first.getByRole('button', { name: 'Make public' }).click()
    await convener.getByText('Photo 1 is public.').waitFor()
    await expectNoAxeViolations(convener)

    // Somebody on it, whose browser runs no script.
    const asker = await aPage(browser, { javaScriptEnabled: false, viewport: SCREENS.smallPhone })
    await asker.goto(address)
    expect(await asker.getByRole('img', { name: 'A green wall behind ten tables.' }).count()).toBe(1)
    await asker.getByText('Ask to take it down').click()
    await asker.getByLabel('What the moderators should know').fill('I was not asked.')
    await asker.getByRole('button', { name: 'Ask the moderators' }).click()
    await asker.getByText('Asked. The moderators have it now.').waitFor()

    await convener.goto(`${house.address}/g/${gathering.slug}/console`)
    await convener.getByText('I was not asked.').waitFor()
    await convener.getByRole('button', { name: 'Take it down Photo 1' }).click()
    await convener.getByText('nothing waits').waitFor()
    await asker.goto(address)
    await asker.getByText('No photo is public yet.').waitFor()
    await asker.goto(`${house.address}/g/${gathering.slug}/moderation`)
    await asker.getByText('Photo 1 taken down by').waitFor()
  }, 90_000)
})

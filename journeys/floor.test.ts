import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { gotoLive } from './steps.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

let house: TestHouse
let browser: Browser
let gathering: OpenGathering
let desk: Page
let seats: readonly TakenSeat[]
beforeAll(async () => {
  house = await startTestHouse(inject('templateUrl'))
  browser = await launchBrowser()
  const forum = await openForum(house)
  gathering = await aGathering(house, forum)
  seats = await takeSeats(house, gathering, 2)
  await startFirstRound(house, gathering)
  desk = await aPage(browser)
  await desk.goto(forum.signInUrl)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function aPhone(seat: TakenSeat | undefined): Promise<Page> {
  const page = await aPage(browser, { viewport: SCREENS.phone })
  const name = `entente_seat_${gathering.id.replaceAll('-', '')}`
  await page.context().addCookies([{ name, value: seat?.token ?? '', url: house.address }])
  await gotoLive(page, `${house.address}/g/${gathering.slug}/table`)
  return page
}

it('takes two hands from phones to the microphone, on the wall, and asks what was meant', async () => {
  const [one, two] = [await aPhone(seats[0]), await aPhone(seats[1])]
  const wall = await aPage(browser, { viewport: SCREENS.wall })
  await gotoLive(wall, `${house.address}/g/${gathering.slug}/wall?view=queue`)
  await one.getByRole('button', { name: 'Ask to speak' }).click()
  await one.getByText('You are next').waitFor()
  await two.getByRole('button', { name: 'Ask to speak' }).click()
  await wall.getByText('2 wait to speak').waitFor()
  await gotoLive(desk, `${house.address}/g/${gathering.slug}/floor`)
  await desk.getByRole('button', { name: 'Give the floor' }).first().click()
  await one.getByText('You have the floor').waitFor()
  await wall.getByText('Speaks now').waitFor()
  await two.getByText('You are next').waitFor()
  await desk.getByLabel('Remark of').fill('Open the archives')
  await desk.getByRole('button', { name: 'On record, about the questions' }).click()
  await one.getByRole('button', { name: 'Yes, that is what I meant' }).click()
  await desk.getByText('Confirmed by the speaker.').waitFor()
  await desk.getByRole('button', { name: 'Thank, end the speech' }).click()
  await wall.getByText('1 waits to speak').waitFor()
  await desk.getByRole('button', { name: 'Take back the end' }).click()
  await one.getByText('You have the floor').waitFor()
  expect(await wall.getByText('Speaks now').count()).toBe(1)
})

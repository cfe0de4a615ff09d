import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { aPage, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, startFirstRound, type OpenGathering } from './house.ts'
import { onRecord, putTwice, reopened, sitDown } from './phone.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const TEN_MINUTES_MS = 10 * 60_000

let house: TestHouse
let browser: Browser
let gathering: OpenGathering
beforeAll(async () => {
  house = await startTestHouse(inject('templateUrl'))
  browser = await launchBrowser()
  gathering = await aGathering(house, await openForum(house))
  await startFirstRound(house, gathering)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

it('a phone that closes the page and comes back after 10 minutes is in its seat again, at the table of the round that runs', async () => {
  const params = { gathering: gathering.id }
  const page = await aPage(browser, { viewport: SCREENS.phone })
  await sitDown(page, house, gathering)
  await putTwice(page, 'Said before the phone was put away')
  await page.getByText('No. 1', { exact: true }).first().waitFor()
  const state = await reopened(page.context(), TEN_MINUTES_MS)
  const { programme, tables } = answered(await house.operator('GET /gatherings/:gathering', { params }))
  const body = { seat: 1, round: programme.find(({ round }) => round === 2)?.id ?? '', table: tables[4]?.id ?? '' }
  answered(await house.operator('POST /gatherings/:gathering/seating/moves', { params, body }))
  answered(await house.operator('POST /gatherings/:gathering/clock/next', { params }))

  const again = await aPage(browser, { viewport: SCREENS.phone, storageState: state })
  await again.goto(`${house.address}/${gathering.code}`)
  await again.waitForURL('**/table')
  await again.getByText('Round 2 of 3').waitFor()
  // It was away when the round began: it is shown the way, and still after the page was loaded anew.
  const way = again.getByText(/^This round you sit at table \d+\. Go there now/)
  await way.waitFor()
  await again.reload()
  await way.waitFor()
  const cookies = await again.context().cookies()
  const token = cookies.find(({ name }) => name.startsWith('entente_seat_'))?.value ?? ''
  const seat = answered(await house.clientWith({ authorization: `Bearer ${token}` })('GET /gatherings/:gathering/seat', { params }))
  expect(await again.getByRole('heading', { level: 1 }).textContent()).toContain(String(seat.tables[1]?.tableNumber))
  await putTwice(again, 'Said in its seat again')
  await expect
    .poll(async () => (await onRecord(house, gathering)).map(({ text }) => text))
    .toEqual(['Said before the phone was put away', 'Said in its seat again'])
  const view = answered(await house.operator('GET /gatherings/:gathering', { params }))
  expect(view.seats.total).toBe(1)
  await again.context().close()
})

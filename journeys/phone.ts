/** What a person does with a phone in a café: sits down by the code, and puts ideas on the table. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { OpenGathering } from './house.ts'
import { answered, type TestHouse } from './test-house.ts'

/** What a waiting idea says of itself. */
export const ON_THE_PHONE = 'On your phone, will be sent'

/** Sits down: a code that sends itself, then three taps, the last of them twice. */
export async function sitDown(page: Page, house: TestHouse, { code }: Pick<OpenGathering, 'code'>): Promise<void> {
  await page.goto(`${house.address}/j`)
  await page.locator('#code').pressSequentially(code)
  await page.waitForURL(`**/${code}`)
  await page.getByRole('radio', { name: 'Civil society', exact: true }).check()
  await page.getByRole('radio', { name: 'In the room' }).check()
  await page.getByRole('button', { name: 'Take a seat' }).dblclick({ noWaitAfter: true })
  await page.waitForURL('**/table')
}

/** Writes an idea and taps twice, as an impatient thumb does. */
export async function putTwice(page: Page, text: string): Promise<void> {
  await page.locator('#words').fill(text)
  await page.getByRole('button', { name: 'Put on the table' }).dblclick()
}

/** Ideas on record, in their order. */
export async function onRecord(house: TestHouse, { id }: Pick<OpenGathering, 'id'>) {
  const call = house.clientWith({})
  return answered(await call('GET /gatherings/:gathering/ideas', { params: { gathering: id }, query: {} })).ideas
}

/** Looks again and again while the phone is away, and fails when a waiting idea is not to be seen. */
export async function watchWaiting(page: Page, count: number, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await page.waitForTimeout(500))
    expect(await page.getByText(ON_THE_PHONE).count()).toBe(count)
}

/** A phone as it is after its browser was closed: what lasts only as long as the browser is gone, and so is what has run out by then. */
export async function reopened(context: BrowserContext, afterMs: number): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const state = await context.storageState()
  await context.close()
  const thenSeconds = (Date.now() + afterMs) / 1000
  return { ...state, cookies: state.cookies.filter((cookie) => cookie.expires > thenSeconds) }
}

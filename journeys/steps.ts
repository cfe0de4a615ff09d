/** Steps that several journeys take: signing in by a letter, sitting down with a phone, waiting until a page is live. */
import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import type { Client } from '../contract/client.ts'
import type { Role } from '../core/people/role.ts'
import type { OpenForum } from './house.ts'
import { answered, type TestHouse } from './test-house.ts'

/** Goes to a page that listens, and waits until it does: before that a press would be answered by the plain form. */
export async function gotoLive(page: Page, address: string): Promise<void> {
  const line = page.waitForResponse((reply) => reply.url().includes('/api/v1/live') && reply.ok())
  await page.goto(address)
  await line
}

/** Adds a member as the operator; the letter with the link is in the outbox then. */
export async function addMember(
  house: TestHouse,
  { forum }: Pick<OpenForum, 'forum'>,
  member: { readonly name: string; readonly email: string; readonly roles: readonly Role[] },
): Promise<void> {
  answered(await house.operator('POST /forums/:forum/members', { params: { forum }, body: { ...member, roles: [...member.roles] } }))
}

/** The newest link that the house wrote to somebody. */
export async function linkTo(operator: Client, email: string): Promise<string> {
  const { letters } = answered(await operator('GET /house/outbox'))
  const letter = letters.find(({ to }) => to === email)
  const link = /https?:\/\/\S+/.exec(letter?.text ?? '')?.[0]
  if (link === undefined) throw new Error(`no letter with a link was written to ${email}`)
  return link
}

/** Signs somebody in with the newest letter that the house wrote to them: its link opens a page, and a press there signs in. */
export async function signInByLetter(page: Page, house: TestHouse, email: string): Promise<void> {
  await page.goto(await linkTo(house.operator, email))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Sits down by the short address. @returns how many presses it took */
export async function sitDown(page: Page, address: string, group: string, where: 'In the room' | 'Online'): Promise<number> {
  await page.goto(address)
  const presses = [
    page.getByRole('radio', { name: group, exact: true }),
    page.getByRole('radio', { name: where, exact: true }),
    page.getByRole('button', { name: 'Take a seat' }),
  ]
  for (const press of presses) await press.click()
  await page.waitForURL('**/table')
  return presses.length
}

/** Puts an idea on the table. */
export async function putOnTheTable(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your idea, in your own words').fill(text)
  await page.getByRole('button', { name: 'Put on the table' }).click()
}

/** Steps of one walk build on each other: after one that failed the rest is skipped, so that the first cause is what one reads. */
export function walkStepByStep(): void {
  let hasFailed = false
  beforeEach((step) => {
    step.skip(hasFailed, 'a step before it failed')
    step.onTestFailed(() => {
      hasFailed = true
    })
  })
}

/** Those who administer: members, lists, letters, and what a person sees who is not let in. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser } from './browser.ts'
import { ADMINISTRATOR, openForum, type OpenForum } from './house.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

const CONVENER = { name: 'Noor Haddad', email: 'noor@example.org' } as const

describe('the administration', () => {
  let house: TestHouse
  let browser: Browser
  let forum: OpenForum
  let administrator: Page
  let convener: Page
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    forum = await openForum(house)
    administrator = await aPage(browser)
    convener = await aPage(browser)
    await administrator.goto(forum.signInUrl)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

  it('adds a convener, whose letter in the outbox signs them in', async () => {
    await administrator.goto(`${house.address}/admin/members`)
    const form = administrator.getByRole('region', { name: 'Add a member' })
    await form.getByLabel('Name').fill(CONVENER.name)
    await form.getByLabel('E-mail').fill(CONVENER.email)
    await form.getByRole('checkbox', { name: 'Member' }).uncheck()
    await form.getByRole('checkbox', { name: 'Convener' }).check()
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await administrator.getByText(`${CONVENER.name} is a member. A sign-in link is on its way.`).waitFor()
    await administrator.getByText('2 members').waitFor()
    await administrator.getByRole('link', { name: 'Outbox' }).click()
    await administrator.getByText(`To ${CONVENER.email}`).waitFor()
    const link = await administrator.locator('.link a').first().getAttribute('href')
    await convener.goto(link ?? '')
    await press(convener, 'Sign in')
    await convener.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await convener.goto(`${house.address}/me`)
    await convener.getByText(`${CONVENER.name}, ${CONVENER.email}`).waitFor()
    await convener.getByText('Convener', { exact: true }).waitFor()
    // The link has been used: it opens nothing more.
    const second = await aPage(browser)
    await second.goto(link ?? '')
    await press(second, 'Sign in')
    await second.getByRole('heading', { name: 'That link no longer opens' }).waitFor()
    await expectNoAxeViolations(second)
    await second.context().close()
  })

  it('lets a convener import, and nothing else of the administration', async () => {
    await convener.goto(`${house.address}/admin/members`)
    await convener.getByText('Ask an administrator of the forum for the role, or sign in with another address.').waitFor()
    await convener.goto(`${house.address}/admin/import`)
    await convener.getByRole('heading', { name: 'Import a record' }).waitFor()
    expect(await convener.getByRole('link', { name: 'Members' }).count()).toBe(0)
  })

  it('changes roles, and keeps its last administrator', async () => {
    await administrator.goto(`${house.address}/admin/members`)
    const row = administrator.getByRole('listitem').filter({ hasText: CONVENER.email })
    await row.getByText('Change').click()
    await row.getByRole('checkbox', { name: 'Rapporteur' }).check()
    await row.getByRole('button', { name: `Save roles of ${CONVENER.name}` }).click()
    await administrator.getByText(/^Saved, entry/).waitFor()
    await row.getByText('Convener, Rapporteur').waitFor()
    const own = administrator.getByRole('listitem').filter({ hasText: ADMINISTRATOR.email })
    await own.getByText('Change').click()
    await own.getByRole('checkbox', { name: 'Administrator' }).uncheck()
    await own.getByRole('button', { name: `Save roles of ${ADMINISTRATOR.name}` }).click()
    await own.getByText('This is the last administrator. Give the role to somebody else first.').waitFor()
    await expectNoAxeViolations(administrator)
  })

  it('takes one more group, a tree of bodies, and an issue for which nobody is named', async () => {
    await administrator.goto(`${house.address}/admin/lists`)
    await administrator.getByLabel('One more group').last().fill('Young people')
    await administrator.getByRole('group', { name: 'One more group' }).getByLabel('Letter').fill('Y')
    await press(administrator, 'Save the groups')
    await administrator
      .locator('#groups')
      .getByText(/^Saved, entry/)
      .waitFor()
    const bodies = administrator.locator('#bodies')
    const addBody = async (name: string, below: string): Promise<void> => {
      const form = bodies.locator('form.add')
      await form.getByLabel('Name of the body').fill(name)
      await form.getByLabel('Stands below').selectOption({ label: below })
      await form.getByRole('button', { name: 'Add the body' }).click()
      await bodies.locator('summary', { hasText: name }).waitFor()
    }
    await addBody('Ministry of Water', 'nobody: at the top')
    await bodies
      .locator('form.add')
      .getByLabel('Stands below')
      .locator('option', { hasText: 'Ministry of Water' })
      .waitFor({ state: 'attached' })
    const top = await bodies
      .locator('form.add')
      .getByLabel('Stands below')
      .locator('option', { hasText: 'Ministry of Water' })
      .textContent()
    await addBody('Department of Rivers', top ?? '')
    expect(await bodies.locator('li').evaluateAll((lines) => lines.map((line) => line.getAttribute('style')?.replaceAll(' ', '')))).toEqual(
      ['--depth:0;', '--depth:1;'],
    )
    const issues = administrator.locator('#issues')
    await issues.getByLabel('What it is about').last().fill('Who cleans the river')
    await press(administrator, 'Add the issue')
    const line = issues.getByRole('listitem').filter({ hasText: 'Who cleans the river' })
    await line.locator('.stamp', { hasText: 'Nobody is named' }).waitFor()
    await expectNoAxeViolations(administrator)
    await line.getByText('Change').click()
    await line.getByLabel('Body responsible').selectOption({ index: 2 })
    await line.getByRole('button', { name: 'Save the issue' }).click()
    await line.locator('.line').getByText('Department of Rivers').waitFor()
  })

  it('verifies the whole record with one press', async () => {
    await administrator.goto(`${house.address}/admin`)
    await press(administrator, 'Verify the record')
    await administrator.getByText('The record is whole').waitFor()
    await administrator.getByText(/entries checked, .* rebuilt and found equal\./).waitFor()
  })

  it('sends somebody who is signed out to the door, which remembers where they were going', async () => {
    const stranger = await aPage(browser)
    await stranger.goto(`${house.address}/admin/lists`)
    await stranger.getByText('Nobody needs an account to be heard.').waitFor()
    expect(new URL(stranger.url()).searchParams.get('next')).toBe('/admin/lists')
    const refusal = await stranger.request.get(`${house.address}/api/v1/house/outbox`)
    expect([refusal.status(), await refusal.json()]).toEqual([
      401,
      expect.objectContaining({ detail: 'You are not signed in. Sign in, then do this again.' }),
    ])
    await stranger.getByLabel('E-mail').fill('nobody@example.org')
    await press(stranger, 'Send me a link')
    // Whoever asks does not learn who is a member.
    await stranger.getByText('If this address belongs to a member, a link is on its way.').waitFor()
    await stranger.context().close()
  })

  it('signs in with a passkey that was added on the own page', async () => {
    const devtools = await administrator.context().newCDPSession(administrator)
    await devtools.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    } as const
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
    await administrator.goto(`${house.address}/me`)
    await administrator.getByLabel('Name for it').fill('Key of the desk')
    await press(administrator, 'Add a passkey')
    await administrator.getByText('The passkey is in place. Next time, sign in with it.').waitFor()
    await administrator.getByText('Key of the desk').first().waitFor()
    await press(administrator, 'Sign out')
    await administrator.waitForURL('**/sign-in')
    await press(administrator, 'Use a passkey')
    await administrator.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await administrator.goto(`${house.address}/me`)
    await administrator.getByText(`${ADMINISTRATOR.name}, ${ADMINISTRATOR.email}`).waitFor()
  })
})

/** The wording of a draft, from a suggestion to a comparison of versions: a drafter, a reader on a phone, and words that would be scripts. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Client } from '../contract/client.ts'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, putIdeas, startFirstRound, takeSeats } from './house.ts'
import { walkStepByStep } from './steps.ts'
import { aKey, answered, startTestHouse, type TestHouse } from './test-house.ts'

const CLAUSES = ['Governments shall take part on an equal footing.', 'تشارك الحكومات على قدم المساواة.']
const SCRIPT = '<script>document.title = "taken"</script><img src="x" onerror="document.title = \'taken\'">'

describe('the wording of a draft', () => {
  let house: TestHouse
  let browser: Browser
  let drafter: Page
  let reader: Page
  let call: Client
  let draft: { id: string; slug: string }
  walkStepByStep()

  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    drafter = await aPage(browser, { viewport: SCREENS.phone })
    await drafter.goto(forum.signInUrl)
    reader = await aPage(browser, { viewport: SCREENS.smallPhone, javaScriptEnabled: false })
    call = await callerOf(drafter)
    draft = await aDraftWith(forum.forum)
    const gathering = await aGathering(house, forum)
    const [seat] = await takeSeats(house, gathering, 1)
    if (seat !== undefined) await putIdeas(house, gathering, seat, await startFirstRound(house, gathering), ['Equal footing for all'])
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  async function callerOf(page: Page): Promise<Client> {
    const cookies = await page.context().cookies()
    return house.clientWith({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-entente': '1' })
  }

  /** The administrator takes the one seat of a team, and its first clauses come in by suggestions that are accepted. */
  async function aDraftWith(forum: string): Promise<{ id: string; slug: string }> {
    const params = { forum }
    const { member } = answered(await call('GET /me'))
    const group = answered(await call('GET /forums/:forum', { params })).stakeholderGroups[0]?.id ?? ''
    const at = { params: { forum, member: member ?? '' }, body: { roles: ['administrator' as const], stakeholderGroup: group } }
    answered(await call('PATCH /forums/:forum/members/:member', at))
    const issue = answered(await call('POST /forums/:forum/issues', { params, body: { title: 'Equal footing' } })).id
    const seats = [{ stakeholderGroup: group, count: 1 }]
    const wishes = { name: 'The team', purpose: 'Write it', filling: 'first_come' as const, seats }
    const team = answered(await call('POST /issues/:issue/teams', { params: { issue }, key: aKey(), body: wishes })).id
    answered(await call('POST /teams/:team/seats/:number/take', { params: { team, number: 1 } }))
    const title = 'Statement on the role of governments'
    const begun = answered(
      await call('POST /forums/:forum/drafts', { params, key: aKey(), body: { title, language: 'en', isOpenToAll: true, team, issue } }),
    )
    let clause: string | null = null
    for (const text of CLAUSES) {
      await suggested(begun.id, { act: 'insert', clause, text })
      clause = answered(await call('GET /drafts/:draft', { params: { draft: begun.id } })).clauses.at(-1)?.id ?? null
    }
    answered(await call('POST /drafts/:draft/versions', { params: { draft: begun.id }, key: aKey(), body: {} }))
    return begun
  }

  async function suggested(id: string, body: { act: 'insert'; clause: string | null; text: string }): Promise<void> {
    const params = { draft: id }
    const { number } = answered(await call('POST /drafts/:draft/suggestions', { params, key: aKey(), body }))
    answered(await call('POST /drafts/:draft/suggestions/:number/accept', { params: { ...params, number } }))
  }

  const at = (page: string): string => `${house.address}/d/${draft.slug}/${page}`
  const press = async (page: Page, name: string): Promise<void> => await page.getByRole('button', { name }).first().click()

  it('takes a suggestion by forms alone, and shows words that would be scripts as words', async () => {
    await drafter.goto(at('suggestions'))
    await drafter.getByText('Suggest words', { exact: true }).click()
    await press(drafter, 'Go on')
    await drafter.getByLabel('The words you suggest').fill(`Governments should take part ${SCRIPT}`)
    await press(drafter, 'Suggest it')
    await drafter.waitForURL(/done=suggest/)
    await drafter.goto(`${at('suggestions')}?view=sides`)
    expect(await drafter.locator('article ins').allTextContents()).toContain(`put in: should`)
    expect((await drafter.locator('article .voice').allTextContents()).join(' ')).toContain('<img src="x" onerror=')
    expect(await drafter.title()).toContain('Suggestions')
    await expectNoAxeViolations(drafter)
  })
  it('puts it into the text, and compares the versions word by word on a small phone', async () => {
    await press(drafter, 'Accept: put it into the text')
    await drafter.waitForURL(/done=accept/)
    answered(await call('POST /drafts/:draft/versions', { params: { draft: draft.id }, key: aKey(), body: { reason: 'Softer' } }))
    await reader.goto(`${at('versions')}?from=1&to=2`)
    expect(await reader.locator('article del').allTextContents()).toContain('taken out: shall')
    expect(await reader.getByRole('status').textContent()).toContain('1 clause has other words')
    expect(await reader.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SCREENS.smallPhone.width)
    await drafter.goto(`${at('versions')}?from=1&to=2`)
    await expectNoAxeViolations(drafter)
    expect(await drafter.title()).toContain('Versions')
  })
  it('takes an amendment to Arabic words, which read from right to left, and says what became of it', async () => {
    await drafter.goto(at('amendments'))
    await drafter.getByText('Move an amendment', { exact: true }).click()
    await drafter.getByLabel('Clause', { exact: true }).selectOption({ index: 1 })
    await drafter.getByLabel('Words that would change').fill('المساواة')
    await drafter.getByRole('textbox', { name: 'Your words' }).fill('العدل')
    await drafter.getByLabel('Why?').fill('Justice is the word of our law')
    await press(drafter, 'Move it')
    await drafter.waitForURL(/done=move/)
    const words = drafter.locator('#a1 p.voice').first()
    expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    expect(await drafter.locator('#a1').textContent()).toContain('Governments')
    await expectNoAxeViolations(drafter)
    await press(drafter, 'Adopt: put it into the text')
    await drafter.waitForURL(/done=adopted/)
    expect(await drafter.locator('#a1 .stamp').textContent()).toBe('Adopted')
  })
  it('cites an idea by its number, and takes a remark of somebody without an account', async () => {
    await drafter.goto(at('sources'))
    expect(await drafter.getByText('This clause cites nothing yet.', { exact: false }).count()).toBe(2)
    await drafter.getByText('Cite a source', { exact: false }).first().click()
    await drafter.getByLabel('Number or words').first().fill('No. 1')
    await press(drafter, 'Look for it')
    await press(drafter, 'Cite it')
    await drafter.waitForURL(/done=cite/)
    expect(await drafter.getByText('Equal footing for all').count()).toBe(1)
    await expectNoAxeViolations(drafter)
    await reader.goto(at('remarks'))
    await reader.getByText('Remark on this clause', { exact: false }).first().click()
    await reader.getByLabel('Your remark, in your own words').first().fill(`Say who ${SCRIPT}`)
    await press(reader, 'Put it on record')
    await reader.waitForURL(/done=remark/)
    expect(await reader.locator('article').first().textContent()).toContain('Say who <script>')
    await drafter.goto(at('remarks'))
    expect(await drafter.title()).toContain('Remarks')
    await expectNoAxeViolations(drafter)
  })
})

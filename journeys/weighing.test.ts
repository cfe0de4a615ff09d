/** A weighing: the convener takes the ideas of the evening, two phones rate them in private, one of them without network for a while. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, putIdeas, startFirstRound, takeSeats, type OpenGathering } from './house.ts'
import { walkStepByStep } from './steps.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const IDEAS = ['Name the ministry that answers', 'Publish the budget early', 'Pay for the travel of the young', 'Meet online every month']

describe('a weighing', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let weighing: { id: string; slug: string }
  let desk: Page
  let seated: Page
  let online: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum, 'An evening to weigh')
    const [seat] = await takeSeats(house, gathering, 2)
    if (seat === undefined) throw new Error('no seat was taken')
    await putIdeas(house, gathering, seat, await startFirstRound(house, gathering), IDEAS)
    desk = await aPage(browser)
    await desk.goto(forum.signInUrl)
    seated = await aPage(browser, { viewport: SCREENS.phone })
    const [other] = await takeSeats(house, gathering, 1)
    await seated
      .context()
      .addCookies([{ name: `entente_seat_${gathering.id.replaceAll('-', '')}`, value: other?.token ?? '', url: house.address }])
    online = await aPage(browser, { viewport: SCREENS.smallPhone })
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const shareOf = async (page: Page) =>
    // The page asks the API of its own house with its own cookies.
    (await page.evaluate(`fetch('/api/v1/weighings/${weighing.slug}/share').then((reply) => reply.json())`)) as {
      rated: { statement: { text: string }; rating: number; isImportant: boolean }[]
    }
  const onTop = async (page: Page): Promise<string> => (await page.locator('.stm .voice').textContent()) ?? ''

  it('is prepared, filled with the ideas of the evening and opened by the convener', async () => {
    await desk.goto(`${house.address}/weighings?gathering=${gathering.slug}`)
    await desk.getByRole('link', { name: 'Prepare a weighing' }).click()
    await desk.getByLabel('Name', { exact: true }).fill('What we share')
    await desk.getByLabel('Purpose, in one sentence').fill('See what the room holds in common')
    await desk.getByRole('button', { name: 'Prepare it' }).click()
    await desk.waitForURL('**/desk')
    await desk.getByRole('button', { name: 'Take all 4 ideas' }).click()
    await desk.getByText('4 statements were taken.').waitFor()
    await desk.getByText('Open the weighing').click()
    await desk.getByRole('button', { name: 'Yes, open it' }).click()
    await desk.getByRole('heading', { name: 'Open', exact: true }).waitFor()
    await expectNoAxeViolations(desk)
    const slug = /\/w\/([^/]+)\/desk/.exec(desk.url())?.[1] ?? ''
    weighing = answered(await house.operator('GET /weighings/:weighing', { params: { weighing: slug } }))
  })

  it('is rated by a seat with one tap each, by keys and by swipes', async () => {
    await seated.goto(`${house.address}/w/${weighing.slug}`)
    await seated.getByText('Nobody sees how you rate').waitFor()
    await seated.getByRole('link', { name: 'Start weighing' }).click()
    await seated.getByText('Statement 1 of 4').waitFor()
    await expectNoAxeViolations(seated)
    const first = await onTop(seated)
    await seated.getByText('This one matters a lot to me').click()
    await seated.getByRole('button', { name: 'Agree', exact: true }).click()
    await seated.getByText('Statement 2 of 4').waitFor()
    await seated.keyboard.press('2')
    await seated.getByText('Statement 3 of 4').waitFor()
    await expect.poll(async () => (await shareOf(seated)).rated.map(({ rating }) => rating)).toEqual([1, -1])
    expect((await shareOf(seated)).rated[0]).toMatchObject({ statement: { text: first }, isImportant: true })
  })

  it('goes on without network, and everything arrives once', async () => {
    await seated.context().setOffline(true)
    await seated.keyboard.press('3')
    await seated.getByText('No connection. Keep rating').waitFor()
    await seated.keyboard.press('1')
    await seated.getByText('You have rated every statement').waitFor()
    await seated.context().setOffline(false)
    await expect.poll(async () => (await shareOf(seated)).rated.length).toBe(4)
    await seated.getByText('All on record.').waitFor({ state: 'attached' })
  })

  it('can be changed, and only by whoever rated', async () => {
    await seated.getByText('My ratings').click()
    await seated
      .getByRole('link', { name: /^Change/ })
      .last()
      .click()
    await seated.keyboard.press('3')
    await expect.poll(async () => (await shareOf(seated)).rated.filter(({ rating }) => rating === 0).length).toBe(2)
  })

  it('takes a statement that somebody misses, and shows it to the others', async () => {
    await seated.getByText('Something is missing?').click()
    await seated.getByLabel('Your statement, in your own words').fill('Translate everything')
    await seated.getByRole('button', { name: 'Put it to the others' }).click()
    await seated.getByText('Others rate it.').waitFor()
  })

  it('is joined by the link without an account, and works without scripts', async () => {
    await online.goto(`${house.address}/w/${weighing.slug}`)
    await expectNoAxeViolations(online)
    await online.getByRole('radio', { name: 'Civil Society' }).check({ force: true })
    await online.getByRole('button', { name: 'Take part' }).click()
    await online.waitForURL('**/rate')
    const plain = await (
      await browser.newContext({ javaScriptEnabled: false, storageState: await online.context().storageState() })
    ).newPage()
    await plain.goto(`${house.address}/w/${weighing.slug}/rate`)
    await plain.getByRole('button', { name: 'Disagree' }).click()
    await plain.getByText('Statement 2 of 5').waitFor()
    await plain.getByRole('link', { name: 'Back to 1' }).click()
    await plain.getByRole('button', { name: 'Disagree', pressed: true }).waitFor()
    expect((await shareOf(online)).rated.map(({ rating }) => rating)).toEqual([-1])
  })

  it('is over when it is closed: what was rated stands and cannot be changed', async () => {
    await desk.reload()
    await desk.getByText('2 people take part.').waitFor()
    await desk.getByText('Close the weighing').click()
    await desk.getByRole('button', { name: 'Yes, close it' }).click()
    await desk.getByRole('heading', { name: 'Closed', exact: true }).waitFor()
    await online.goto(`${house.address}/w/${weighing.slug}/rate`)
    await online.getByText('This weighing is closed').waitFor()
    expect(await online.getByRole('link', { name: /^Change/ }).count()).toBe(0)
    expect(answered(await house.clientWith({})('GET /weighings/:weighing', { params: { weighing: weighing.id } })).seal).toMatchObject({
      ratings: 5,
      raters: 2,
    })
  })
})

/** What comes of a weighing: phones are told that it is open, the wall shows its pulse, a page says what is shared; one from elsewhere comes in. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, takeSeats, type OpenForum, type OpenGathering, type TakenSeat } from './house.ts'
import { walkStepByStep } from './steps.ts'
import { aKey, answered, startTestHouse, type TestHouse } from './test-house.ts'

const SHARED = 'Publish the budget early'
const DISPUTED = 'Meet online every month'
/** Two groups of five, so that each may be shown apart. */
const SEATS = 30

describe('the results of a weighing', () => {
  let house: TestHouse
  let browser: Browser
  let forum: OpenForum
  let gathering: OpenGathering
  let seats: readonly TakenSeat[]
  let weighing: { id: string; slug: string }
  let phone: Page
  let wall: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    forum = await openForum(house)
    gathering = await aGathering(house, forum, 'An evening to weigh')
    seats = await takeSeats(house, gathering, SEATS)
    phone = await aPage(browser, { viewport: SCREENS.phone })
    await phone
      .context()
      .addCookies([{ name: `entente_seat_${gathering.id.replaceAll('-', '')}`, value: seats[0]?.token ?? '', url: house.address }])
    wall = await aPage(browser, { viewport: SCREENS.wall })
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('tells a phone at the table, live, that a weighing is open; one tap leads to it', async () => {
    await phone.goto(`${house.address}/g/${gathering.slug}/table`)
    await wall.goto(`${house.address}/g/${gathering.slug}/wall?view=pulse`)
    await wall.getByText('No weighing is open in this gathering.').waitFor()
    weighing = answered(
      await house.operator('POST /forums/:forum/weighings', {
        params: { forum: forum.forum },
        key: aKey(),
        body: { name: 'What we share', purpose: 'See it', gathering: gathering.id, audience: 'seats', showing: 'live' },
      }),
    )
    const params = { weighing: weighing.id }
    answered(
      await house.operator('POST /weighings/:weighing/statements', {
        params,
        key: aKey(),
        body: { ideas: [], themes: [], seeds: [SHARED, DISPUTED] },
      }),
    )
    answered(await house.operator('POST /weighings/:weighing/open', { params }))
    const link = phone.getByRole('link', { name: 'What we share' })
    await link.waitFor()
    await expectNoAxeViolations(phone)
    await link.click()
    await phone.waitForURL(`**/w/${weighing.slug}/rate`)
    for (const [at, seat] of seats.entries())
      answered(
        await house.clientWith({ authorization: `Bearer ${seat.token}` })('PUT /weighings/:weighing/ratings', {
          params,
          body: {
            ratings: [
              { statement: 1, rating: at === 4 ? 0 : 1, isImportant: false },
              { statement: 2, rating: at % 2 === 0 ? 1 : -1, isImportant: false },
            ],
          },
        }),
      )
  })

  it('shows the pulse on the wall, and not beside a ballot', async () => {
    await wall.reload()
    await wall.getByText(SHARED).waitFor()
    await wall.getByText('30 people rate').or(wall.getByText('people rate')).first().waitFor()
    await expectNoAxeViolations(wall)
    const { rules } = answered(await house.operator('GET /decision-rules'))
    const params = { gathering: gathering.id, number: 1 }
    const { stakeholderGroups } = answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
    const rule = rules[0]?.rule ?? { key: 'own', name: 'None', conditions: [] }
    answered(
      await house.operator('POST /gatherings/:gathering/decisions', {
        params: { gathering: gathering.id },
        key: aKey(),
        body: { question: 'Shall it be published?', rule, isSecret: false, electorate: 'seats' },
      }),
    )
    const groups = stakeholderGroups.map(({ id }) => id)
    answered(await house.operator('PUT /gatherings/:gathering/decisions/:number/roll', { params, body: { groups } }))
    answered(await house.operator('POST /gatherings/:gathering/decisions/:number/open', { params, body: {} }))
    await wall.getByText('A ballot is open.', { exact: false }).waitFor()
    expect(await wall.getByText(SHARED).count()).toBe(0)
    await phone.goto(`${house.address}/g/${gathering.slug}/table`)
    await phone.getByRole('link', { name: 'Shall it be published?' }).waitFor()
  })

  it('says on one page what all share and what divides', async () => {
    answered(await house.operator('POST /weighings/:weighing/close', { params: { weighing: weighing.id } }))
    const reader = await aPage(browser)
    await reader.goto(`${house.address}/w/${weighing.slug}/results`)
    await reader.getByRole('row', { name: SHARED }).first().waitFor()
    await expectNoAxeViolations(reader)
  })

  it('takes in a weighing that was held elsewhere, or says which line is broken and takes nothing', async () => {
    const desk = await aPage(browser)
    await desk.goto(forum.signInUrl)
    await desk.goto(`${house.address}/admin/import/weighing`)
    const file = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
    const lines = Array.from({ length: 40 }, (_, at) => `${1_700_000_000 + at},x,${at % 4},${Math.floor(at / 4)},${at % 3 === 0 ? 1 : -1}`)
    const statements = ['timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body']
    for (const number of [0, 1, 2, 3]) statements.push(`1700000000,x,${number},0,0,0,1,Statement ${number}`)
    const fill = async (rows: readonly string[]) => {
      await desk.getByLabel('Name of the weighing').fill('Held elsewhere')
      await desk.getByLabel('What it was for').fill('Bring it here')
      await desk.locator('#ratings').setInputFiles(file('votes.csv', ['timestamp,datetime,comment-id,voter-id,vote', ...rows]))
      await desk.locator('#statements').setInputFiles(file('comments.csv', statements))
      await desk.getByRole('button', { name: 'Import' }).click()
    }
    await fill([...lines, '1700000000,x,1,3,7'])
    await desk.getByText('line 42', { exact: false }).waitFor()
    await fill(lines)
    await desk.getByRole('link', { name: 'See what came out' }).click()
    await desk.getByText('Statement 0').first().waitFor()
  })
})

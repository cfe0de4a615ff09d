/** A host at a table: offers to host, sees who has not been heard, writes for somebody without a phone, and hands on what was said. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { aGathering, openForum, putIdeas, startFirstRound, takeSeats, type OpenGathering, type TakenSeat } from './house.ts'
import { onRecord, sitDown } from './phone.ts'
import { walkStepByStep } from './steps.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

describe('the host of a table', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let phone: Page
  let round: string
  let desk: Page
  let seats: readonly TakenSeat[]
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    desk = await aPage(browser)
    await desk.goto(forum.signInUrl)
    gathering = await aGathering(house, forum, 'An evening with hosts')
    phone = await aPage(browser, { viewport: SCREENS.phone })
    await sitDown(phone, house, gathering)
    seats = await takeSeats(house, gathering, 24)
    round = await startFirstRound(house, gathering)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })
  const host = () => `${house.address}/g/${gathering.slug}/host`

  it('is told how, as long as they host nothing', async () => {
    await phone.goto(host())
    await phone.getByText('You host no table').waitFor()
    await phone.getByRole('link', { name: 'Why am I here? Offer to host' }).click()
    await phone.getByRole('button', { name: 'Host this table' }).click()
    await phone.getByRole('link', { name: 'The host’s card' }).click()
    await phone.getByRole('heading', { name: /You host table \d+/ }).waitFor()
    await expectNoAxeViolations(phone)
  })

  it('sees whom nobody has heard, until they have put something on the table', async () => {
    const unheard = phone.getByRole('region', { name: 'Not heard yet' }).getByRole('listitem')
    const before = await unheard.count()
    expect(before).toBeGreaterThan(0)
    const first = Number(/Seat (\d+)/.exec((await unheard.first().textContent()) ?? '')?.[1])
    const seat = seats.find(({ number }) => number === first)
    if (seat === undefined) throw new Error(`nobody took seat ${first}`)
    await putIdeas(house, gathering, seat, round, ['Open it at night'])
    await phone.reload()
    expect(await unheard.count()).toBe(before - 1)
  })

  it('writes for somebody without a phone, under the group that they speak from', async () => {
    await phone.getByRole('radio', { name: 'Private sector' }).check()
    await phone.getByLabel('Their words').fill('Ask the schools first')
    await phone.getByRole('button', { name: 'Put on the table' }).click()
    await phone.getByText('On record as No. 2.').waitFor()
    const [, idea] = await onRecord(house, gathering)
    expect([idea?.text, idea?.entered]).toEqual(['Ask the schools first', 'host'])
    expect(await phone.getByLabel('Their words').inputValue()).toBe('')
  })

  it('hands on at most three ideas when the round is over', async () => {
    const params = { gathering: gathering.id }
    answered(await house.operator('POST /gatherings/:gathering/clock/next', { params }))
    await phone.reload()
    await phone.getByRole('checkbox', { name: /Ask the schools first/ }).check()
    await phone.getByRole('button', { name: 'Hand on' }).click()
    await phone.getByText('1 idea is handed on.').waitFor()
    expect(await phone.getByRole('checkbox', { name: /Ask the schools first/ }).isChecked()).toBe(true)
    const { recaps } = answered(await house.clientWith({})('GET /gatherings/:gathering/recaps', { params, query: {} }))
    expect(recaps.map(({ ideas }) => ideas.map(({ number }) => number))).toEqual([[2]])
    await expectNoAxeViolations(phone)
    await phone.setViewportSize(SCREENS.smallPhone)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SCREENS.smallPhone.width)
  })

  it('has sheets of paper, one page for each table of the room and each round', async () => {
    await desk.goto(`${house.address}/g/${gathering.slug}/sheets?round=1`)
    const { tables } = answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
    const inRoom = tables.filter(({ modality }) => modality === 'room').length
    expect(await desk.getByRole('heading', { name: /^Table \d+ · Round 1$/ }).count()).toBe(inRoom)
    await expectNoAxeViolations(desk)
    await desk.emulateMedia({ media: 'print' })
    for (const format of ['A4', 'Letter']) {
      const pdf = (await desk.pdf({ format })).toString('latin1')
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(inRoom)
    }
  })

  it('is helped afterwards by somebody who types in the sheet of the table, with the letters of the groups', async () => {
    await desk.goto(`${house.address}/g/${gathering.slug}/paper`)
    await desk.getByLabel('Round').selectOption('Round 1')
    await desk.getByLabel('Ideas, one on each line').fill('P: Lend tools\nA bench outside')
    await desk.getByRole('button', { name: 'Put on record' }).dblclick()
    await desk.getByText('On record as No. 3 to 4.').waitFor()
    const ideas = (await onRecord(house, gathering)).slice(2)
    expect(ideas.map((idea) => [idea.text, idea.entered, idea.stakeholderGroup === null])).toEqual([
      ['Lend tools', 'paper', false],
      ['A bench outside', 'paper', true],
    ])
    await expectNoAxeViolations(desk)
  })
})

/** Two people at the console, and phones that call for help, report, are written to, and appeal. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser } from './browser.ts'
import { aGathering, openForum, startFirstRound, type OpenGathering } from './house.ts'
import { addMember, gotoLive, putOnTheTable, signInByLetter, sitDown, walkStepByStep } from './steps.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

const WORDS = 'Somebody lives at Quarryhill nine'

describe('the console', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let convener: Page
  let moderator: Page
  let author: Page
  let reader: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum)
    convener = await aPage(browser)
    await convener.goto(forum.signInUrl)
    await addMember(house, forum, { name: 'Moderator', email: 'moderator@example.org', roles: ['moderator'] })
    moderator = await aPage(browser)
    await signInByLetter(moderator, house, 'moderator@example.org')
    author = await aPage(browser)
    reader = await aPage(browser)
    await sitDown(author, `${house.address}/${gathering.code}`, 'Academia', 'In the room')
    await sitDown(reader, `${house.address}/${gathering.code}`, 'Civil society', 'In the room')
    await startFirstRound(house, gathering)
    for (const phone of [author, reader]) await gotoLive(phone, `${house.address}/g/${gathering.slug}/table`)
    for (const desk of [convener, moderator]) await gotoLive(desk, `${house.address}/g/${gathering.slug}/console`)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })
  const receiptOf = async (): Promise<string> => {
    const cookies = await author.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const mine = answered(
      await house.clientWith({ cookie })('GET /gatherings/:gathering/my-ideas', { params: { gathering: gathering.id } }),
    ).ideas
    return mine[0]?.receipt ?? ''
  }

  it('brings a call for help to both consoles at once, and tells the table who comes', async () => {
    await author.getByRole('button', { name: 'Call for help' }).click()
    await author.getByRole('button', { name: 'Something does not work' }).click()
    await author.getByText('Help is called.').waitFor()
    await convener.getByText('one waits').first().waitFor({ timeout: 3_000 })
    await moderator.getByRole('button', { name: /^On my way/ }).click()
    await author.getByText('Somebody is on the way.').waitFor()
    await convener.getByText('on the way: a moderator').waitFor()
    await convener.getByRole('button', { name: /^Done/ }).click()
    await author.getByRole('button', { name: 'Call for help' }).waitFor()
    await expectNoAxeViolations(author)
  })
  it('sends a message to a table after asking once, and takes it back', async () => {
    await moderator.getByLabel('Message', { exact: true }).fill('Please speak into the microphone')
    await moderator.getByRole('button', { name: 'Send …' }).click()
    await moderator.getByRole('button', { name: 'Send it' }).click()
    await author.getByText('Please speak into the microphone').waitFor()
    await reader.getByText('Please speak into the microphone').waitFor()
    await reader.getByRole('button', { name: 'Put away' }).click()
    expect(await reader.getByText('Please speak into the microphone').count()).toBe(0)
    await convener.getByRole('button', { name: 'Take off the phones' }).click()
    await expect.poll(async () => await author.getByText('Please speak into the microphone').count()).toBe(0)
  })
  it('hides an idea with a reason on every screen, and the second who tries is told who was first', async () => {
    await putOnTheTable(author, WORDS)
    await convener.getByText(WORDS).first().waitFor()
    for (const desk of [convener, moderator]) {
      await desk.getByText('Hide an idea by its number').click()
      await desk.getByLabel('Number of the idea').fill('1')
      await desk
        .locator('form', { has: desk.getByLabel('Number of the idea') })
        .getByRole('button', { name: 'Hide …' })
        .click()
    }
    await moderator.getByRole('button', { name: 'Hide the words' }).click()
    await author.getByText('Hidden: somebody’s personal data.').waitFor()
    await author.getByRole('link', { name: 'Why, and how to appeal' }).waitFor()
    await convener.getByRole('button', { name: 'Hide the words' }).click()
    await convener.getByText('idea No. 1 was hidden by a moderator').waitFor()
    await reader.goto(`${house.address}/g/${gathering.slug}/moderation`)
    await reader.getByText('No. 1 hidden by a moderator').waitFor()
    expect(await reader.content()).not.toContain('Quarryhill')
    await expectNoAxeViolations(reader)
    await expectNoAxeViolations(convener)
  })
  it('tells the author why, takes an appeal, and shows the words again when a moderator restores them', async () => {
    await reader.goto(`${house.address}/receipt/${await receiptOf()}`)
    await reader.getByRole('heading', { name: 'Your idea is hidden' }).waitFor()
    await reader.getByLabel(/Why should it be shown/).fill('It is my own house')
    await reader.getByRole('button', { name: 'Appeal' }).click()
    await reader.getByText('Your appeal is with the moderators').waitFor()
    await expectNoAxeViolations(reader)
    await moderator.getByText('The author appeals: It is my own house').waitFor()
    await moderator.getByRole('button', { name: /^Show again …/ }).click()
    await moderator.getByRole('button', { name: 'Show it again' }).click()
    await author.getByText(WORDS).first().waitFor()
    await reader.goto(`${house.address}/g/${gathering.slug}/ideas/1`)
    await reader.getByText(WORDS).first().waitFor()
  })
})

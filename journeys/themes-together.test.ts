/** Two rapporteurs at one board at once: dragging, suggestions, ideas that count as one, history; each sees the other within a second. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aBoard } from './board.ts'
import { expectNoAxeViolations, launchBrowser, SCREENS } from './browser.ts'
import { walkStepByStep } from './steps.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

const IDEAS = [
  'Teach children to read early',
  'Open the library at night',
  'Teach children to write letters',
  'The library at night, open',
  'Open the library on Sundays',
  'علّموا الأطفال القراءة',
]
/** A change is on every other screen by then. */
const LIVE_MS = 1_000

describe('two rapporteurs at one board', () => {
  let house: TestHouse
  let browser: Browser
  let ines: Page
  let kofi: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    ;({ ines, kofi } = await aBoard(house, browser, IDEAS))
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const theme = (page: Page, letter: string) => page.locator('section.theme', { has: page.locator(`h3 b:text-is("${letter})")`) })
  const slip = (page: Page, number: number) => page.locator('.slip', { has: page.locator(`[data-slip="${number}"]`) })
  const rail = (page: Page) => page.getByRole('complementary', { name: 'Suggestions' })
  const shown = async (page: Page): Promise<readonly string[]> => {
    const lines: string[] = []
    for (const one of await page.locator('section.theme').all())
      lines.push(`${await one.getAttribute('aria-label')}: ${(await one.locator('.slip .no').allTextContents()).join(' ')}`)
    return [...lines, `tray: ${(await page.locator('.tray .slip .no').allTextContents()).join(' ')}`]
  }
  const expectOnBoth = async (...lines: readonly string[]): Promise<void> => {
    for (const page of [ines, kofi]) await expect.poll(() => shown(page), { timeout: 5_000 }).toEqual(lines)
  }
  /** Drags with the mouse from the middle of one thing to a point of another. */
  async function drag(page: Page, from: ReturnType<typeof slip>, to: ReturnType<typeof slip>, at: { x: number; y: number }): Promise<void> {
    await from.scrollIntoViewIfNeeded()
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (start === null || end === null) throw new Error('there is nothing to drag')
    await page.mouse.move(start.x + 40, start.y + start.height / 2)
    await page.mouse.down()
    await page.mouse.move(start.x + 60, start.y + start.height / 2 + 8, { steps: 2 })
    await page.mouse.move(end.x + end.width * at.x, end.y + end.height * at.y, { steps: 4 })
  }
  async function make(page: Page, title: string): Promise<void> {
    await page.getByRole('dialog').waitFor()
    await page.getByLabel('Title of the theme').fill(title)
    await page.getByRole('button', { name: 'Make the theme' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('makes themes of what is chosen, with a suggested title', async () => {
    await slip(ines, 1).getByRole('checkbox').focus()
    await ines.keyboard.press('Space')
    await slip(ines, 3).getByRole('checkbox').focus()
    await ines.keyboard.press('Space')
    await ines.keyboard.press('n')
    await ines.getByRole('dialog').getByRole('button', { name: 'Teach children' }).click()
    await expectNoAxeViolations(ines)
    await ines.getByRole('button', { name: 'Make the theme' }).click()
    await ines.getByRole('dialog').waitFor({ state: 'detached' })
    await kofi.getByRole('button', { name: 'New theme', exact: true }).click()
    await make(kofi, 'Opening hours')
    await expectOnBoth('a) Teach children: 1 3', 'b) Opening hours: ', 'tray: 2 4 5 6')
  })

  it('drags an idea into a theme and before another, within a second on the other screen', async () => {
    await drag(ines, slip(ines, 5), theme(ines, 'b'), { x: 0.5, y: 0.8 })
    await ines.getByText('Drop No. 5 here, or press b').waitFor()
    await ines.mouse.up()
    const droppedAt = performance.now()
    await expect.poll(async () => (await shown(kofi)).at(1), { interval: 20 }).toBe('b) Opening hours: 5')
    expect(performance.now() - droppedAt).toBeLessThan(LIVE_MS)
    await drag(kofi, slip(kofi, 2), slip(kofi, 5), { x: 0.5, y: 0.2 })
    await kofi.mouse.up()
    await expectOnBoth('a) Teach children: 1 3', 'b) Opening hours: 2 5', 'tray: 4 6')
  })
  it('drags a theme to its place, drops nothing on Escape, and back into the tray', async () => {
    await drag(kofi, theme(kofi, 'b').locator('h3'), theme(kofi, 'a'), { x: 0.5, y: 0.1 })
    await kofi.mouse.up()
    await expectOnBoth('a) Opening hours: 2 5', 'b) Teach children: 1 3', 'tray: 4 6')
    await drag(ines, slip(ines, 3), theme(ines, 'a'), { x: 0.5, y: 0.5 })
    await ines.keyboard.press('Escape')
    await ines.mouse.up()
    await drag(ines, slip(ines, 3), ines.locator('.tray'), { x: 0.5, y: 0.2 })
    await ines.mouse.up()
    await expectOnBoth('a) Opening hours: 2 5', 'b) Teach children: 1', 'tray: 3 4 6')
    await ines.keyboard.press('z')
    await ines.getByRole('button', { name: 'Do again' }).waitFor()
    await expectOnBoth('a) Opening hours: 2 5', 'b) Teach children: 1 3', 'tray: 4 6')
  })

  it('suggests a theme with its reason; Enter accepts, and a person can decline', async () => {
    await slip(ines, 4).getByRole('checkbox').focus()
    await rail(ines).getByText('No. 4: perhaps a) Opening hours').waitFor()
    await rail(ines)
      .getByText(/Close to Nos?\. (?:2|5)/)
      .first()
      .waitFor()
    await expectNoAxeViolations(ines)
    await ines.keyboard.press('Enter')
    await expectOnBoth('a) Opening hours: 2 5 4', 'b) Teach children: 1 3', 'tray: 6')
    await ines.keyboard.press('h')
    await ines
      .getByText(/No\. 4 put under a\) Opening hours/)
      .first()
      .waitFor()
    await ines.getByText('suggested by the house').first().waitFor()
    await ines.getByRole('button', { name: 'Close' }).click()
  })
  it('counts two wordings as one, keeps both, and lets go again', async () => {
    await rail(kofi).getByRole('button', { name: 'Count as one Nos. 2, 4' }).click()
    for (const page of [ines, kofi]) await slip(page, 2).getByText('Counts as one with No. 4').waitFor()
    await slip(ines, 2).getByRole('checkbox').focus()
    await ines.keyboard.press('p')
    await slip(kofi, 2).getByText('Counts as one with').waitFor({ state: 'detached' })
    await rail(kofi).getByRole('button', { name: 'Keep apart Nos. 2, 4' }).click()
    await rail(ines).getByRole('button', { name: 'Keep apart Nos. 2, 4' }).waitFor({ state: 'detached' })
  })

  it('takes back an older change of somebody else from the history, and does it again', async () => {
    await kofi.getByRole('button', { name: 'History' }).click()
    await expectNoAxeViolations(kofi)
    const line = kofi.getByRole('listitem').filter({ hasText: 'No. 4 put under' })
    await line.getByRole('button', { name: 'Take back' }).click()
    await expectOnBoth('a) Opening hours: 2 5', 'b) Teach children: 1 3', 'tray: 4 6')
    await kofi
      .getByRole('dialog')
      .getByRole('button', { name: /^Do again/ })
      .first()
      .click()
    await expectOnBoth('a) Opening hours: 2 5 4', 'b) Teach children: 1 3', 'tray: 6')
    const made = kofi.getByRole('listitem').filter({ hasText: 'Opening hours made' })
    await made.getByRole('button', { name: 'Take back' }).click()
    await kofi.getByRole('alert').getByText('a later change stands on this one').waitFor()
    await kofi.getByRole('button', { name: 'Close' }).click()
  })

  it('refuses in one sentence what would overwrite, and keeps it in the hand', async () => {
    // Ines sees an old board: her line is cut, and Kofi moves the idea meanwhile.
    await ines.route('**/api/v1/live**', (route) => route.abort())
    await ines.reload({ waitUntil: 'load' })
    await slip(ines, 6).getByRole('checkbox').waitFor()
    await slip(kofi, 6).getByRole('checkbox').focus()
    await kofi.keyboard.press('b')
    await expect.poll(async () => (await shown(kofi)).at(-1)).toBe('tray: ')
    await slip(ines, 6).getByRole('checkbox').focus()
    await ines.keyboard.press('a')
    await ines.getByRole('alert').getByText('Somebody has changed this since: No. 6 is under b) now').waitFor()
    await ines.getByText('1 idea chosen').waitFor()
    await expect.poll(() => shown(ines)).toEqual(['a) Opening hours: 2 5 4', 'b) Teach children: 1 3 6', 'tray: '])
    // Having seen it, she may decide.
    await ines.keyboard.press('a')
    await expect.poll(async () => (await shown(kofi)).at(0)).toBe('a) Opening hours: 2 5 4 6')
  })
  it('is sorted on a phone without keys and without dragging', async () => {
    await kofi.setViewportSize(SCREENS.smallPhone)
    await slip(kofi, 6).locator('label').click()
    await kofi.getByLabel('Move to').selectOption({ label: 'without a theme' })
    await kofi.getByRole('button', { name: 'Move', exact: true }).click()
    await expect.poll(async () => (await shown(kofi)).at(-1)).toBe('tray: 6')
    await expectNoAxeViolations(kofi)
    expect(await kofi.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  })
})

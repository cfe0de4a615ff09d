/** The theme board by keyboard alone, in the hands of two rapporteurs, before the eyes of a reader. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aBoard } from './board.ts'
import { aPage, expectNoAxeViolations, launchBrowser } from './browser.ts'
import { gotoLive, walkStepByStep } from './steps.ts'
import { startTestHouse, type TestHouse } from './test-house.ts'

const IDEAS = [
  'Name who answers',
  'Publish the answer where the question stood',
  'لا قرار بلا موعد',
  'Ask the schools',
  'Speak plainly',
  '<b>Write</b> & keep it short',
]

describe('the theme board', () => {
  let house: TestHouse
  let browser: Browser
  let ines: Page
  let kofi: Page
  let reader: Page
  walkStepByStep()
  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const board = await aBoard(house, browser, IDEAS)
    ;({ ines, kofi } = board)
    reader = await aPage(browser)
    await gotoLive(reader, board.address)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const everybody = (): readonly Page[] => [ines, kofi, reader]
  const numbersIn = async (page: Page, section: string): Promise<readonly string[]> =>
    (await page.locator(`${section} .slip .no`).allTextContents()).map((number) => number.trim())
  /** Titles of themes with the numbers of their ideas, and what has none, as one screen shows them. */
  const shown = async (page: Page): Promise<readonly string[]> => {
    const themes = page.locator('section.theme')
    const lines: string[] = []
    for (const theme of await themes.all()) {
      const numbers = await theme.locator('.slip .no').allTextContents()
      lines.push(`${await theme.getAttribute('aria-label')}: ${numbers.map((number) => number.trim()).join(' ')}`)
    }
    return [...lines, `tray: ${(await numbersIn(page, '.tray')).join(' ')}`]
  }
  /** Every screen comes to show this, whoever did it. */
  const expectShown = async (...lines: readonly string[]): Promise<void> => {
    for (const page of everybody()) await expect.poll(() => shown(page), { timeout: 5_000 }).toEqual(lines)
  }
  const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Walks with the Tab key until a slip has focus; everything else on the way is left alone. */
  async function tabToSlips(page: Page): Promise<void> {
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement?.dataset.slip ?? null')) !== null) return
    }
    throw new Error('no slip can be reached with the Tab key')
  }
  /** Walks to a slip with arrows, from the first slip down. */
  async function walkTo(page: Page, number: string): Promise<void> {
    await tabToSlips(page)
    for (let steps = 0; steps < IDEAS.length; steps += 1) await page.keyboard.press('ArrowUp')
    for (let steps = 0; steps < IDEAS.length && (await focused(page)) !== number; steps += 1) await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(number)
  }
  const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement?.dataset.slip ?? null')
  /** Makes a theme of what is chosen, in the sheet that opened. */
  async function writeTitle(page: Page, title: string): Promise<void> {
    await page.getByRole('dialog').waitFor()
    await page.keyboard.insertText(title)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('makes themes of chosen ideas with keys, and everybody sees them', async () => {
    await expectShown('tray: 1 2 3 4 5 6')
    await tabToSlips(ines)
    expect(await focused(ines)).toBe('1')
    await press(ines, 'Space', 'ArrowDown', 'Space')
    await ines.getByText('2 ideas chosen').waitFor()
    await expectNoAxeViolations(ines)
    await press(ines, 'n')
    await writeTitle(ines, 'Who answers')
    await expectShown('a) Who answers: 1 2', 'tray: 3 4 5 6')
    await press(kofi, 'n')
    await writeTitle(kofi, 'Plain words')
    await expectShown('a) Who answers: 1 2', 'b) Plain words: ', 'tray: 3 4 5 6')
  })

  it('moves the idea in focus by the letter of a theme and goes on to the next', async () => {
    await tabToSlips(kofi)
    expect(await focused(kofi)).toBe('3')
    await press(kofi, 'a')
    await expectShown('a) Who answers: 1 2 3', 'b) Plain words: ', 'tray: 4 5 6')
    expect(await focused(kofi)).toBe('4')
    await press(kofi, 'ArrowDown', 'b', 'b')
    await expectShown('a) Who answers: 1 2 3', 'b) Plain words: 5 6', 'tray: 4')
  })

  it('takes changes that two rapporteurs make at once', async () => {
    await walkTo(ines, '1')
    await Promise.all([press(kofi, 'b'), press(ines, 'b')])
    for (const page of everybody()) {
      await expect.poll(async () => (await shown(page)).at(0)).toBe('a) Who answers: 2 3')
      await expect.poll(async () => (await shown(page)).at(-1)).toBe('tray: ')
      await expect.poll(async () => (await shown(page)).at(1)).toMatch(/^b\) Plain words: 5 6 (?:1 4|4 1)$/)
    }
    expect(await shown(ines)).toEqual(await shown(reader))
    expect(await shown(kofi)).toEqual(await shown(reader))
  })

  it('renames, splits and merges themes, and takes back', async () => {
    await walkTo(ines, '2')
    await press(ines, 'r')
    await writeTitle(ines, 'Who must answer')
    await expect.poll(async () => (await shown(kofi)).at(0)).toBe('a) Who must answer: 2 3')
    await walkTo(ines, '5')
    await press(ines, 'Space', 'ArrowDown', 'Space', 's')
    await writeTitle(ines, 'Short words')
    await expect
      .poll(async () => (await shown(reader)).slice(1))
      .toEqual([expect.stringMatching(/^b\) Plain words: (?:1 4|4 1)$/), 'c) Short words: 5 6', 'tray: '])
    const beforeMerge = await shown(reader)
    await walkTo(kofi, '5')
    await press(kofi, 'm')
    await kofi.getByRole('dialog').waitFor()
    await press(kofi, 'ArrowDown', 'Tab', 'Enter')
    await kofi.getByRole('dialog').waitFor({ state: 'detached' })
    await expectShown('a) Who must answer: 2 3 5 6', beforeMerge[1] ?? '', 'tray: ')
    await press(kofi, 'z')
    await expectShown(...beforeMerge)
    await expectNoAxeViolations(kofi)
  })

  it('lets everybody read and nobody else move', async () => {
    expect(await reader.getByRole('checkbox').count()).toBe(0)
    expect(await reader.getByRole('button', { name: /New theme|Take back|Change/ }).count()).toBe(0)
    await press(reader, 'n', 'z')
    expect(await reader.getByRole('dialog').count()).toBe(0)
    await reader.getByText('<b>Write</b> & keep it short', { exact: true }).waitFor()
    await expectNoAxeViolations(reader)
    await reader.getByRole('link', { name: 'No. 3', exact: true }).click()
    await reader.getByRole('heading', { name: 'What became of idea No. 3' }).waitFor()
  })
})

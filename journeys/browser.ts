/** The browser that journeys walk through, and the check that a page can be used by everybody. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from '../checks/chromium.ts'

/** What keeps the browser at home: no request of its own to any host. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Sizes of the screens that people hold or look at. */
export const SCREENS = {
  smallPhone: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  laptop: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
} as const
/** A page that has not come by then will not come. */
const WAIT_MS_MAX = 15_000

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Starts the browser; the journey closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('There is no Chromium. Run npm test, which installs it or says how.')
  return await chromium.launch({ executablePath, args: ARGS })
}

/** A page of somebody who has not been here before. It fails on the first script that throws. */
export async function aPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREENS.laptop, locale: 'en-GB', ...options })
  context.setDefaultTimeout(WAIT_MS_MAX)
  const page = await context.newPage()
  page.on('pageerror', (cause) => {
    throw new Error(`a script of ${page.url()} threw`, { cause })
  })
  return page
}

interface AxeRun {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** Fails with rule, reason and place of each violation that axe finds on a page. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Evaluated by the browser's own protocol, so the content security policy of the page stays in force.
  await page.evaluate(axeSource)
  const run: AxeRun = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  expect(
    run.violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 160)}`).join('\n')}`),
  ).toEqual([])
}

/** Fails when a page asks another host for anything: the house makes no request to any host but its own. */
export function watchHosts(page: Page, address: string): () => void {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url())) foreign.push(request.url())
  })
  return () => expect(foreign).toEqual([])
}

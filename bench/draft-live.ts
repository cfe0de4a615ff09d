/** How long a keystroke of one of twenty writers takes to the screens of two hundred readers, and a long text to open on a slow machine. */
import { v7 as uuidv7 } from 'uuid'
import type { Browser } from 'playwright-core'
import { WebSocket } from 'ws'
import { launchBrowser } from '../journeys/browser.ts'
import { clausesOf, putClauses } from '../server/drafting/text-doc.ts'
import { anEditor, type TestEditor } from '../server/test-editor.ts'
import { aRunningText, type RunningText } from '../server/test-text-team.ts'
import type { BenchHouse } from './bench-house.ts'
import { quantile, type Figure } from './figures.ts'

const WRITERS = 20
const READERS = 200
/** Readers whose text is made anew at each keystroke, as a page does; the others hear the same bytes, so that this process measures the house and not itself. */
const MEASURED = 10
const KEYSTROKES = 200
/** All writers together make a keystroke this often: five a second each. */
const PAUSE_MS = 10
const ARRIVAL_MS_MAX = 20_000
const CLAUSES = 60
/** How much slower than this one the machine is on which the text is opened. */
const SLOWED = 4
const OPENED_MS_MAX = 30_000

/** Measures both. */
export async function draftLive(house: BenchHouse): Promise<Figure[]> {
  const text = await aRunningText(house.address, house.operator)
  return [...(await keystrokes(house, text)), ...(await opening(house, await aLongText(house)))]
}

async function keystrokes(house: BenchHouse, text: RunningText): Promise<Figure[]> {
  const writers = Array.from({ length: WRITERS }, () => anEditor(house.address, text.id, text.headers))
  const readers = Array.from({ length: MEASURED }, () => anEditor(house.address, text.id))
  const others = await Promise.all(Array.from({ length: READERS - MEASURED }, async () => await aListener(house.address, text.id)))
  await Promise.all([...writers, ...readers].map(async (editor) => await editor.saved()))
  const sentAt = new Map<string, number>()
  const arrivals: number[] = []
  for (const reader of readers) listen(reader, (words) => arrivals.push(performance.now() - (sentAt.get(words) ?? 0)))
  for (let count = 0; count < KEYSTROKES; count += 1) {
    const words = `Keystroke ${count}`
    sentAt.set(words, performance.now())
    writers[count % WRITERS]?.type(words)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  for (const end = Date.now() + ARRIVAL_MS_MAX; arrivals.length < MEASURED * KEYSTROKES && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const least = Math.min(...others.map(({ messages }) => messages()))
  for (const line of [...writers, ...readers, ...others]) line.close()
  return [
    { name: `arrivals of ${KEYSTROKES} keystrokes on ${MEASURED} screens`, value: arrivals.length, unit: '', least: MEASURED * KEYSTROKES },
    { name: `messages that each of ${READERS - MEASURED} further readers heard, least`, value: least, unit: '', least: 1 },
    { name: 'keystroke to another screen, median', value: quantile(arrivals, 0.5), unit: 'ms' },
    { name: `keystroke to another screen, p99, ${WRITERS} writers`, value: quantile(arrivals, 0.99), unit: 'ms', most: 200 },
  ]
}

/** Tells of each clause when it comes. */
function listen({ text }: TestEditor, onWords: (words: string) => void): void {
  const seen = new Set(clausesOf(text).map(({ id }) => id))
  text.on('update', () => {
    for (const { id, text: words } of clausesOf(text)) {
      if (seen.has(id)) continue
      seen.add(id)
      onWords(words)
    }
  })
}

/** Somebody who reads along and does nothing with what comes: says who they are, asks for the text, and hears. */
async function aListener(address: string, draft: string): Promise<{ messages: () => number; close: () => void }> {
  const line = new WebSocket(`${address.replace('http', 'ws')}/api/v1/drafts/${draft}/live`)
  const name = Buffer.concat([Buffer.from([draft.length]), Buffer.from(draft)])
  let messages = 0
  await new Promise((resolve, reject) => {
    line.on('error', reject)
    line.once('open', () => {
      line.send(Buffer.concat([name, Buffer.from([2, 0, 0])]))
      line.send(Buffer.concat([name, Buffer.from([0, 0, 1, 0])]))
    })
    line.on('message', () => {
      messages += 1
      resolve(null)
    })
  })
  return { messages: () => messages, close: () => line.terminate() }
}

async function aLongText(house: BenchHouse): Promise<RunningText> {
  const text = await aRunningText(house.address, house.operator)
  const editor = anEditor(house.address, text.id, text.headers)
  await editor.saved()
  const words = 'Governments [shall] [should] take part on an equal footing with all other stakeholders. '.repeat(4)
  const clauses = Array.from({ length: CLAUSES }, () => ({ id: uuidv7(), kind: 'operative' as const, depth: 0 as const, text: words }))
  putClauses(editor.text, null, clauses)
  await editor.saved()
  editor.close()
  return text
}

/** From asking for the page to a text that can be read; and, for somebody of the team, to one that can be typed in. */
async function opening(house: BenchHouse, text: RunningText): Promise<Figure[]> {
  const browser = await launchBrowser()
  try {
    const address = `${house.address}/d/${text.slug}`
    const name = `text of ${CLAUSES} clauses on a ${SLOWED} times slower machine`
    return [
      { name: `${name}, read`, value: await msUntil(browser, address, '.text li:nth-child(60)', {}), unit: 'ms', most: 1_000 },
      { name: `${name}, typed in`, value: await msUntil(browser, address, '.ProseMirror .clause:nth-child(60)', text.headers), unit: 'ms' },
    ]
  } finally {
    await browser.close()
  }
}

async function msUntil(browser: Browser, address: string, sign: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const context = await browser.newContext()
  const [name = '', value = ''] = (headers['cookie'] ?? '').split(/=(.*)/s)
  if (name !== '') await context.addCookies([{ name, value, url: new URL(address).origin }])
  const page = await context.newPage()
  await page.goto(new URL(address).origin)
  const line = await context.newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const askedAt = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForSelector(sign, { timeout: OPENED_MS_MAX })
  const taken = performance.now() - askedAt
  await context.close()
  return taken
}

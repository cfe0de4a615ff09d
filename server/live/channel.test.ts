import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ServerResponse } from 'node:http'
import { aCafe } from '../test-cafe.ts'
import { aHouse, type TestHouse } from '../test-house.ts'
import { readEntryNotes } from '../sql/ledger.ts'
import { Channel } from './channel.ts'
import { LiveStream } from './stream.ts'

let test: TestHouse
beforeEach(async () => {
  test = await aHouse()
})
afterEach(async () => await test.close())

/** A screen that keeps what it is told. */
function aScreen(): { stream: LiveStream; texts: string[] } {
  const texts: string[] = []
  const response = { writableLength: 0, write: (text: string) => texts.push(text), end: () => undefined, destroy: () => undefined }
  // Only these four members of a response are used by a stream.
  return { stream: new LiveStream(response as unknown as ServerResponse, { table: null, isPhone: false }), texts }
}

it('tells an idea that comes on record while the frame before it is being read', async () => {
  const cafe = await aCafe(test)
  await cafe.untilRound(1)
  const seat = await cafe.aSeat()
  let release = (): void => undefined
  let isAsked = (): void => undefined
  const asked = new Promise<void>((resolve) => (isAsked = resolve))
  let held: Promise<void> | null = new Promise<void>((resolve) => (release = resolve))
  // The real database, whose first answer arrives late.
  const db = test.house.database.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const wait = held
      held = null
      isAsked()
      if (wait !== null) await wait
      return result
    },
  })
  const channel = new Channel({ ...test.house, database: { ...test.house.database, db } }, cafe.id)
  const { stream, texts } = aScreen()
  channel.add(stream)
  const note = async (entry: number): Promise<void> => {
    const [found] = await readEntryNotes(test.house.database.db, entry - 1, 1)
    if (found !== undefined) channel.note(found)
  }
  await note((await seat.say('Before')).entry)
  await asked
  await note((await seat.say('Meanwhile')).entry)
  release()
  await expect.poll(() => texts.join('')).toContain('Meanwhile')
  expect(texts.join('')).toContain('Before')
  channel.close()
})

it('does not let ideas wait for the slower frame that tells who sits where', async () => {
  const cafe = await aCafe(test)
  await cafe.untilRound(1)
  const seat = await cafe.aSeat()
  const channel = new Channel(test.house, cafe.id)
  const { stream, texts } = aScreen()
  channel.add(stream)
  const base = { gathering: cafe.id, board: null }
  channel.note({ ...base, seq: 1, kind: 'seat_taken' })
  await expect.poll(() => texts.length).toBe(1)
  channel.note({ ...base, seq: 2, kind: 'seat_taken' })
  const { entry } = await seat.say('At once')
  channel.note({ ...base, seq: entry, kind: 'idea_captured' })
  await expect.poll(() => texts.length).toBe(2)
  expect(texts[1]).toContain('At once')
  channel.close()
})

it('names no entry in a frame before everything up to it has been told, so that a screen cut at any moment misses nothing', async () => {
  const cafe = await aCafe(test)
  await cafe.untilRound(1)
  const seat = await cafe.aSeat()
  const channel = new Channel(test.house, cafe.id)
  const { stream, texts } = aScreen()
  channel.add(stream)
  const made = await cafe.administrator.call('POST /gatherings/:gathering/questions/:question/themes', {
    params: { gathering: cafe.id, question: cafe.questions[0] ?? '' },
    body: { title: 'A theme' },
  })
  expect(made.ok).toBe(true)
  const { entry } = await seat.say('After the theme')
  const base = { gathering: cafe.id, board: null }
  // The theme waits for company longer than the idea does, and the seat longest.
  channel.note({ ...base, seq: entry - 2, kind: 'seat_taken' })
  await expect.poll(() => texts.length).toBe(1)
  channel.note({ ...base, seq: entry - 2, kind: 'seat_taken' })
  channel.note({ ...base, seq: entry - 1, kind: 'theme_created', board: cafe.questions[0] ?? '' })
  channel.note({ ...base, seq: entry, kind: 'idea_captured' })
  await expect.poll(() => texts.length, { timeout: 5_000 }).toBe(4)
  const told = texts.slice(1).map((text) => [/event: (\w+)/.exec(text)?.[1], Number(/id: (\d+)/.exec(text)?.[1])])
  expect(told).toEqual([
    ['ideas', entry - 3],
    ['themes', entry - 3],
    ['gathering', entry],
  ])
  channel.close()
})

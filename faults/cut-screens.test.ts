/** T5: screens that are cut again and again end with the same sequence as the record, and nothing has a double effect. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../server/test-cafe.ts'
import { aHouse, answerOf, type TestHouse } from '../server/test-house.ts'
import { ideasOnRecord } from './house-process.ts'
import { Screen, type ScreenParts } from './screen.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** Each screen is cut once within this time, at a moment of its own. */
const TURN_MS = 400
/** Between two things that happen. */
const HAPPENS_EVERY_MS = 12
/** After the last cut every screen has caught up within this time. */
const CAUGHT_UP_MS_MAX = 5_000

let test: TestHouse
let cafe: TestCafe
let seats: TestSeat[]
let address: string

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  await cafe.untilRound(1)
  seats = []
  for (let count = 0; count < 8; count++) seats.push(await cafe.aSeat())
  address = await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => await test.close())

describe('screens', () => {
  it(
    `that are cut, ${SIZES.cutClients} of them ${SIZES.cuts} times each, show the same sequence in the end`,
    async () => {
      const after = await version()
      const screens = Array.from({ length: SIZES.cutClients }, (_, at) => aScreen({ after, table: at % 2 === 0 ? null : tableOf(at) }))
      const stopped = { isSo: false }
      const life = live(stopped)
      for (let turn = 0; turn < SIZES.cuts; turn++)
        await Promise.all(
          screens.map(async (screen) => {
            await wait(Math.random() * TURN_MS)
            screen.cut()
          }),
        )
      stopped.isSo = true
      await life
      const tables = screens.map((_, at) => (at % 2 === 0 ? null : tableOf(at)))
      await untilCaughtUp(async () => (await troubles(screens, tables, after)).length === 0)
      expect(await troubles(screens, tables, after)).toEqual([])
      for (const screen of screens) screen.close()
    },
    FAULT_MS_MAX,
  )

  it('would be seen to miss what is lost on the way (planted: a line that drops one frame)', async () => {
    const after = await version()
    let lost = 0
    const screen = aScreen({ after, table: null, isLost: (frame) => frame.name === 'ideas' && lost++ === 0 })
    await wait(200)
    await seats[0]?.say('Lost on the way')
    await wait(200)
    await seats[0]?.say('After it')
    await wait(300)
    expect(lost).toBe(2)
    expect(await troubles([screen], [null], after)).toEqual([expect.stringContaining('ideas')])
    screen.close()
  })

  it('would be seen to miss what came while it was away (planted: a screen that does not resume)', async () => {
    const after = await version()
    const screen = aScreen({ after, table: null, resumes: false })
    await wait(200)
    screen.cut(300)
    await seats[0]?.say('While it was away')
    await wait(700)
    expect(await troubles([screen], [null], after)).toEqual([expect.stringContaining('ideas')])
    screen.close()
  })
})

function aScreen(parts: Omit<ScreenParts, 'address' | 'gathering'>): Screen {
  return new Screen({ address: () => address, gathering: cafe.id, ...parts })
}

function tableOf(at: number): string {
  return seats[at % seats.length]?.seat.tables[0]?.table ?? ''
}

async function version(): Promise<number> {
  return answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } })).version
}

/** Ideas, moves of the clock, new themes and seats, all at once, until it is stopped. */
async function live(stopped: { isSo: boolean }): Promise<void> {
  const { call } = cafe.administrator
  const params = { gathering: cafe.id }
  for (let count = 0; !stopped.isSo; count++) {
    await seats[count % seats.length]?.say(`Thought ${count}`)
    if (count % 7 === 0) answerOf(await call('POST /gatherings/:gathering/clock/add-minute', { params }))
    if (count % 11 === 0 && count < 900)
      answerOf(
        await call('POST /gatherings/:gathering/questions/:question/themes', {
          params: { ...params, question: cafe.questions[0] ?? '' },
          body: { title: `Theme ${count}` },
        }),
      )
    await wait(HAPPENS_EVERY_MS)
  }
}

/** In a sentence each, where a screen shows something else than the record. Empty when all show the same. */
async function troubles(screens: readonly Screen[], tables: readonly (string | null)[], after: number): Promise<string[]> {
  const call = cafe.administrator.call
  const params = { gathering: cafe.id }
  const record = (await ideasOnRecord(call, cafe.id)).filter((idea) => idea.entry > after)
  const byTable = new Map<string | null, number[]>([[null, record.map((idea) => idea.entry)]])
  for (const table of new Set(tables))
    if (table !== null) {
      const page = answerOf(await call('GET /gatherings/:gathering/ideas', { params, query: { table, newest: true, limit: 100 } }))
      byTable.set(
        table,
        page.ideas
          .map((idea) => idea.entry)
          .filter((entry) => entry > after)
          .toSorted((a, b) => a - b),
      )
    }
  const view = answerOf(await call('GET /gatherings/:gathering', { params }))
  const boards = answerOf(await call('GET /gatherings/:gathering/themes', { params })).boards
  return screens.flatMap((screen, at) => {
    const table = tables[at] ?? null
    // A phone keeps the newest hundred of its table.
    const heard = table === null ? screen.entries : screen.entries.slice(-100)
    const wanted = (byTable.get(table) ?? []).slice(table === null ? 0 : -100)
    const isSame = JSON.stringify(heard.filter((entry) => entry > after)) === JSON.stringify(wanted)
    const shown = screen.gathering
    const hasClock = shown === null || shown.clock.endsAt === view.clock.endsAt
    const hasBoards =
      screen.boards.size === 0 || boards.every((board) => (screen.boards.get(board.question)?.themes.length ?? 0) === board.themes.length)
    return [
      ...(isSame ? [] : [`screen ${at}: ideas ${heard.length} instead of ${wanted.length}, or in another order`]),
      ...(hasClock ? [] : [`screen ${at}: the clock of before`]),
      ...(table !== null || hasBoards ? [] : [`screen ${at}: boards of before`]),
    ]
  })
}

async function untilCaughtUp(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + CAUGHT_UP_MS_MAX; Date.now() < end; await wait(200)) if (await isSo()) return
}

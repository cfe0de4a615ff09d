import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '$contract/client'
import { problemOf } from '$contract/refusals'
import type { PhoneStorage } from './phone-storage.ts'
import { RatingOutbox } from './rating-outbox.ts'

type Sent = { statement: number; rating: number }[]

function aStorage(): PhoneStorage {
  const held = new Map<string, string>()
  return {
    read: (name) => held.get(name) ?? null,
    write: (name, text) => (text === null ? held.delete(name) : held.set(name, text)) !== null,
  }
}

/** A house as the outbox sees it. */
function aHouse() {
  const sent: Sent[] = []
  let next: 'keep' | 'nobody' | 'closed' = 'keep'
  const call = async (_route: string, parts: { body: { ratings: Sent } }): Promise<unknown> => {
    sent.push(parts.body.ratings.map(({ statement, rating }) => ({ statement, rating })))
    if (next === 'nobody') throw new TypeError('Failed to fetch')
    return next === 'closed' ? { ok: false, problem: problemOf('weighing_not_open') } : { ok: true, answer: { kept: 1 } }
  }
  // Only the one route of the outbox is answered here.
  return { call: call as unknown as Client, sent, answer: (word: typeof next) => void (next = word) }
}

const open: RatingOutbox[] = []
function anOutbox(house: ReturnType<typeof aHouse>, storage = aStorage()) {
  const told = { onQueue: vi.fn(), onReach: vi.fn(), onRefused: vi.fn() }
  const outbox = new RatingOutbox({ weighing: 'w', call: house.call, storage, ...told })
  open.push(outbox)
  outbox.start()
  return { outbox, storage, ...told }
}
afterEach(() => open.splice(0).forEach((outbox) => outbox.close()))

const agree = (statement: number) => ({ statement, rating: 1 as const, isImportant: false })
const AT = ['2026-10-08T17:46:00.000Z', '2026-10-08T17:46:01.000Z'] as const

describe('the outbox of ratings', () => {
  it('sends what is pressed together at once, and of one statement the last alone', async () => {
    const house = aHouse()
    const { outbox } = anOutbox(house)
    outbox.put(agree(1), AT[0])
    outbox.put(agree(2), AT[0])
    outbox.put({ ...agree(1), rating: -1 }, AT[1])
    expect(outbox.queue).toHaveLength(2)
    await vi.waitFor(() => expect(outbox.queue).toEqual([]))
    expect(house.sent).toEqual([
      [
        { statement: 2, rating: 1 },
        { statement: 1, rating: -1 },
      ],
    ])
  })
  it('keeps ratings while nobody answers, over closing the page, and sends them when it is opened again', async () => {
    const house = aHouse()
    house.answer('nobody')
    const first = anOutbox(house)
    first.outbox.put(agree(1), AT[0])
    await vi.waitFor(() => expect(first.onReach).toHaveBeenCalledWith(false))
    first.outbox.close()
    expect(first.outbox.queue).toHaveLength(1)
    house.answer('keep')
    const second = anOutbox(house, first.storage)
    await vi.waitFor(() => expect(second.outbox.queue).toEqual([]))
    expect(house.sent.at(-1)).toEqual([{ statement: 1, rating: 1 }])
  })
  it('sends again what was changed while it was on its way', async () => {
    const house = aHouse()
    const { outbox } = anOutbox(house)
    outbox.put(agree(1), AT[0])
    await vi.waitFor(() => expect(house.sent).toHaveLength(1))
    outbox.put({ ...agree(1), rating: 0 }, AT[1])
    await vi.waitFor(() => expect(house.sent).toHaveLength(2))
    expect(house.sent[1]).toEqual([{ statement: 1, rating: 0 }])
    await vi.waitFor(() => expect(outbox.queue).toEqual([]))
  })
  it('says why the house refused, does not ask again by itself, and tries once more when the page is opened', async () => {
    const house = aHouse()
    house.answer('closed')
    const first = anOutbox(house)
    first.outbox.put(agree(1), AT[0])
    await vi.waitFor(() => expect(first.onRefused).toHaveBeenCalledWith(expect.stringContaining('not open')))
    first.outbox.retryNow()
    first.outbox.close()
    expect(first.outbox.queue).toMatchObject([{ state: 'refused' }])
    house.answer('keep')
    const second = anOutbox(house, first.storage)
    await vi.waitFor(() => expect(second.outbox.queue).toEqual([]))
    expect(house.sent).toHaveLength(2)
  })
})

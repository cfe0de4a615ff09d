import { describe, expect, it, vi } from 'vitest'
import { problemOf } from '$contract/refusals'
import type { Client } from '$contract/client'
import { Outbox, type NewIdea } from './outbox.ts'
import type { PhoneStorage } from './phone-storage.ts'

const idea: NewIdea = { round: 'r1', roundNumber: 1, text: 'Listen first', buildsOn: null, writtenAt: '2026-10-08T17:46:00.000Z' }

function aStorage(): PhoneStorage {
  const held = new Map<string, string>()
  return {
    read: (name) => held.get(name) ?? null,
    write: (name, text) => (text === null ? held.delete(name) : held.set(name, text)) !== null,
  }
}

/** A house as the outbox sees it: it records each key once, however often it is sent. */
function aHouse(): {
  call: Client
  recorded: Map<string, string>
  sent: string[]
  answer: (next: 'record' | 'nobody' | 'busy' | 'refuse' | 'record_but_lose_answer') => void
} {
  const recorded = new Map<string, string>()
  const sent: string[] = []
  let next = 'record'
  const call = async (_route: string, parts?: { key?: string; body?: { text: string } }): Promise<unknown> => {
    const key = parts?.key ?? ''
    sent.push(key)
    if (next === 'nobody') throw new TypeError('Failed to fetch')
    if (next === 'busy') return { ok: false, problem: problemOf('house_busy') }
    if (next === 'refuse') return { ok: false, problem: problemOf('no_round_open') }
    if (!recorded.has(key)) recorded.set(key, parts?.body?.text ?? '')
    if (next === 'record_but_lose_answer') throw new TypeError('Failed to fetch')
    return { ok: true, answer: { idea: { id: key }, receipt: `r-${key}` } }
  }
  // Only the one route of the outbox is answered here.
  return { call: call as unknown as Client, recorded, sent, answer: (word) => void (next = word) }
}

function open(house: ReturnType<typeof aHouse>, storage = aStorage()) {
  const events = { onQueue: vi.fn(), onKept: vi.fn(), onSaved: vi.fn(), onRefused: vi.fn(), onReach: vi.fn() }
  const outbox = new Outbox({ gathering: 'cafe', call: house.call, storage, ...events })
  outbox.start()
  return { outbox, storage, ...events }
}

describe('the outbox of a phone', () => {
  it('sends an idea and lets it go with its receipt', async () => {
    const house = aHouse()
    const { outbox, onSaved } = open(house)
    const key = outbox.put(idea)
    expect(outbox.queue).toHaveLength(1)
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith(key, expect.objectContaining({ receipt: `r-${key}` })))
    expect(outbox.queue).toEqual([])
    outbox.close()
  })

  it('keeps an idea over closing the page and sends it under the same key when it is opened again', async () => {
    const house = aHouse()
    house.answer('nobody')
    const first = open(house)
    const key = first.outbox.put(idea)
    await vi.waitFor(() => expect(first.onReach).toHaveBeenCalledWith(false))
    first.outbox.close()
    house.answer('record')
    const second = open(house, first.storage)
    second.outbox.retryNow()
    await vi.waitFor(() => expect(second.onSaved).toHaveBeenCalledOnce())
    expect([...house.recorded.keys()]).toEqual([key])
    second.outbox.close()
  })

  it('records once when the answer was lost on the way', async () => {
    const house = aHouse()
    house.answer('record_but_lose_answer')
    const { outbox, onReach, onSaved } = open(house)
    const key = outbox.put(idea)
    await vi.waitFor(() => expect(onReach).toHaveBeenCalledWith(false))
    house.answer('record')
    outbox.retryNow()
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(house.sent).toEqual([key, key])
    expect(house.recorded.size).toBe(1)
    outbox.close()
  })

  it('records once when two tabs send at the same time', async () => {
    const house = aHouse()
    const one = open(house)
    house.answer('nobody')
    one.outbox.put(idea)
    await vi.waitFor(() => expect(one.onReach).toHaveBeenCalledWith(false))
    house.answer('record')
    const two = open(house, one.storage)
    one.outbox.retryNow()
    two.outbox.retryNow()
    await vi.waitFor(() => expect(one.outbox.queue).toEqual([]))
    expect(house.recorded.size).toBe(1)
    one.outbox.close()
    two.outbox.close()
  })

  it('hands a refused idea back with the sentence of the house', async () => {
    const house = aHouse()
    house.answer('refuse')
    const { outbox, onRefused } = open(house)
    const key = outbox.put(idea)
    await vi.waitFor(() =>
      expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ key, state: 'refused', reason: problemOf('no_round_open').detail })),
    )
    expect(outbox.takeBack(key)).toMatchObject({ text: 'Listen first' })
    expect(outbox.queue).toEqual([])
    outbox.close()
  })

  it('waits while the house is busy and keeps the order of what was written', async () => {
    const house = aHouse()
    house.answer('busy')
    const { outbox, onReach, onSaved } = open(house)
    const first = outbox.put(idea)
    const second = outbox.put({ ...idea, text: 'Then answer' })
    await vi.waitFor(() => expect(onReach).toHaveBeenCalledWith(true))
    expect(house.sent).toEqual([first])
    house.answer('record')
    outbox.retryNow()
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledTimes(2))
    expect([...house.recorded.keys()]).toEqual([first, second])
    outbox.close()
  })
})

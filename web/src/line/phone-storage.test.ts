import { afterEach, describe, expect, it, vi } from 'vitest'
import { Outbox } from './outbox.ts'
import { phoneStorage } from './phone-storage.ts'

/** The storage of a browser that takes so many letters and then refuses, as browsers do. */
function aBrowserThatStores(letters: number): void {
  const held = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    removeItem: (name: string) => held.delete(name),
    setItem: (name: string, text: string) => {
      if (text.length > letters) throw new DOMException('full', 'QuotaExceededError')
      held.set(name, text)
    },
  })
}
afterEach(() => vi.unstubAllGlobals())

describe('what a phone remembers when its browser stores no more', () => {
  it('is what was written last, not what was stored before', () => {
    aBrowserThatStores(5)
    const storage = phoneStorage()
    expect(storage.write('words', 'short')).toBe(true)
    expect(storage.write('words', 'longer than that')).toBe(false)
    expect(storage.read('words')).toBe('longer than that')
    expect(storage.write('words', 'tiny')).toBe(true)
    expect(storage.read('words')).toBe('tiny')
  })

  it('keeps every idea while the page is open, and the outbox says that closing it would lose them', () => {
    aBrowserThatStores(2_000)
    const onKept = vi.fn()
    const nothing = () => undefined
    const call = async () => await new Promise<never>(nothing)
    const outbox = new Outbox({ gathering: 'cafe', call, onKept, onQueue: nothing, onSaved: nothing, onRefused: nothing, onReach: nothing })
    const written = Array.from({ length: 120 }, (_, at) => `Idea ${at}`)
    for (const text of written) outbox.put({ round: 'r1', roundNumber: 1, text, buildsOn: null, writtenAt: '2026-10-08T17:46:00.000Z' })
    expect(outbox.queue.map(({ text }) => text)).toEqual(written)
    expect(onKept.mock.calls[0]).toEqual([true])
    expect(onKept.mock.lastCall).toEqual([false])
    outbox.close()
  })
})

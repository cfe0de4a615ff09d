import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listen, SILENCE_MS_MAX, type LineState } from './live.ts'

/** An event source that the test drives; it remembers the address it was opened with. */
class FakeSource extends EventTarget {
  static all: FakeSource[] = []
  isClosed = false
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    FakeSource.all.push(this)
  }
  close(): void {
    this.isClosed = true
  }
  say(name: string, data: unknown, lastEventId = ''): void {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data), lastEventId }))
  }
}

function last(): FakeSource {
  const source = FakeSource.all.at(-1)
  if (source === undefined) throw new Error('no stream was opened')
  return source
}

const hello = { version: 12, serverNowMs: 1_000_000, isGap: false }

describe('the live line', () => {
  beforeEach(() => {
    FakeSource.all = []
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', FakeSource)
    vi.stubGlobal('addEventListener', vi.fn())
    vi.stubGlobal('document', { addEventListener: vi.fn(), visibilityState: 'visible' })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  function open() {
    const states: LineState['kind'][] = []
    const frames: [string, number][] = []
    const onClock = vi.fn()
    const line = listen('cafe', {
      table: 't7',
      after: 7,
      onFrame: (name, _, entry) => frames.push([name, entry]),
      onState: ({ kind }) => states.push(kind),
      onClock,
    })
    return { line, states, frames, onClock }
  }

  it('asks for what came after the entry that the page is true at', () => {
    const { line } = open()
    expect(last().url).toBe('/api/v1/live?gathering=cafe&after=7&table=t7')
    line.close()
    expect(last().isClosed).toBe(true)
  })

  it('is live with the first frame and learns the clock of the house', () => {
    const { line, states, frames, onClock } = open()
    last().say('hello', hello, '12')
    last().say('ideas', { ideas: [] }, '13')
    expect(states).toEqual(['live'])
    expect(frames).toEqual([
      ['hello', 12],
      ['ideas', 13],
    ])
    expect(onClock).toHaveBeenCalledOnce()
    line.close()
  })

  it('resumes from the last entry that it heard', () => {
    const { line } = open()
    last().say('hello', hello, '12')
    last().say('ideas', { ideas: [] }, '19')
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(600)
    expect(last().url).toContain('after=19')
    line.close()
  })

  it('asks only for what came after a beat, which tells how far it has heard', () => {
    const { line } = open()
    last().say('hello', hello, '7')
    last().say('phone', { gathering: {}, isWhole: true, digest: 'abc' }, '9')
    last().say('beat', {}, '31')
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(600)
    expect(last().url).toContain('after=31')
    expect(last().url).toContain('have=abc')
    line.close()
  })

  it('goes on from where the house stands after a gap, also when that is earlier', () => {
    const { line } = open()
    last().say('ideas', { ideas: [] }, '900')
    last().say('hello', { ...hello, version: 12, isGap: true }, '12')
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(600)
    expect(last().url).toContain('after=12')
    line.close()
  })

  it('says nothing of a short drop, and that it is stale when the line stays lost', () => {
    const { line, states } = open()
    last().say('hello', hello, '12')
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(600)
    last().say('hello', hello, '12')
    vi.advanceTimersByTime(5_000)
    expect(states).toEqual(['live'])
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(600)
    last().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(4_000)
    expect(states).toEqual(['live', 'stale'])
    last().say('hello', hello, '12')
    expect(states).toEqual(['live', 'stale', 'live'])
    line.close()
  })

  it('takes silence for a lost line, and a beat for a sign of life', () => {
    const { line } = open()
    last().say('hello', hello, '12')
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1_000)
    last().dispatchEvent(new Event('beat'))
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1_000)
    expect(FakeSource.all).toHaveLength(1)
    vi.advanceTimersByTime(2_000)
    expect(FakeSource.all.length).toBeGreaterThan(1)
    line.close()
  })
})

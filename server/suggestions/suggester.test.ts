import { afterEach, describe, expect, it } from 'vitest'
import type { SuggestibleBoard } from '../../core/themes/suggestions.ts'
import { Suggester } from './suggester.ts'

const board = (texts: readonly string[]): SuggestibleBoard => ({
  question: 'What now?',
  language: 'en',
  themes: [{ id: 'law', title: 'Law' }],
  declined: [],
  ideas: texts.map((text, at) => ({ number: at + 1, text, language: null, theme: null, tie: null, buildsOn: null })),
})

describe('the thread for suggestions', () => {
  let suggester = new Suggester()
  afterEach(async () => {
    await suggester.close()
    suggester = new Suggester()
  })

  it('computes once for everybody who asks for one version, and anew for a newer one', async () => {
    let loads = 0
    const load = async (): Promise<SuggestibleBoard> => {
      loads += 1
      return await Promise.resolve(board(['Laws for the sea']))
    }
    const all = await Promise.all([1, 1, 1].map(async (version) => await suggester.suggest('q', version, load)))
    expect(all.map((one) => one.version)).toEqual([1, 1, 1])
    expect(all[0]?.suggestions.places[0]?.themes[0]?.theme).toBe('law')
    expect((await suggester.suggest('q', 1, load)).version).toBe(1)
    expect(loads).toBe(1)
    expect((await suggester.suggest('q', 2, load)).version).toBe(2)
    expect(loads).toBe(2)
  })
  it('keeps the house free while it compares thousands of ideas', async () => {
    const texts = Array.from({ length: 3_000 }, (_, at) => `idea ${at * 7_919} of ${at % 97} about matter ${at % 13}`)
    let longest = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 2)
    const { ms } = await suggester.suggest('q', 1, async () => await Promise.resolve(board(texts)))
    clearInterval(ticking)
    expect(ms).toBeGreaterThan(longest)
  })
  it('tells those who wait when a board cannot be read, and goes on with the next', async () => {
    await expect(suggester.suggest('q', 1, async () => await Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect((await suggester.suggest('q', 1, async () => await Promise.resolve(board(['Law'])))).version).toBe(1)
  })
  it('tells those who wait when the house closes', async () => {
    const waiting = suggester.suggest('q', 1, async () => await Promise.resolve(board(['Law'])))
    const told = waiting.then(() => '', String)
    await new Promise((resolve) => setImmediate(resolve))
    await suggester.close()
    expect(await told).toContain('suggestions could not be computed')
  })
})

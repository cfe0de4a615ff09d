import { describe, expect, it } from 'vitest'
import { compileWords, parseCatalogue } from './compile-words.ts'

const options = { language: 'en', file: 'web/src/words/en/table.json' }

async function sayOf(catalogue: Record<string, string>): Promise<Record<string, (facts?: object) => string>> {
  const { module } = compileWords(catalogue, options)
  const bare = module.replaceAll(/from "(@messageformat[^"]+)"/g, (_, name: string) => `from "${import.meta.resolve(name)}"`)
  return (await import(`data:text/javascript,${encodeURIComponent(bare)}`)).say
}

describe('the compiler of words', () => {
  it('fills variables and counts in plural forms', async () => {
    const say = await sayOf({ hello: 'Table {number}', ideas: '{count, plural, one {# idea} other {# ideas}}' })
    expect(say['hello']?.({ number: 7 })).toBe('Table 7')
    expect([1, 2, 1200].map((count) => say['ideas']?.({ count }))).toEqual(['1 idea', '2 ideas', '1,200 ideas'])
  })

  it('names every variable in the declaration, with the narrowest kind', () => {
    const { declaration } = compileWords(
      {
        plain: 'Take a seat',
        round: 'Round {number} of {of}',
        ideas: '{count, plural, one {# idea} other {# ideas}} of {group}',
        where: '{modality, select, room {in} online {on} other {}}',
      },
      options,
    )
    expect(declaration).toContain('readonly plain: () => string')
    expect(declaration).toContain('readonly round: (facts: { readonly number: string | number; readonly of: string | number }) => string')
    expect(declaration).toContain('readonly ideas: (facts: { readonly count: number; readonly group: string | number }) => string')
    expect(declaration).toContain('readonly where: (facts: { readonly modality: string }) => string')
  })

  it('finds variables inside of plural forms', () => {
    const { declaration } = compileWords({ left: '{count, plural, one {one of {of}} other {# of {of}}}' }, options)
    expect(declaration).toContain('{ readonly count: number; readonly of: string | number }')
  })

  it('names the file and the sentence that cannot be read', () => {
    expect(() => compileWords({ broken: 'Round {number' }, options)).toThrow(/en\/table\.json: the sentence broken cannot be read/)
  })

  it('refuses a name that no page could write and a sentence that is no text', () => {
    expect(() => parseCatalogue('{"take-a-seat":"x"}', 'en/join.json')).toThrow(/en\/join\.json: the name "take-a-seat"/)
    expect(() => parseCatalogue('{"seat":""}', 'en/join.json')).toThrow(/the sentence seat is not a text/)
  })
})

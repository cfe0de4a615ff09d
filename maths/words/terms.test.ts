import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyLanguage } from './function-words.ts'
import { runsOf, termsOf } from './terms.ts'
import { wordsInText } from './words-in-text.ts'

describe('terms of a text', () => {
  it.each([
    ['en', 'regulating', 'regulation'],
    ['fr', 'gouvernements', 'gouvernement'],
    ['es', 'educaciones', 'educación'],
    ['ru', 'образования', 'образование'],
    ['ar', 'الحكومة', 'للحكومة'],
    ['zh', '教育', '教育'],
  ])('meets %s words of one stem: %s, %s', (language, one, other) =>
    expect(termsOf(one, language).stems).toEqual(termsOf(other, language).stems),
  )
  it('reads pairs of characters where a script sets no spaces', () =>
    expect(termsOf('网络安全', 'zh')).toEqual({
      stems: ['网络', '络安', '安全'],
      grams: ['网', '络', '安', '全', '网络', '络安', '安全', '网络安', '络安全'],
    }))
  it('reads a compound by its runs', () => {
    const [compound, part] = [new Set(termsOf('cybersecurity', 'en').grams), termsOf('security', 'en').grams]
    expect(part.filter((gram) => compound.has(gram)).length).toBeGreaterThan(part.length / 2)
  })
  it('knows a question in every script', () => {
    for (const text of ['What is it?', 'ما هو؟', '什么？']) expect(termsOf(text, null).stems).toContain('?')
  })
  it('reads accents and marks of vowels as if they were not there', () => {
    expect(termsOf('Él público', 'es').stems).toEqual(termsOf('el publico', 'es').stems)
    expect(termsOf('حُكُومَة', 'ar').grams).toEqual(termsOf('حكومة', 'ar').grams)
  })
  it('has none of signs alone, and never fails on what people type', () => {
    expect(termsOf('🙂 — !!', 'en')).toEqual({ stems: [], grams: [] })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom('en', 'fr', 'ar', 'zh', null), (text, language) => {
        expect(termsOf(text, language)).toEqual(termsOf(text, language))
        wordsInText(text, language)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})

describe('the language of a text', () => {
  it.each([
    ['fr', 'Les droits des enfants à l’école', 'en'],
    ['es', 'Proteger los derechos de los niños', 'en'],
    ['en', 'The rights of children', 'fr'],
    ['en', 'Education', 'en'],
    ['fr', 'Education', 'fr'],
    ['zh', '网络安全', 'zh'],
  ])('is %s for "%s", thought to be %s', (language, text, hint) => expect(likelyLanguage(runsOf(text), hint)).toBe(language))
})

describe('words of a text', () => {
  const telling = (text: string, language: string) =>
    wordsInText(text, language)
      .filter((word) => word.isTelling)
      .map((word) => word.said)
  it.each([
    ['en', 'The role of the government is to listen', ['role', 'government', 'listen']],
    ['fr', 'L’éducation aux droits de l’homme', ['éducation', 'droits', 'homme']],
    ['es', 'Los derechos humanos en línea', ['derechos', 'humanos', 'línea']],
    ['ru', 'Права человека в интернете', ['Права', 'человека', 'интернете']],
    ['ar', 'حماية الأطفال على الإنترنت', ['حماية', 'الأطفال', 'الإنترنت']],
    ['zh', '政府应当保护人权', ['政府', '保护', '人权']],
  ])('tells topics from the rest in %s', (language, text, words) => expect(telling(text, language)).toEqual(words))
})

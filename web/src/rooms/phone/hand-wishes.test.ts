import { describe, expect, it } from 'vitest'
import { parseWishes, tried, withWish, type Wish } from './hand-wishes.ts'

const wish = (act: Wish['act'], isTried = false): Wish => ({ key: `key of ${act}`, act, isTried })

describe('what a phone wants of its hand', () => {
  it('is one wish however often it is pressed', () => {
    const once = withWish([], 'raise', 'a')
    expect(withWish(once, 'raise', 'b')).toEqual([{ key: 'a', act: 'raise', isTried: false }])
  })
  it('is nothing when it is taken back before it was sent', () => {
    expect(withWish(withWish([], 'raise', 'a'), 'lower', 'b')).toEqual([])
  })
  it('is both when the first may be done already', () => {
    const sent = tried(withWish([], 'raise', 'a'))
    const both = withWish(sent, 'lower', 'b')
    expect(both.map(({ act, key }) => [act, key])).toEqual([
      ['raise', 'a'],
      ['lower', 'b'],
    ])
    expect(withWish(both, 'raise', 'c')).toEqual(sent)
  })
  it('survives a closed page, and nonsense is nothing', () => {
    const kept = [wish('raise', true), wish('lower')]
    expect(parseWishes(JSON.stringify(kept))).toEqual(kept)
    expect([null, '', '{}', '[1, null, {"key": 1}]', '[{"key":"a","act":"wave","isTried":true}]'].map(parseWishes)).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
  })
})

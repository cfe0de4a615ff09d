import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAdding, decidePublishing, isSeenByAll, PHOTO_REASONS, type PhotoState } from './publishing.ts'

const photos = fc.record({
  number: fc.integer({ min: 1, max: 300 }),
  isDescribed: fc.boolean(),
  isPublic: fc.boolean(),
  takenDown: fc.option(fc.constantFrom(...PHOTO_REASONS), { nil: null }),
})
const codeOf = (photo: PhotoState, isAgreed: boolean) => {
  const decided = decidePublishing(photo, isAgreed)
  return decided.ok ? decided.value : decided.code
}

describe('a photo', () => {
  it('is published only when it is described, agreed to and not taken down, whatever else is so', () => {
    fc.assert(
      fc.property(photos, fc.boolean(), (photo, isAgreed) => {
        expect(decidePublishing(photo, isAgreed).ok).toBe(photo.isDescribed && isAgreed && photo.takenDown === null)
      }),
    )
  })
  it('is told the first thing that is missing', () => {
    const photo = { number: 3, isDescribed: false, isPublic: false, takenDown: null }
    expect(codeOf({ ...photo, takenDown: 'child' }, true)).toBe('photo_taken_down')
    expect(codeOf(photo, false)).toBe('photo_not_described')
    expect(codeOf({ ...photo, isDescribed: true }, false)).toBe('photo_not_agreed')
    expect(codeOf({ ...photo, isDescribed: true }, true)).toEqual({ isNew: true })
    expect(codeOf({ ...photo, isDescribed: true, isPublic: true }, true)).toEqual({ isNew: false })
  })
  it('is never seen by all once it is taken down, nor under the Chatham House Rule', () => {
    fc.assert(
      fc.property(photos, (photo) => {
        expect(isSeenByAll(photo, true)).toBe(false)
        expect(isSeenByAll({ ...photo, takenDown: 'mistake' }, false)).toBe(false)
        expect(isSeenByAll({ ...photo, takenDown: null }, false)).toBe(photo.isPublic)
      }),
    )
  })
})

describe('adding a photo', () => {
  const gathering = { state: 'open', isChathamHouse: false, photos: 2 } as const
  it.each([
    [gathering, { number: 3 }],
    [{ ...gathering, state: 'closed' as const }, { number: 3 }],
    [{ ...gathering, state: 'draft' as const }, 'gathering_not_open'],
    [{ ...gathering, isChathamHouse: true }, 'no_photos_here'],
    [{ ...gathering, photos: 4 }, 'photos_full'],
  ])('to %j gives %j', (asked, expected) => {
    const decided = decideAdding(asked, 4)
    expect(decided.ok ? decided.value : decided.code).toEqual(expected)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAP_HEIGHT, MAP_WIDTH, likenessMap, type MapPerson } from './likeness-map.ts'

const place = fc.double({ min: -50, max: 50, noNaN: true })
const halls: fc.Arbitrary<MapPerson[]> = fc.array(
  fc.record({ x: place, y: place, group: fc.integer({ min: -1, max: 3 }), declared: fc.constantFrom('gov', 'civ', null) }),
  { maxLength: 60 },
)
const numbersOf = (path: string): number[] => (path.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number)

describe('the map of likeness', () => {
  it('keeps everybody, every outline and every name inside the picture', () => {
    fc.assert(
      fc.property(halls, (people) => {
        const { dots, outlines } = likenessMap(people).map
        expect(dots).toHaveLength(people.length)
        const corners = outlines.flatMap(({ path }) =>
          Array.from({ length: numbersOf(path).length / 2 }, (_, at) => numbersOf(path).slice(2 * at, 2 * at + 2)),
        )
        for (const [x = -1, y = -1] of [
          ...dots.map((dot) => [dot.x, dot.y]),
          ...corners,
          ...outlines.map(({ nameX, nameY }) => [nameX, nameY]),
        ]) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(MAP_WIDTH)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(MAP_HEIGHT)
        }
      }),
    )
  })
  it('tells nobody whose a dot is by its order: it is the same whatever the order of the people, and each finds their own place', () => {
    fc.assert(
      fc.property(halls, (people) => {
        const [there, back] = [likenessMap(people), likenessMap(people.toReversed())]
        expect(there.map.dots).toEqual(back.map.dots)
        expect(there.places).toEqual(back.places.toReversed())
      }),
    )
  })
  it('draws an outline for each opinion group, and counts everybody in it', () => {
    fc.assert(
      fc.property(halls, (people) => {
        const { outlines } = likenessMap(people).map
        expect(outlines.reduce((sum, outline) => sum + outline.people, 0)).toBe(people.filter(({ group }) => group >= 0).length)
      }),
    )
  })
  it('shows no mark of a stakeholder group of fewer than five, nor leaves one alone without', () => {
    const marksOf = (...groups: string[]) =>
      likenessMap(groups.map((declared, at): MapPerson => ({ x: at, y: at % 2, group: 0, declared }))).map.dots.map(
        ({ declared }) => declared ?? '-',
      )
    const [civ, gov] = [Array.from({ length: 6 }, () => 'civ'), Array.from({ length: 5 }, () => 'gov')]
    expect(marksOf(...civ, ...gov).join()).toBe([...civ, ...gov].join())
    expect(marksOf(...civ, ...gov, 'tech')).toEqual([...civ, '-', '-', '-', '-', '-', '-'])
    expect(marksOf(...civ, ...gov, 'tech', 'tech', 'acad', 'acad', 'acad')).toEqual([...civ, ...gov, '-', '-', '-', '-', '-'])
  })
  it('puts everybody in the middle where all answered the same', () => {
    const people = Array.from({ length: 6 }, (): MapPerson => ({ x: 3, y: 3, group: 0, declared: null }))
    expect(likenessMap(people).map.dots[0]).toEqual({ x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2, declared: null })
  })
})

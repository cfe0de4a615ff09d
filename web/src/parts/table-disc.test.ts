import { expect, it } from 'vitest'
import { placesOf } from './table-disc.ts'

it('seats five around the table, the first at the top', () => {
  // By hand: radius 47 around (60, 60), a fifth of a turn each.
  expect(placesOf(5)[0]).toEqual({ x: 60, y: 13, size: 30 })
  expect(placesOf(5)[1]).toEqual({ x: 104.7, y: 45.5, size: 30 })
})

it('shrinks marks so that neighbours of a full table of twelve do not touch', () => {
  const [one, two] = placesOf(12)
  if (one === undefined || two === undefined) throw new Error('twelve places expected')
  expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThan(one.size)
})

it('draws a table for one and a table for nobody', () => {
  expect(placesOf(1)).toHaveLength(1)
  expect(placesOf(0)).toEqual([])
})

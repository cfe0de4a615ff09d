import { describe, expect, it } from 'vitest'
import { drawRoads, PICTURE } from './road-picture.ts'
import { mapRoads, ROAD_STEPS, type RoadFacts } from './road.ts'

const facts = (ideas: RoadFacts['ideas']): RoadFacts => ({
  ideas,
  weighings: [],
  statements: [],
  drafts: [],
  sources: [],
  leftOut: new Set(),
  answers: [],
  commitments: [],
})
const idea = (number: number, theme: string | null) => ({ id: `i${number}`, number, theme, isHidden: number === 1 })

describe('the picture of the roads', () => {
  const picture = drawRoads(mapRoads(facts([idea(1, null), idea(2, 'a'), idea(3, 'a'), idea(4, null)])))
  it('draws the same height for the same ideas at every step, and stays inside its frame', () => {
    for (const step of ROAD_STEPS) {
      const column = picture.blocks.filter((block) => block.step === step)
      expect(column.reduce((sum, { ideas }) => sum + ideas, 0)).toBe(4)
      for (const { ideas, height } of column) expect(height).toBeCloseTo(ideas * picture.ofOne, 1)
      for (const { x, y, height } of column)
        expect([x + PICTURE.block <= PICTURE.width, y + height <= PICTURE.height + 0.1]).toEqual([true, true])
    }
  })
  it('draws no block and no ribbon for nobody', () => {
    expect(picture.blocks.every(({ ideas }) => ideas > 0)).toBe(true)
    expect(picture.ribbons.every(({ ideas }) => ideas > 0)).toBe(true)
    expect(picture.ribbons.filter(({ step }) => step === 'said').map(({ from, to, ideas }) => [from, to, ideas])).toEqual([
      ['on_record', 'themed', 2],
      ['on_record', 'unthemed', 1],
      ['hidden', 'unthemed', 1],
    ])
  })
  it('is empty without ideas', () => {
    expect(drawRoads(mapRoads(facts([])))).toEqual({ blocks: [], ribbons: [], ofOne: 0 })
  })
})

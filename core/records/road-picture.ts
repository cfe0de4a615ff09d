/** The map of roads as a picture: a column for each step, a block for each place, and ribbons for the ideas that went from one to the next. */
import type { RoadMap, RoadStep, Standing } from './road.ts'

/** Where everything is drawn, in units of the picture's own; beside the last column there is room for its `names`. */
export const PICTURE = { width: 1_260, height: 460, block: 22, gap: 7, names: 150 } as const

/** A block: as high as ideas stand there. */
export interface RoadBlock {
  readonly step: RoadStep
  readonly standing: Standing
  readonly ideas: number
  readonly x: number
  readonly y: number
  readonly height: number
}
/** A ribbon from a block to one of the next step, as the path of its outline. */
export interface RoadRibbon {
  readonly step: RoadStep
  readonly from: Standing
  readonly to: Standing
  readonly ideas: number
  readonly path: string
}
/** The whole picture. Blocks of a column have heights in proportion to their ideas; so do both ends of a ribbon. */
export interface RoadPicture {
  readonly blocks: readonly RoadBlock[]
  readonly ribbons: readonly RoadRibbon[]
  /** Height of one idea. */
  readonly ofOne: number
}

/** Draws the map. Empty places are left out; without ideas there is nothing to draw. */
export function drawRoads(map: RoadMap): RoadPicture {
  const columns = map.steps.map(({ step, standings }) => ({ step, standings: standings.filter(({ ideas }) => ideas > 0) }))
  const gaps = Math.max(0, ...columns.map(({ standings }) => standings.length - 1)) * PICTURE.gap
  const ofOne = map.ideas === 0 ? 0 : (PICTURE.height - gaps) / map.ideas
  const between = (PICTURE.width - PICTURE.names - PICTURE.block) / Math.max(1, columns.length - 1)
  const blocks = columns.flatMap(({ step, standings }, at) => {
    let y = 0
    return standings.map(({ standing, ideas }) => {
      const block: RoadBlock = { step, standing, ideas, x: rounded(at * between), y: rounded(y), height: rounded(ideas * ofOne) }
      y += ideas * ofOne + PICTURE.gap
      return block
    })
  })
  return { blocks, ribbons: ribbonsOf(map, blocks, ofOne), ofOne }
}

/** Ribbons leave and reach a block one below the other, in the order of the places. */
function ribbonsOf(map: RoadMap, blocks: readonly RoadBlock[], ofOne: number): readonly RoadRibbon[] {
  const placeOf = new Map(blocks.map((block) => [`${block.step} ${block.standing}`, block]))
  const left = new Map<string, number>()
  const reached = new Map<string, number>()
  const steps = map.steps.map(({ step }) => step)
  return map.flows.flatMap((flow) => {
    const next = steps[steps.indexOf(flow.step) + 1]
    const from = placeOf.get(`${flow.step} ${flow.from}`)
    const to = placeOf.get(`${next} ${flow.to}`)
    if (from === undefined || to === undefined) return []
    const height = flow.ideas * ofOne
    const start = { x: from.x + PICTURE.block, y: from.y + taken(left, `${flow.step} ${flow.from}`, height) }
    const end = { x: to.x, y: to.y + taken(reached, `${next} ${flow.to}`, height) }
    return [{ ...flow, path: ribbon(start, end, height) }]
  })
}

function taken(heights: Map<string, number>, key: string, height: number): number {
  const before = heights.get(key) ?? 0
  heights.set(key, before + height)
  return before
}

interface Point {
  readonly x: number
  readonly y: number
}

function ribbon(start: Point, end: Point, height: number): string {
  const [x1, x2, middle] = [rounded(start.x), rounded(end.x), rounded((start.x + end.x) / 2)]
  const [y1, y2] = [rounded(start.y), rounded(end.y)]
  const [z1, z2] = [rounded(start.y + height), rounded(end.y + height)]
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}V${z2}C${middle} ${z2} ${middle} ${z1} ${x1} ${z1}Z`
}

/** A hundredth of a unit is finer than any screen. */
const rounded = (value: number): number => Math.round(value * 100) / 100

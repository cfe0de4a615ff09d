/** The map of people who answered alike: places, marks and outlines of opinion groups, laid out once for the page, the wall and paper. */
import { partSmall } from './shown-groups.ts'

/** Somebody on the map. `x` and `y`: place on the two axes; `group`: opinion group from 0, or -1 for none; `declared`: key of the stakeholder group, or null. */
export interface MapPerson {
  readonly x: number
  readonly y: number
  readonly group: number
  readonly declared: string | null
}
/** A dot at its place in the picture, in units of the picture. */
export interface MapDot {
  readonly x: number
  readonly y: number
  readonly declared: string | null
}
/** An opinion group: its outline as an SVG path, and where its name stands. */
export interface MapOutline {
  readonly group: number
  readonly people: number
  readonly path: string
  readonly nameX: number
  readonly nameY: number
}
/** The picture, {@link MAP_WIDTH} by {@link MAP_HEIGHT} units. */
export interface LikenessMap {
  readonly dots: readonly MapDot[]
  readonly outlines: readonly MapOutline[]
}

/** Size of the picture in its own units. */
export const MAP_WIDTH = 620
/** Height in the same units. */
export const MAP_HEIGHT = 360
/** Edge of a mark in the same units. */
export const MAP_MARK = 16
/** Dashes of the outlines in turn, so that groups differ without colour. */
export const MAP_DASHES = ['', '9 6', '2 5', '14 5 3 5', '5 3'] as const
/** Room at each edge for marks and outlines, and above for names. */
const MARGIN = 34
/** How far an outline keeps from the marks inside it. */
const AROUND = 18
/** Corners of the circle that is drawn around each mark before outlining: enough to look round. */
const CORNERS = 10

/** Dots in one place stand in the order of what is drawn there. */
function byPlace(a: MapDot, b: MapDot): number {
  const [first, second] = [a.declared ?? '', b.declared ?? '']
  return a.x - b.x || a.y - b.y || (first < second ? -1 : first > second ? 1 : 0)
}

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Lays out the map. Deterministic; cost: sorting the people once for each opinion group. Dots come in the order of their places, which says nothing
 * of whose they are; `places` are those of `people`, in their order, to be shown to nobody but each themselves.
 */
export function likenessMap(people: readonly MapPerson[]): { readonly map: LikenessMap; readonly places: readonly Point[] } {
  const toPicture = fit(people)
  const { apart } = partSmall([...Map.groupBy(people, ({ declared }) => declared)], ([, members]) => members.length)
  const marked = new Set(apart.map(([declared]) => declared))
  const placed = people.map((person) => ({ ...person, ...toPicture(person) }))
  const dots = placed.map(({ x, y, declared }) => ({
    x,
    y,
    // Where few are of a group, its mark would show how one person stands.
    declared: marked.has(declared) ? declared : null,
  }))
  const groups = [...Map.groupBy(placed, ({ group }) => group)].filter(([group]) => group >= 0).toSorted(([a], [b]) => a - b)
  const map = { dots: dots.toSorted(byPlace), outlines: groups.map(([group, members]) => outlineOf(group, members)) }
  return { map, places: placed.map(({ x, y }) => ({ x, y })) }
}

/** Same scale on both axes, so that near means alike in every direction; everybody in the middle where all stand in one place. */
function fit(people: readonly Point[]): (place: Point) => Point {
  const [left, right] = rangeOf(people.map(({ x }) => x))
  const [bottom, top] = rangeOf(people.map(({ y }) => y))
  const scale = Math.min((MAP_WIDTH - 2 * MARGIN) / Math.max(right - left, 1e-9), (MAP_HEIGHT - 2 * MARGIN) / Math.max(top - bottom, 1e-9))
  const [middleX, middleY] = [(left + right) / 2, (bottom + top) / 2]
  const used = right - left < 1e-9 && top - bottom < 1e-9 ? 0 : scale
  return ({ x, y }) => ({
    x: tenth(MAP_WIDTH / 2 + (x - middleX) * used),
    y: tenth(MAP_HEIGHT / 2 - (y - middleY) * used),
  })
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.length === 0
    ? [0, 0]
    : values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])
}

function outlineOf(group: number, members: readonly Point[]): MapOutline {
  // Only who stands at the edge can shape the outline: thousands inside need no circles.
  const around = (members.length < 2 ? members : hullOf(members)).flatMap(({ x, y }) =>
    Array.from({ length: CORNERS }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / CORNERS
      return { x: x + AROUND * Math.cos(angle), y: y + AROUND * Math.sin(angle) }
    }),
  )
  const corners = hullOf(around)
  const [left, right] = rangeOf(corners.map(({ x }) => x))
  const [top] = rangeOf(corners.map(({ y }) => y))
  const path = `M${corners.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`
  return { group, people: members.length, path, nameX: tenth((left + right) / 2), nameY: tenth(Math.max(top - 6, 12)) }
}

/** The convex hull, counter-clockwise in a picture whose y grows downwards: Andrew's monotone chain. */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2) ?? point, chain.at(-1) ?? point, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
const tenth = (value: number): number => Math.round(value * 10) / 10

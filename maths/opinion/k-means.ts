/** k-means in the plane of the map, as the compatible mode needs it: start from the first distinct places, ties to the last centre, empty clusters vanish. */

/** One cluster: its centre and which places are in it. */
export interface Cluster {
  readonly x: number
  readonly y: number
  /** Indexes into the list of places. */
  readonly members: readonly number[]
}

/** A weighted place. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly weight: number
}

/** Centres that move less than this stand still. */
const STILL = 0.01

/** Clusters places into at most k; `rounds` limits the steps after the first. */
export function kMeans(places: readonly Place[], k: number, rounds: number): readonly Cluster[] {
  const xs = Float64Array.from(places, ({ x }) => x)
  const ys = Float64Array.from(places, ({ y }) => y)
  const weights = Float64Array.from(places, ({ weight }) => weight)
  const search = { xs, ys, at: new Int32Array(places.length), far: new Float64Array(places.length), next: new Float64Array(places.length) }
  let centres = firstDistinct(places, k)
  let moves: readonly number[] | null = null
  for (let round = 0; round <= rounds; round += 1) {
    assign(search, centres, moves)
    const middles = middlesOf(search, weights, centres.length)
    const isStill = standStill(centres, middles.filter(isFilled))
    // Where a cluster vanishes the others are numbered anew, and every place is looked at again.
    moves = middles.every(isFilled) ? middles.map(({ x, y }, at) => Math.hypot(x - (centres[at]?.x ?? 0), y - (centres[at]?.y ?? 0))) : null
    if (moves === null) renumber(search.at, middles)
    centres = middles.filter(isFilled)
    if (isStill) break
  }
  const members: number[][] = centres.map(() => [])
  search.at.forEach((cluster, place) => members[cluster]?.push(place))
  return centres.map(({ x, y }, at) => ({ x, y, members: members[at] ?? [] }))
}

interface Centre {
  readonly x: number
  readonly y: number
}
const isFilled = ({ x }: Centre): boolean => !Number.isNaN(x)

/** Places with the cluster that each is in, how far it is from that at most, and how far from every other at least (Hamerly 2010). */
interface Search {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly at: Int32Array
  readonly far: Float64Array
  readonly next: Float64Array
}

function firstDistinct(places: readonly Place[], k: number): readonly Centre[] {
  const seen = new Map<string, Centre>()
  for (const { x, y } of places) {
    if (seen.size >= k) break
    const key = `${x} ${y}`
    if (!seen.has(key)) seen.set(key, { x, y })
  }
  return [...seen.values()]
}

/** By how much bounds have to differ to be sure: far above what rounding makes, far below what matters. */
const SURE = 1e-9

/** Puts every place to the nearest centre, to the last of equally near ones. `moves`: how far centres went since places were put; null at first. */
function assign(search: Search, centres: readonly Centre[], moves: readonly number[] | null): void {
  const { xs, at, far, next } = search
  const [cx, cy] = [Float64Array.from(centres, ({ x }) => x), Float64Array.from(centres, ({ y }) => y)]
  const most = moves === null ? 0 : Math.max(0, ...moves)
  for (let place = 0; place < xs.length; place += 1) {
    if (moves !== null) {
      far[place] = (far[place] ?? 0) + (moves[at[place] ?? 0] ?? 0)
      next[place] = (next[place] ?? 0) - most
      if ((far[place] ?? 0) + SURE < (next[place] ?? 0)) continue
    }
    findNearest(search, place, cx, cy)
  }
}

function findNearest({ xs, ys, at, far, next }: Search, place: number, cx: Float64Array, cy: Float64Array): void {
  const [x, y] = [xs[place] ?? 0, ys[place] ?? 0]
  let best = 0
  let least = Infinity
  let second = Infinity
  for (let centre = 0; centre < cx.length; centre += 1) {
    const right = x - (cx[centre] ?? 0)
    const up = y - (cy[centre] ?? 0)
    const distance = Math.sqrt(right * right + up * up)
    if (distance <= least) {
      second = least
      least = distance
      best = centre
    } else if (distance < second) second = distance
  }
  at[place] = best
  far[place] = least
  next[place] = second
}

/** The weighted middle of each cluster; not a number where it is empty. */
function middlesOf({ xs, ys, at }: Search, weights: Float64Array, k: number): readonly Centre[] {
  const [x, y, weight] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)]
  for (let place = 0; place < xs.length; place += 1) {
    const [cluster, times] = [at[place] ?? 0, weights[place] ?? 0]
    x[cluster] = (x[cluster] ?? 0) + times * (xs[place] ?? 0)
    y[cluster] = (y[cluster] ?? 0) + times * (ys[place] ?? 0)
    weight[cluster] = (weight[cluster] ?? 0) + times
  }
  return Array.from(weight, (total, cluster) => ({ x: (x[cluster] ?? 0) / total, y: (y[cluster] ?? 0) / total }))
}

/** Numbers clusters anew, without the empty ones. */
function renumber(at: Int32Array, middles: readonly Centre[]): void {
  let filled = 0
  const numbers = middles.map((middle) => (isFilled(middle) ? filled++ : -1))
  for (let place = 0; place < at.length; place += 1) at[place] = numbers[at[place] ?? 0] ?? 0
}

function standStill(before: readonly Centre[], after: readonly Centre[]): boolean {
  const sorted = (list: readonly Centre[]): readonly Centre[] => list.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const old = sorted(before)
  return sorted(after).every(({ x, y }, at) => {
    const was = old[at]
    return was === undefined || Math.sqrt((x - was.x) ** 2 + (y - was.y) ** 2) < STILL
  })
}

/** Mean silhouette of clusters, from -1 to 1: how much nearer each place is to its own than to the next one; alone in a cluster counts 0. Unweighted. */
export function silhouette(places: readonly Place[], clusters: readonly Cluster[]): number {
  if (clusters.length < 2) return 0
  let sum = 0
  let count = 0
  const meanDistance = (from: Place, members: readonly number[], others: number): number =>
    members.reduce((total, at) => total + distance(from, places[at]), 0) / others
  for (const own of clusters)
    for (const at of own.members) {
      count += 1
      const place = places[at]
      if (place === undefined || own.members.length < 2) continue
      const inside = meanDistance(place, own.members, own.members.length - 1)
      const outside = Math.min(
        ...clusters.filter((other) => other !== own).map(({ members }) => meanDistance(place, members, members.length)),
      )
      const most = Math.max(inside, outside)
      sum += most === 0 ? 0 : (outside - inside) / most
    }
  return count === 0 ? 0 : sum / count
}

function distance(a: Place, b: Place | undefined): number {
  return b === undefined ? 0 : Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
}

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
  let clusters: readonly Cluster[] = firstDistinct(places, k)
  for (let round = 0; round <= rounds; round += 1) {
    const next = step(places, clusters)
    const isStill = standStill(clusters, next)
    clusters = next
    if (isStill) break
  }
  return clusters
}

function firstDistinct(places: readonly Place[], k: number): readonly Cluster[] {
  const seen = new Map<string, Cluster>()
  for (const { x, y } of places) {
    if (seen.size >= k) break
    const key = `${x} ${y}`
    if (!seen.has(key)) seen.set(key, { x, y, members: [] })
  }
  return [...seen.values()]
}

function step(places: readonly Place[], clusters: readonly Cluster[]): readonly Cluster[] {
  const members: number[][] = clusters.map(() => [])
  places.forEach((place, at) => members[nearest(place, clusters)]?.push(at))
  return members.filter((list) => list.length > 0).map((list) => ({ ...middle(places, list), members: list }))
}

function nearest({ x, y }: Place, clusters: readonly Cluster[]): number {
  let [best, least] = [0, Infinity]
  clusters.forEach((cluster, at) => {
    const distance = Math.sqrt((x - cluster.x) ** 2 + (y - cluster.y) ** 2)
    if (distance <= least) [best, least] = [at, distance]
  })
  return best
}

function middle(places: readonly Place[], members: readonly number[]): { readonly x: number; readonly y: number } {
  let [x, y, weight] = [0, 0, 0]
  for (const at of members) {
    const place = places[at]
    if (place === undefined) continue
    x += place.weight * place.x
    y += place.weight * place.y
    weight += place.weight
  }
  return { x: x / weight, y: y / weight }
}

function standStill(before: readonly Cluster[], after: readonly Cluster[]): boolean {
  const sorted = (list: readonly Cluster[]): readonly Cluster[] => list.toSorted((a, b) => a.x - b.x || a.y - b.y)
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

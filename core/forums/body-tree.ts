/** Bodies of government form a tree: ministry, department, unit. */

/** What the tree needs to know of a body; parent null stands at the top. */
export interface BodyInTree {
  readonly id: string
  readonly parent: string | null
}
/** Levels of the tree: deeper ones cannot be drawn on a phone, and no government was found that needs them. */
export const BODY_DEPTH_MAX = 12

/** Bodies in tree order, each parent before its children and children in the order given, with their depth: 0 at the top. */
export function inTreeOrder<B extends BodyInTree>(bodies: readonly B[]): readonly (B & { readonly depth: number })[] {
  const childrenOf = Map.groupBy(bodies, ({ parent }) => parent)
  const walk = (parent: string | null, depth: number): (B & { depth: number })[] =>
    (childrenOf.get(parent) ?? []).flatMap((body) => [{ ...body, depth }, ...walk(body.id, depth + 1)])
  return walk(null, 0)
}

/** True when `body` would come to stand below itself if it were put below `parent`. */
export function isBelowItself(bodies: readonly BodyInTree[], body: string, parent: string | null): boolean {
  return pathUp(bodies, parent).includes(body)
}

/** Levels of the tree if `body` (null: a new one) were put below `parent`; 1 for a single body at the top. */
export function levelsWith(bodies: readonly BodyInTree[], body: string | null, parent: string | null): number {
  return pathUp(bodies, parent).length + (body === null ? 1 : heightOf(bodies, body))
}

function pathUp(bodies: readonly BodyInTree[], from: string | null): readonly string[] {
  const parentOf = new Map(bodies.map(({ id, parent }) => [id, parent]))
  const path: string[] = []
  for (let at = from; at !== null && !path.includes(at); at = parentOf.get(at) ?? null) path.push(at)
  return path
}

function heightOf(bodies: readonly BodyInTree[], body: string): number {
  const heights = bodies.filter(({ parent }) => parent === body).map(({ id }) => heightOf(bodies, id))
  return 1 + Math.max(0, ...heights)
}

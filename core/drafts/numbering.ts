/**
 * Numbers of clauses, made from their order alone until a reading fixes them. Once fixed, a number stays with its clause for
 * good and is never given again; what comes in between is called bis, ter, quater … after the number before it.
 */
import { DEPTH_MAX, type Clause, type ClauseDepth, type UnnumberedClause } from './clause.ts'

/** A number that a reading has fixed, with the number of the clause that it stands below (empty at the top). */
export interface FixedNumber {
  readonly id: string
  readonly label: string
}

/** Latin for the second to the twentieth of the same number; beyond it a plain count goes on. */
const AGAIN = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
  'undecies',
  'duodecies',
  'terdecies',
  'quaterdecies',
  'quindecies',
  'sexdecies',
  'septdecies',
  'octodecies',
  'novodecies',
  'vicies',
] as const
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
const ROMANS = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

/** A place in the tree of numbers: the number above it, and which kind of number is counted there. */
interface Level {
  readonly above: string
  readonly kind: 'preamble' | 'operative'
  readonly depth: ClauseDepth
}

/**
 * Numbers clauses in their order. A depth without a clause above it counts as the nearest one that has. No two clauses have the
 * same number, and a fixed one keeps its own as long as it stands below the same clause.
 * @param fixed every number that a reading fixed, those of removed clauses too: they are not given again
 */
export function numberClauses(clauses: readonly UnnumberedClause[], fixed: readonly FixedNumber[] = []): readonly Clause[] {
  const kept = new Map(fixed.map(({ id, label }) => [id, label]))
  const given = [...new Set(kept.values())]
  const taken = new Set(given)
  const counts = new Map<string, number>()
  /** The number before, by place: what a clause that comes in between is named after. */
  const before = new Map<string, string>()
  const path: string[] = []
  return clauses.map((clause) => {
    const depth = clause.kind === 'preamble' ? 0 : clampDepth(clause.depth, path.length)
    const level: Level = { above: depth === 0 ? '' : (path[depth - 1] ?? ''), kind: clause.kind, depth }
    const label = labelAt(level, kept.get(clause.id), given, { taken, counts, before })
    taken.add(label)
    if (clause.kind === 'operative') path.splice(depth, path.length, label)
    else path.splice(0)
    return { id: clause.id, kind: clause.kind, depth, text: clause.text, label }
  })
}

/** The last part of a number, as it is drawn beside the clause: `(ii)` of `4(a)(ii)`. */
export function ownNumber(label: string): string {
  return /\([^()]*\)$/.exec(label)?.[0] ?? label
}

interface Counting {
  readonly taken: Set<string>
  readonly counts: Map<string, number>
  readonly before: Map<string, string>
}

function labelAt(level: Level, own: string | undefined, given: readonly string[], { taken, counts, before }: Counting): string {
  const place = `${level.kind} ${level.above}`
  if (own !== undefined && isAt(level, own)) {
    before.set(place, rootOf(own))
    return own
  }
  if (given.some((label) => isAt(level, label))) {
    const root = before.get(place) ?? labelOf(level, '0')
    return again(level, root, taken)
  }
  const count = (counts.get(place) ?? 0) + 1
  counts.set(place, count)
  const label = labelOf(level, counted(level.depth, count))
  return taken.has(label) ? again(level, label, taken) : label
}

/** The next of the same number that nobody has. */
function again(level: Level, root: string, taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) {
    const suffix = AGAIN[at] ?? String(at + 2)
    const label = level.depth === 0 ? `${root} ${suffix}` : `${root.slice(0, -1)} ${suffix})`
    if (!taken.has(label)) return label
  }
}

/** True when a number is one of this place: the same number above it, and one part more. */
function isAt({ above, kind, depth }: Level, label: string): boolean {
  if (kind === 'preamble') return label.startsWith('PP')
  if (label.startsWith('PP')) return false
  if (depth === 0) return !label.includes('(')
  return label.startsWith(`${above}(`) && /^\([^()]*\)$/.test(label.slice(above.length))
}

/** `3` of `3 bis`, `4(a)` of `4(a ter)`. */
function rootOf(label: string): string {
  return label.replace(/ [a-z0-9]+(\)?)$/, '$1')
}

function labelOf({ above, kind, depth }: Level, part: string): string {
  if (kind === 'preamble') return `PP${part}`
  return depth === 0 ? part : `${above}(${part})`
}

function clampDepth(depth: ClauseDepth, deepest: number): ClauseDepth {
  const allowed = Math.min(depth, deepest, DEPTH_MAX)
  return allowed === 2 ? 2 : allowed === 1 ? 1 : 0
}

function counted(depth: ClauseDepth, count: number): string {
  return depth === 0 ? String(count) : depth === 1 ? letters(count) : roman(count)
}

/** a … z, aa, ab … */
function letters(count: number): string {
  const index = count - 1
  const last = ALPHABET[index % ALPHABET.length] ?? ''
  return index < ALPHABET.length ? last : `${letters(Math.floor(index / ALPHABET.length))}${last}`
}

function roman(count: number): string {
  let left = count
  let text = ''
  for (const [value, sign] of ROMANS)
    while (left >= value) {
      text += sign
      left -= value
    }
  return text
}

/** Seating: every known instance planned in its time, beside the best value that is known and beside what good-enough-golfers reached after a second. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseInstance } from '../maths/seating/instance-format.ts'
import { planSeats } from '../maths/seating/planner.ts'
import { scorePlan, type PlanScore } from '../maths/seating/score.ts'
import type { Figure } from './figures.ts'

const FILE = join(import.meta.dirname, '../../shared/mixing/instances.json')
/** Milliseconds a plan may take: a second, two for more than a thousand people, a tenth for rounds to come of a running café. */
const MS = 1_000
const MS_LARGE = 2_000
const MS_REPLAN = 100
const LARGE = 1_000
/** Repeats of the strongest peer after one second on the same machine (median of three seeds), as published with the instances. */
const PEER: Readonly<Record<string, number>> = {
  'P020-T05-R4': 0,
  'P032-T08-R5': 0,
  'P016-T04-R5': 0,
  'P025-T05-R6': 10,
  'P030-T06-R5': 3,
  'P032-T08-R8': 7,
  'P050-T10-R8': 6,
  'P036-T06-R4': 6,
  'P020-T05-R8': 52,
}

interface Instance {
  readonly id: string
  readonly class: string
  readonly people: number
  readonly best: { readonly repeats: number; readonly strat?: Readonly<Record<string, number>>; readonly churn?: number }
}
interface Reached {
  readonly instance: Instance
  readonly score: PlanScore
  readonly names: readonly string[]
  readonly ms: number
}

/** One line for each instance, then the shares that keep their targets. */
export async function seating(): Promise<Figure[]> {
  if (!existsSync(FILE)) {
    console.log('skipped: seating against best-known values, because the instances are not beside this checkout')
    return []
  }
  // The file is ours to read, not to write; its shape is fixed.
  const { instances } = JSON.parse(readFileSync(FILE, 'utf8')) as { instances: Instance[] }
  // The first plans warm the engine, as a house is warm when it plans.
  for (const instance of instances.slice(0, 3)) reach(instance)
  const reached = instances.map(reach)
  for (const one of reached) console.log(lineFor(one))
  const share = (of: readonly Reached[], holds: (one: Reached) => boolean): number =>
    (100 * of.filter(holds).length) / Math.max(1, of.length)
  const kinds = (...names: string[]): Reached[] => reached.filter(({ instance }) => names.includes(instance.class))
  return [
    { name: 'seating: valid plans', value: share(reached, ({ score }) => score.broken.length === 0), unit: '%', least: 100 },
    {
      name: 'seating: repeats as the best known (exact to strat)',
      value: share(
        kinds('exact', 'uneven', 'hosts', 'pairs', 'hybrid', 'strat'),
        ({ score, instance }) => score.repeats <= instance.best.repeats,
      ),
      unit: '%',
      least: 100,
    },
    {
      name: 'seating: overfull within 10 % of the best known',
      value: share(kinds('overfull'), ({ score, instance }) => score.repeats <= instance.best.repeats * 1.1),
      unit: '%',
      least: 100,
    },
    { name: 'seating: mirrors within 2 % of the best known', value: share(reached.filter(hasMirror), mirrorsHold), unit: '%' },
    { name: 'seating: changed seats within 2 of the best known, 100 ms', value: share(kinds('replan'), churnHolds), unit: '%' },
    {
      name: 'seating: slowest plan of at most a thousand people',
      value: Math.max(...reached.filter(({ instance }) => instance.people <= LARGE).map(({ ms }) => ms)),
      unit: 'ms',
      most: MS + 100,
    },
  ]
}

function reach(instance: Instance): Reached {
  const parsed = parseInstance(instance)
  if (!parsed.ok) throw new Error(`${instance.id}: ${parsed.sentence}`)
  const { problem } = parsed
  const started = performance.now()
  const ms = problem.published !== null ? MS_REPLAN : instance.people > LARGE ? MS_LARGE : MS
  const { plan } = planSeats(problem, { seed: 1, now: () => performance.now(), deadline: started + ms })
  return { instance, score: scorePlan(problem, plan), names: problem.attributes.map(({ name }) => name), ms: performance.now() - started }
}

function hasMirror({ instance }: Reached): boolean {
  return instance.best.strat !== undefined
}
function mirrorsHold({ instance, score, names }: Reached): boolean {
  return names.every((name, at) => (score.mirror[at] ?? 0) <= 1.02 * (instance.best.strat?.[name] ?? Infinity) + 1e-6)
}
function churnHolds({ instance, score }: Reached): boolean {
  return score.repeats <= instance.best.repeats && score.churn <= (instance.best.churn ?? 0) + 2
}

function lineFor({ instance, score, names, ms }: Reached): string {
  const mirrors = names.map((name, at) => `${name} ${score.mirror[at]} of ${instance.best.strat?.[name] ?? '–'}`)
  const churn = instance.best.churn === undefined ? '' : `changed ${score.churn} of ${instance.best.churn}`
  const peer = PEER[instance.id] === undefined ? '' : `peer ${PEER[instance.id]}`
  return `  ${instance.id.padEnd(36)} ${`${score.repeats} repeats of ${instance.best.repeats}`.padEnd(20)} ${peer.padEnd(8)} ${Math.round(ms)} ms  ${[...mirrors, churn].filter((part) => part !== '').join('; ')}`.trimEnd()
}

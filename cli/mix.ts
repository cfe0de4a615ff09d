/** `entente mix`: plans the seats of all rounds for a file of people and tables. Needs no house. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseInstance } from '../maths/seating/instance-format.ts'
import { planSeats, type Planned } from '../maths/seating/planner.ts'
import { planRounds, type SeatingProblem } from '../maths/seating/problem.ts'
import { scorePlan, type PlanScore } from '../maths/seating/score.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { print, usage } from './with-house.ts'

/** Seconds when none are given; a plan that goes on from a published one is awaited by a hall, so it gets a tenth of one. */
const SECONDS = 1
const SECONDS_REPLAN = 0.1
const SECONDS_MAX = 3_600
/** Milliseconds that scoring and printing take: a few, and more for many people in many rounds. */
const RESERVE_MS = 12
const SEATS_PER_RESERVE_MS = 100

/** A call that comes later than this after the start of the process is not its first. */
const BOOT_MS_MAX = 5_000
/** A machine busier than that keeps nobody's seconds. */
const SLOWNESS_MAX = 6

/** Plans one instance. */
export async function run(args: string[]): Promise<number> {
  const calledAt = performance.now()
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    return usage('Name one file: entente mix INSTANCE.json [--seconds 1] [--seed 1] [--steps N] [--json]')
  const parsed = parseInstance(await readJson(file))
  if (!parsed.ok) throw new CannotStart(parsed.sentence)
  const { problem } = parsed
  const seconds = numberOf('seconds', values.seconds, problem.published === null ? SECONDS : SECONDS_REPLAN, 0.01, SECONDS_MAX)
  const seed = numberOf('seed', values.seed, 1, 0, 2 ** 31)
  const steps = values.steps === undefined ? null : numberOf('steps', values.steps, 0, 1, Number.MAX_SAFE_INTEGER)
  const started = startOf(seconds, calledAt)
  const reserve = Math.min(seconds * 500, slowness(calledAt) * (RESERVE_MS + (problem.people * problem.rounds) / SEATS_PER_RESERVE_MS))
  const budget = steps === null ? { now: () => performance.now(), deadline: started + seconds * 1000 - reserve } : { steps }
  const planned = planSeats(problem, { seed, ...budget })
  const score = scorePlan(problem, planned.plan)
  if (score.broken.length > 0)
    throw new CannotStart(`No plan keeps every rule: ${score.broken[0] ?? ''}. Loosen a wish, or give more seconds.`)
  const ms = Math.round(performance.now() - started)
  return print(values.json ? JSON.stringify(asJson(problem, planned, score, ms)) : asText(problem, planned, score, ms))
}

/** When the seconds began: with the process where they are many enough to hold its start, else with the call. */
function startOf(seconds: number, calledAt: number): number {
  return seconds >= SECONDS && calledAt < BOOT_MS_MAX ? 0 : calledAt
}

/** How much longer than alone everything takes now, because others use the machine: time that passed by time that was used. */
function slowness(calledAt: number): number {
  const { user, system } = process.cpuUsage()
  const [passed, used] = calledAt < BOOT_MS_MAX ? [performance.now(), (user + system) / 1_000] : [1, 1]
  return Math.max(1, Math.min(SLOWNESS_MAX, passed / Math.max(1, used)))
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`The file ${file} cannot be read. Check its name.`)
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CannotStart(`The file ${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

function numberOf(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most)
    throw new CannotStart(`--${name} takes a number from ${least} to ${most}, not “${text}”.`)
  return value
}

function asJson(problem: SeatingProblem, planned: Planned, score: PlanScore, ms: number): object {
  return {
    rounds: planRounds(problem, planned.plan),
    repeats: score.repeats,
    pairsMet: score.pairsMet,
    balance: Object.fromEntries(problem.attributes.map(({ name }, at) => [name, score.mirror[at] ?? 0])),
    churn: score.churn,
    walking: score.walking,
    method: planned.method,
    ms,
  }
}

function asText(problem: SeatingProblem, planned: Planned, score: PlanScore, ms: number): string {
  const rounds = planRounds(problem, planned.plan).flatMap((tables, round) => [
    `Round ${round}`,
    ...tables.map((people, table) => `  table ${table}: ${people.length === 0 ? 'closed' : people.join(' ')}`),
  ])
  const balance = problem.attributes.map(({ name }, at) => `${name} ${score.mirror[at] ?? 0}`)
  return [
    ...rounds,
    `${score.repeats} repeated meetings, ${score.pairsMet} pairs met${balance.length === 0 ? '' : `, distance from the room's mix: ${balance.join(', ')}`}${problem.published === null ? '' : `, ${score.churn} changed seats`}.`,
    `Method: ${planned.method}; ${ms} ms.`,
  ].join('\n')
}

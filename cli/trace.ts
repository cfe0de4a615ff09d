/** `entente trace`: what became of an idea, found by its id, a receipt, or gathering and number. */
import { parseArgs } from 'node:util'
import type { FoundTraceView, RoadView } from '../contract/roads.ts'
import { ROAD_STEPS } from '../core/records/road.ts'
import type { OpenHouse } from './open-house.ts'
import { HOUSE_OPTIONS, forTerminal, print, refuseWith, usage, withHouse } from './with-house.ts'

/** `spring-cafe/12`: the idea with that number in that gathering. */
const NUMBERED = /^([a-z0-9-]{1,80})\/(\d{1,6})$/

/** Prints one trace. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...HOUSE_OPTIONS, json: { type: 'boolean', default: false } },
  })
  const [id, ...more] = positionals
  if (id === undefined || more.length > 0)
    return usage('Name one idea by its id, its receipt, or its gathering and number: entente trace ID|RECEIPT|GATHERING/NUMBER [--json]')
  return await withHouse('trace', values, async (house) => {
    const found = await find(house, id)
    if (typeof found === 'string') return refuseWith(found)
    return print(values.json ? JSON.stringify(found, null, 1) : asText(found))
  })
}

/** The trace, or the sentence that says why there is none. */
async function find(house: OpenHouse, id: string): Promise<FoundTraceView | string> {
  const [, gathering, number] = NUMBERED.exec(id) ?? []
  if (gathering === undefined) {
    const found = await house.client('GET /traces/:id', { params: { id } })
    return found.ok ? found.answer : found.problem.detail
  }
  const params = { gathering, number: Number(number) }
  const [trace, road] = await Promise.all([
    house.client('GET /gatherings/:gathering/ideas/:number', { params }),
    house.client('GET /gatherings/:gathering/ideas/:number/road', { params }),
  ])
  if (!trace.ok) return trace.problem.detail
  return road.ok ? { kind: 'idea', trace: trace.answer, road: road.answer } : road.problem.detail
}

function asText({ trace, road }: FoundTraceView): string {
  return [
    `No. ${road.number} of ${road.gathering}: ${forTerminal(trace.idea.text ?? 'These words are not shown.')}`,
    '',
    ...ROAD_STEPS.map((step) => `  ${step.padEnd(12)}${road.standings[step].replaceAll('_', ' ')}`),
    ...weighedLines(road),
    '',
    ...trace.stops.map((stop) => `  ${stop.at}  entry ${stop.entry}  ${stop.kind}`),
  ].join('\n')
}

function weighedLines({ weighed }: RoadView): readonly string[] {
  return weighed.map(
    ({ weighing, number, result }) =>
      `  weighed in ${weighing} as statement ${number}: ${result === null ? 'not counted yet' : result.class}`,
  )
}

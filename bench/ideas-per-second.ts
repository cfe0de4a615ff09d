/** Ideas accepted through HTTP, against bare inserts into the same database in the same run. */
import postgres from 'postgres'
import { startCafe, type BenchHouse } from './bench-house.ts'
import type { Figure } from './figures.ts'
import { RawClient } from './raw-client.ts'

const WRITERS = 50
/** Each measurement runs this long; three of each, in turns, so that a noisy neighbour hits both. */
const TURN_MS = 4_000
const TURNS = 3
const WARM_UP_MS = 1_500

/** Measures both and their ratio (median of the turns). */
export async function ideasPerSecond(house: BenchHouse): Promise<Figure[]> {
  const cafe = await startCafe(house, 'Ideas a second', WRITERS)
  const sql = postgres(house.databaseUrl.split('?')[0] ?? '', {
    host: new URL(house.databaseUrl).searchParams.get('host') ?? '',
    max: WRITERS,
    onnotice: () => undefined,
  })
  await sql`create table if not exists bench_bare (id bigint generated always as identity primary key, text text not null, at timestamptz not null default now())`
  const clients = Array.from({ length: WRITERS }, () => new RawClient(house.address))
  const idea = async (writer: number, count: number): Promise<void> => {
    const headers = { authorization: `Bearer ${cafe.tokens[writer] ?? ''}`, 'idempotency-key': `w${writer}-${count}-${Date.now()}` }
    const status = await clients[writer]?.send('POST', `/api/v1/gatherings/${cafe.id}/ideas`, headers, {
      round: cafe.round,
      text: textOf(writer, count),
    })
    if (status !== 201) throw new Error(`an idea was answered ${status}`)
  }
  const bare = async (writer: number, count: number): Promise<void> => {
    await sql`insert into bench_bare (text) values (${textOf(writer, count)})`
  }
  await rateOf(idea, WARM_UP_MS)
  await rateOf(bare, WARM_UP_MS)
  const rates: { ideas: number; bare: number }[] = []
  for (let turn = 0; turn < TURNS; turn += 1) rates.push({ bare: await rateOf(bare, TURN_MS), ideas: await rateOf(idea, TURN_MS) })
  for (const client of clients) client.close()
  await sql`drop table bench_bare`
  await sql.end()
  const ideas = median(rates.map((rate) => rate.ideas))
  const inserts = median(rates.map((rate) => rate.bare))
  return [
    { name: `ideas on record per second, HTTP, ${WRITERS} writers`, value: Math.round(ideas), unit: '/s' },
    { name: `bare INSERT per second, same database, ${WRITERS} connections`, value: Math.round(inserts), unit: '/s' },
    { name: 'ideas through HTTP as a share of bare inserts', value: ideas / inserts, unit: '', least: 0.25 },
  ]
}

async function rateOf(act: (writer: number, count: number) => Promise<void>, ms: number): Promise<number> {
  const end = performance.now() + ms
  const begin = performance.now()
  const counts = await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      let count = 0
      for (; performance.now() < end; count += 1) await act(writer, count)
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - begin) / 1000)
}

function textOf(writer: number, count: number): string {
  return `Idea ${count} of writer ${writer}: governments should listen before they speak.`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Ratings accepted through HTTP, against bare upserts into the same database in the same run, and what one costs the application and the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { makeClient } from '../contract/client.ts'
import { answerOf, type BenchHouse } from './bench-house.ts'
import { quantile, type Figure } from './figures.ts'
import { processorSecondsOfFamily } from './process-figures.ts'
import { RawClient } from './raw-client.ts'

const STATEMENTS = 100
const CROWDS = [1, 20, 100] as const
const CROWD = 100
/** The database takes a hundred connections in all, and the house has its own. */
const BARE_CONNECTIONS = 50
/** Each measurement runs this long; three of each, in turns, so that a noisy neighbour hits both. */
const TURN_MS = 3_000
const TURNS = 3
const WARM_UP_MS = 1_500
/** Share of the rate at which waiting is measured. */
const CALM = 1 / 3

/** Measures one, twenty and a hundred people at once, each with one rating on its way; the bare rate with as many. */
export async function ratingsPerSecond(house: BenchHouse): Promise<Figure[]> {
  const { id, tokens } = await aWeighing(house)
  const sql = postgres(house.databaseUrl.split('?')[0] ?? '', {
    host: new URL(house.databaseUrl).searchParams.get('host') ?? '',
    max: BARE_CONNECTIONS,
    onnotice: () => undefined,
  })
  await sql`create table if not exists bench_bare_ratings (person int, statement int, rating smallint not null, is_important boolean not null, rated_at timestamptz not null, primary key (person, statement))`
  const clients = Array.from({ length: CROWD }, () => new RawClient(house.address))
  let errors = 0
  const waits: number[] = []
  const rate = async (person: number, count: number): Promise<void> => {
    const headers = { authorization: `Bearer ${tokens[person] ?? ''}` }
    const begin = performance.now()
    const status = await clients[person]?.send('PUT', `/api/v1/weighings/${id}/ratings`, headers, { ratings: [ratingOf(count)] })
    waits.push(performance.now() - begin)
    if (status !== 200) errors += 1
  }
  const bare = async (person: number, count: number): Promise<void> => {
    const { statement, rating } = ratingOf(count)
    await sql`insert into bench_bare_ratings values (${person}, ${statement}, ${rating}, false, now())
      on conflict (person, statement) do update set rating = excluded.rating, rated_at = excluded.rated_at`
  }
  await rateOf(rate, CROWD, WARM_UP_MS)
  await rateOf(bare, CROWD, WARM_UP_MS)
  const turns = await takeTurns(house.pid, rate, bare)
  const smaller: Figure[] = []
  for (const people of CROWDS.filter((crowd) => crowd !== CROWD))
    smaller.push({
      name: `ratings per second, HTTP, ${people} at once`,
      value: Math.round(await rateOf(rate, people, TURN_MS)),
      unit: '/s',
    })
  waits.length = 0
  await calmly(rate, median(turns.map((turn) => turn.ratings)) * CALM)
  for (const client of clients) client.close()
  await sql`drop table bench_bare_ratings`
  await sql.end()
  const [ratings, upserts] = [median(turns.map((turn) => turn.ratings)), median(turns.map((turn) => turn.bare))]
  return [
    ...smaller,
    { name: `ratings per second, HTTP, ${CROWD} at once`, value: Math.round(ratings), unit: '/s' },
    {
      name: `bare upserts per second, same database, ${CROWD} at once on ${BARE_CONNECTIONS} connections`,
      value: Math.round(upserts),
      unit: '/s',
    },
    { name: 'ratings through HTTP as a share of bare upserts', value: ratings / upserts, unit: '', least: 0.25 },
    { name: 'CPU of application and database for one rating', value: median(turns.map((turn) => turn.cpuMs)), unit: 'ms', most: 0.5 },
    { name: 'a rating at a third of that rate, 99th of 100', value: quantile(waits, 0.99), unit: 'ms', most: 50 },
    { name: 'ratings that were refused or failed', value: errors, unit: '', most: 0 },
  ]
}

interface Turn {
  readonly ratings: number
  readonly bare: number
  readonly cpuMs: number
}
type Press = (person: number, count: number) => Promise<void>

/** Ratings and bare upserts in turns, with what a rating costs the processor. */
async function takeTurns(pid: number, rate: Press, bare: Press): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const bareRate = await rateOf(bare, CROWD, TURN_MS)
    const before = processorSecondsOfFamily(pid)
    const ratings = await rateOf(rate, CROWD, TURN_MS)
    const cpuMs = ((processorSecondsOfFamily(pid) - before) * 1000) / (ratings * (TURN_MS / 1000))
    turns.push({ bare: bareRate, ratings, cpuMs })
  }
  return turns
}

async function aWeighing(house: BenchHouse): Promise<{ id: string; tokens: string[] }> {
  const forum = answerOf(await house.operator('GET /house')).forum ?? ''
  const { id } = answerOf(
    await house.operator('POST /forums/:forum/weighings', {
      params: { forum },
      key: crypto.randomUUID(),
      body: { name: 'Ratings a second', purpose: 'Measure', audience: 'anyone', showing: 'closed' },
    }),
  )
  const params = { weighing: id }
  const seeds = Array.from({ length: STATEMENTS }, (_, at) => `Statement ${at + 1}: governments should listen before they speak`)
  answerOf(await house.operator('POST /weighings/:weighing/statements', { params, key: crypto.randomUUID(), body: { seeds } }))
  answerOf(await house.operator('POST /weighings/:weighing/open', { params }))
  const guest = makeClient(fetch, house.address)
  const tokens: string[] = []
  for (let person = 0; person < CROWD; person += 1)
    tokens.push(answerOf(await guest('POST /weighings/:weighing/raters', { params, key: `bench ${crypto.randomUUID()}`, body: {} })).token)
  return { id, tokens }
}

function ratingOf(count: number): { statement: number; rating: 1 | 0 | -1; isImportant: boolean } {
  return { statement: (count % STATEMENTS) + 1, rating: count % 3 === 0 ? -1 : 1, isImportant: false }
}

async function rateOf(act: (person: number, count: number) => Promise<void>, people: number, ms: number): Promise<number> {
  const begin = performance.now()
  const end = begin + ms
  const counts = await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      let count = 0
      for (; performance.now() < end; count += 1) await act(person, count)
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - begin) / 1000)
}

/** Everybody rates and then waits, so that together they come to this rate. */
async function calmly(rate: (person: number, count: number) => Promise<void>, perSecond: number): Promise<void> {
  const eachMs = (CROWD * 1000) / perSecond
  await rateOf(
    async (person, count) => {
      const begin = performance.now()
      await rate(person, count)
      await sleep(Math.max(0, eachMs - (performance.now() - begin)))
    },
    CROWD,
    TURN_MS,
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

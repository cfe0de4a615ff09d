/** Opening a gathering of 10,000 ideas against one of 100: queries, time and bytes, in one run on one database. */
import { connect } from '../server/database/connect.ts'
import { countingQueries } from '../server/test-query-count.ts'
import { viewGathering } from '../server/views/gathering.ts'
import { viewIdeas } from '../server/views/ideas.ts'
import { startCafe, type BenchCafe, type BenchHouse } from './bench-house.ts'
import { quantile, type Figure } from './figures.ts'

const SMALL = 100
const LARGE = 10_000
const SEATS = 50
const OPENINGS = 25

/** Fills both through HTTP and opens both. */
export async function largeGathering(house: BenchHouse): Promise<Figure[]> {
  const [small, large] = [await startCafe(house, 'A small gathering', SEATS), await startCafe(house, 'A large gathering', SEATS)]
  await fill(house, small, SMALL)
  await fill(house, large, LARGE)
  const database = connect(house.databaseUrl, 4)
  const [a, b] = [await openingOf(database, small), await openingOf(database, large)]
  await database.close()
  return [
    { name: `queries to open a gathering of ${SMALL} ideas with its first page`, value: a.queries, unit: '' },
    { name: `queries for ${LARGE} ideas, as a ratio`, value: b.queries / a.queries, unit: '', most: 1 },
    { name: `bytes of the answers for ${LARGE} ideas, as a ratio`, value: b.bytes / a.bytes, unit: '', most: 1.1 },
    { name: `time to open for ${LARGE} ideas, as a ratio`, value: b.ms / a.ms, unit: '' },
  ]
}

async function openingOf(database: ReturnType<typeof connect>, cafe: BenchCafe): Promise<{ queries: number; bytes: number; ms: number }> {
  const times: number[] = []
  let queries = 0
  let bytes = 0
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const counting = countingQueries(database)
    const begin = performance.now()
    const view = await viewGathering({ database: counting.database, now: () => new Date(), publicUrl: '' }, cafe.id)
    const page = await viewIdeas(counting.database.db, cafe.id, {})
    times.push(performance.now() - begin)
    queries = counting.count()
    bytes = JSON.stringify(view).length + JSON.stringify(page).length
  }
  return { queries, bytes, ms: quantile(times, 0.5) }
}

async function fill(house: BenchHouse, cafe: BenchCafe, ideas: number): Promise<void> {
  let next = 0
  await Promise.all(
    cafe.tokens.map(async (token) => {
      for (let count = next++; count < ideas; count = next++) {
        const reply = await fetch(`${house.address}/api/v1/gatherings/${cafe.id}/ideas`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': `fill-${count}-key` },
          body: JSON.stringify({
            round: cafe.round,
            text: `Idea ${String(count).padStart(5, '0')}: governments should listen before they speak.`,
          }),
        })
        if (reply.status !== 201) throw new Error(`an idea was answered ${reply.status}`)
        await reply.arrayBuffer()
      }
    }),
  )
}

/** A hall that comes in at once: seats taken through HTTP, while it is empty and once it is nearly full. */
import { startCafe, type BenchCafe, type BenchHouse } from './bench-house.ts'
import type { Figure } from './figures.ts'
import { RawClient } from './raw-client.ts'

/** A full hall of the standard, and how many stand at its door at the same moment. */
const HALL = 1_000
const AT_ONCE = 200
/** People of the first and of the last part, which are compared. */
const PART = HALL / 4

/** Seconds until everybody has a seat, and whether the last wait longer than the first. */
export async function joinsPerSecond(house: BenchHouse): Promise<Figure[]> {
  // The first hall warms the engine, as a house is warm by the time that its doors open.
  await fill(house, await startCafe(house, 'Warming the door', 0, { places: PART }), PART)
  const cafe = await startCafe(house, 'A hall at the door', 0, { places: HALL })
  const times = await fill(house, cafe, HALL)
  const rate = (from: number, to: number): number => (to - from) / (((times[to - 1] ?? 0) - (times[from - 1] ?? 0)) / 1_000)
  return [
    { name: `${HALL} people come in, ${AT_ONCE} at once: until everybody has a seat`, value: times.at(-1) ?? 0, unit: 'ms', most: 5_000 },
    { name: 'seats taken per second, HTTP', value: Math.round(rate(0, HALL)), unit: '/s' },
    { name: 'seats per second of the last quarter, as a share of the first', value: rate(HALL - PART, HALL) / rate(0, PART), unit: '' },
  ]
}

/** Lets so many people in; gives the milliseconds at which each had a seat, in order. */
async function fill(house: BenchHouse, cafe: BenchCafe, people: number): Promise<number[]> {
  const clients = Array.from({ length: AT_ONCE }, () => new RawClient(house.address))
  const times: number[] = []
  let next = 0
  const begin = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let count = next++; count < people; count = next++) {
        const status = await client.send(
          'POST',
          `/api/v1/join/${cafe.code}/seats`,
          { 'idempotency-key': `${cafe.id}-${crypto.randomUUID()}` },
          { modality: 'room' },
        )
        if (status !== 201) throw new Error(`somebody at the door was answered ${status}`)
        times.push(performance.now() - begin)
      }
    }),
  )
  for (const client of clients) client.close()
  return times
}

/**
 * Bytes that a phone loads in a café of three hours with 300 people at 60 tables. The café is run in a minute: everything that
 * costs a phone bytes happens as often as in three hours (seats, rounds, moves of the clock, ideas at its table, losses of network,
 * the page opened again); what only time brings (a beat every 15 s) is counted from its size.
 */
import { makeClient } from '../contract/client.ts'
import { LIVE_BEAT_MS } from '../contract/limits.ts'
import { answerOf, startCafe, type BenchCafe, type BenchHouse } from './bench-house.ts'
import { BrowserPhone } from './browser-phone.ts'
import type { Figure } from './figures.ts'

const PEOPLE = 300
const SEATS_PER_TABLE = 5
const ROUNDS = 6
const CAFE_MS = 3 * 60 * 60 * 1000
/** Ideas of the whole hall in a round, and of them at one table of five. */
const IDEAS_PER_ROUND = 600
const IDEAS_AT_TABLE = 15
/** The convener gives minutes, takes them and pauses, in each round. */
const CLOCK_MOVES_PER_ROUND = 6
const THEMES_PER_ROUND = 10
/** Venue wifi that fails: losses of network in each round, and how often somebody opens the page anew. */
const LOSSES_PER_ROUND = 4
const OPENED = 6
/** Two things at the table come further apart than frames are gathered: each is a frame, as it is in three hours. */
const APART_MS = 60
const AT_ONCE = 25
const STEPS_PER_ROUND = 2
const MEGA = 1_000_000

/** Runs the café and counts. */
export async function cafeBytes(house: BenchHouse): Promise<Figure[]> {
  // Everybody but one table's worth is there before: the others come while the phone looks on.
  const cafe = await startCafe(house, 'Three hours', PEOPLE - SEATS_PER_TABLE, { rounds: ROUNDS, seatsPerTable: SEATS_PER_TABLE })
  const cookie = { name: `entente_seat_${cafe.id.replaceAll('-', '')}`, value: cafe.tokens[0] ?? '' }
  const phone = await BrowserPhone.open(house.address, cookie)
  if (phone === null) return []
  try {
    const table = `${house.address}/g/${cafe.slug}/table`
    await phone.page.goto(table)
    await phone.page.locator('#words').waitFor()
    const first = phone.bytes
    await joinLate(house, cafe)
    for (let round = 0; round < ROUNDS; round += 1) {
      await runRound(house, cafe, phone, round)
      await phone.page.goto(table)
    }
    const running = phone.bytes - first
    const beats = (CAFE_MS / LIVE_BEAT_MS) * 'id: 1000000\nevent: beat\ndata: {}\n\n'.length
    const total = running + first + beats
    return [
      { name: 'phone: first page at 400 ms and 50 kB/s, fonts and scripts with it', value: first / MEGA, unit: 'MB' },
      {
        name: `phone: ${ROUNDS} rounds, ${ROUNDS * LOSSES_PER_ROUND} losses of network, ${OPENED} times opened`,
        value: running / MEGA,
        unit: 'MB',
      },
      {
        name: `phone: a café of three hours, ${PEOPLE} people, ${PEOPLE / SEATS_PER_TABLE} tables`,
        value: total / MEGA,
        unit: 'MB',
        most: 5,
      },
    ]
  } finally {
    await phone.close()
  }
}

async function joinLate(house: BenchHouse, cafe: BenchCafe): Promise<void> {
  for (let late = 0; late < SEATS_PER_TABLE; late += 1) {
    await makeClient(fetch, house.address)('POST /join/:code/seats', {
      params: { code: cafe.code },
      key: crypto.randomUUID(),
      body: { modality: 'room' },
    })
    await pause(APART_MS)
  }
}

/** One round: the hall writes, the clock moves, themes are made, the network fails, and then comes the next. */
async function runRound(house: BenchHouse, cafe: BenchCafe, phone: BrowserPhone, index: number): Promise<void> {
  const params = { gathering: cafe.id }
  const { operator } = house
  const round = cafe.rounds[index] ?? ''
  await Promise.all([
    hallWrites(house, cafe, round),
    tableWrites(house, cafe, round),
    (async () => {
      for (let move = 0; move < CLOCK_MOVES_PER_ROUND; move += 1) {
        answerOf(await operator('POST /gatherings/:gathering/clock/add-minute', { params }))
        await pause(300)
      }
    })(),
    (async () => {
      const { questions } = answerOf(await operator('GET /gatherings/:gathering', { params }))
      for (let theme = 0; theme < THEMES_PER_ROUND; theme += 1)
        await operator('POST /gatherings/:gathering/questions/:question/themes', {
          params: { ...params, question: questions[0]?.id ?? '' },
          body: { title: `Theme ${index}-${theme}` },
        })
    })(),
  ])
  for (let loss = 0; loss < LOSSES_PER_ROUND; loss += 1) {
    await phone.setNetwork(false)
    await pause(100)
    await phone.setNetwork(true)
    await pause(900)
  }
  // The end of the round, and after the walk the next one.
  for (let step = 0; step < STEPS_PER_ROUND; step += 1) {
    await operator('POST /gatherings/:gathering/clock/next', { params })
    await pause(500)
  }
}

/** Ideas at other tables: no phone but theirs hears of them. */
async function hallWrites(house: BenchHouse, cafe: BenchCafe, round: string): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let count = next++; count < IDEAS_PER_ROUND; count = next++) await say(house, cafe, count % cafe.tokens.length, round, count)
    }),
  )
}

/** Ideas at the table of the phone. */
async function tableWrites(house: BenchHouse, cafe: BenchCafe, round: string): Promise<void> {
  const mates = await matesOf(house, cafe, round)
  for (let count = 0; count < IDEAS_AT_TABLE; count += 1) {
    await say(house, cafe, mates[count % mates.length] ?? 0, round, count)
    await pause(APART_MS)
  }
}

/** Who sits with the phone in this round, as indexes of keys. */
async function matesOf(house: BenchHouse, cafe: BenchCafe, round: string): Promise<number[]> {
  const tables = await Promise.all(
    cafe.tokens.slice(0, PEOPLE / 2).map(async (token) => {
      const call = makeClient(fetch, house.address, { authorization: `Bearer ${token}` })
      const seat = answerOf(await call('GET /gatherings/:gathering/seat', { params: { gathering: cafe.id } }))
      return seat.tables.find((table) => table.round === round)?.table ?? ''
    }),
  )
  return tables.flatMap((table, at) => (table === tables[0] ? [at] : []))
}

async function say(house: BenchHouse, cafe: BenchCafe, person: number, round: string, count: number): Promise<void> {
  const call = makeClient(fetch, house.address, { authorization: `Bearer ${cafe.tokens[person] ?? ''}` })
  const text = `Idea ${count}: governments should listen before they speak, and say afterwards what they have heard and what they will do about it.`
  await call('POST /gatherings/:gathering/ideas', { params: { gathering: cafe.id }, key: crypto.randomUUID(), body: { round, text } })
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

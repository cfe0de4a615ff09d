/** A thousand phones in one café, then more, as far as it goes: memory for each, the way of an idea to the wall, what the house's process needs, and what is the limit. */
import { makeClient } from '../contract/client.ts'
import { answerOf, startCafe, type BenchCafe, type BenchHouse } from './bench-house.ts'
import { quantile, type Figure } from './figures.ts'
import { filesMaxOf, memoryOf, processorSecondsOf } from './process-figures.ts'
import { RawStream } from './raw-stream.ts'

const PHONES = 1_000
/** Numbers of phones that are tried after that; further ones only while the one before went well. */
const MORE_PHONES = [2_500, 5_000] as const
/** People who hold a seat; further phones listen at the same tables. */
const SEATED = 300
const WRITERS = 30
/** Each writer says something this often: 30 ideas a second, as a full hall of a thousand at its busiest. */
const WRITE_EVERY_MS = 1_000
const WRITING_MS = 8_000
/** Streams opened side by side: a hall comes through a few access points. */
const OPEN_AT_ONCE = 100
const SETTLE_MS = 1_500
/** The clock moves so often, to see when the last phone knows. */
const CLOCK_MOVES = 4
const ARRIVAL_MS_MAX = 10_000
/** A phone that learns of a new round later than this is late: the limit has been met. */
const CLOCK_MS_MAX = 1_000
const KILO = 1_000

interface Measured {
  readonly phones: number
  readonly bytesEach: number
  readonly wallP99Ms: number
  readonly clockLastMs: number
  readonly processorShare: number
}

/** Measures a thousand, then more until a limit is met. */
export async function phones(house: BenchHouse): Promise<Figure[]> {
  const cafe = await startCafe(house, 'A thousand phones', SEATED)
  const hall = new Hall(house, cafe)
  try {
    const first = await hall.measure(PHONES)
    const figures = figuresOf(first, true)
    let limit: string | null = null
    for (const count of MORE_PHONES) {
      if (limit !== null) break
      const more = await hall.measure(count).catch((cause: unknown) => (cause instanceof Error ? cause.message : String(cause)))
      if (typeof more === 'string') limit = `${count} phones: ${more}`
      else {
        figures.push(...figuresOf(more, false))
        if (more.clockLastMs > CLOCK_MS_MAX) limit = `${count} phones: one processor core, which writes to one phone after the other`
      }
    }
    const files = filesMaxOf(house.pid)
    return [
      ...figures,
      {
        name: `limit met: ${limit ?? `none up to ${MORE_PHONES.at(-1)}; the next one is open files`}`.slice(0, 66),
        value: files,
        unit: 'files',
      },
    ]
  } finally {
    hall.close()
  }
}

function figuresOf(measured: Measured, isBound: boolean): Figure[] {
  const { phones: count, bytesEach, wallP99Ms, clockLastMs, processorShare } = measured
  return [
    { name: `${count} phones: memory of the house for each`, value: bytesEach / KILO, unit: 'kB', ...(isBound ? { most: 60 } : {}) },
    {
      name: `${count} phones: idea to the wall, p99, ${WRITERS} ideas a second`,
      value: wallP99Ms,
      unit: 'ms',
      ...(isBound ? { most: 250 } : {}),
    },
    {
      name: `${count} phones: the clock moves, until the last phone knows`,
      value: clockLastMs,
      unit: 'ms',
      ...(isBound ? { most: 1_000 } : {}),
    },
    { name: `${count} phones: processor of the house meanwhile, of one core`, value: processorShare * 100, unit: '%' },
  ]
}

/** Phones at the tables of a café, and its wall. */
class Hall {
  readonly #house: BenchHouse
  readonly #cafe: BenchCafe
  readonly #phones: RawStream[] = []
  #tables: readonly string[] = []
  #emptyBytes = 0
  #clockHeard = 0

  constructor(house: BenchHouse, cafe: BenchCafe) {
    this.#house = house
    this.#cafe = cafe
  }

  /** Opens phones until there are so many, and measures. */
  async measure(count: number): Promise<Measured> {
    const { pid } = this.#house
    await this.#begin()
    await this.#open(count)
    await pause(SETTLE_MS)
    const bytesEach = (memoryOf(pid) - this.#emptyBytes) / count
    const [processorBefore, startedAt] = [processorSecondsOf(pid), performance.now()]
    const wallP99Ms = await this.#ideasToTheWall()
    const clockLastMs = await this.#clockToTheLast()
    const processorShare = (processorSecondsOf(pid) - processorBefore) / ((performance.now() - startedAt) / 1000)
    return { phones: count, bytesEach, wallP99Ms, clockLastMs, processorShare }
  }

  close(): void {
    for (const phone of this.#phones) phone.close()
  }

  async #begin(): Promise<void> {
    if (this.#tables.length > 0) return
    const view = answerOf(await this.#house.operator('GET /gatherings/:gathering', { params: { gathering: this.#cafe.id } }))
    this.#tables = view.tables.map((table) => table.id)
    await pause(SETTLE_MS)
    this.#emptyBytes = memoryOf(this.#house.pid)
  }

  async #open(count: number): Promise<void> {
    const { slug } = this.#cafe
    while (this.#phones.length < count) {
      const some = Array.from({ length: Math.min(OPEN_AT_ONCE, count - this.#phones.length) }, (_, index) => {
        const table = this.#tables[(this.#phones.length + index) % this.#tables.length] ?? ''
        return new RawStream(this.#house.address, `/api/v1/live?gathering=${slug}&screen=phone&table=${table}`, (chunk) => {
          if (chunk.includes('event: phone')) this.#clockHeard += 1
        })
      })
      this.#phones.push(...some)
      await Promise.all(some.map(async (phone) => await within(phone.opened(), ARRIVAL_MS_MAX, 'a phone could not open its stream')))
    }
  }

  /** The slowest one in a hundred of many ideas, from sending to the wall. */
  async #ideasToTheWall(): Promise<number> {
    const { slug, tokens } = this.#cafe
    const sentAt = new Map<string, number>()
    const arrivals: number[] = []
    const wall = new RawStream(this.#house.address, `/api/v1/live?gathering=${slug}`, (chunk) => {
      for (const [marker] of chunk.matchAll(/mark\d+mark/g)) {
        const at = sentAt.get(marker)
        if (at !== undefined) arrivals.push(performance.now() - at)
        sentAt.delete(marker)
      }
    })
    await wall.opened()
    let sent = 0
    const end = performance.now() + WRITING_MS
    await Promise.all(
      tokens.slice(0, WRITERS).map(async (token) => {
        await pause(Math.random() * WRITE_EVERY_MS)
        for (; performance.now() < end; await pause(WRITE_EVERY_MS)) {
          const marker = `mark${(sent += 1)}mark`
          sentAt.set(marker, performance.now())
          await this.#say(token, marker)
        }
      }),
    )
    for (const last = Date.now() + ARRIVAL_MS_MAX; arrivals.length < sent && Date.now() < last;) await pause(20)
    wall.close()
    if (arrivals.length < sent) throw new Error(`${sent - arrivals.length} of ${sent} ideas did not come to the wall`)
    return quantile(arrivals, 0.99)
  }

  async #say(token: string, marker: string): Promise<void> {
    const call = makeClient(fetch, this.#house.address, { authorization: `Bearer ${token}` })
    const body = { round: this.#cafe.round, text: `What a hall says at its busiest, for everybody to see: ${marker}` }
    answerOf(await call('POST /gatherings/:gathering/ideas', { params: { gathering: this.#cafe.id }, key: crypto.randomUUID(), body }))
  }

  /** How long the last phone takes to hear that the clock has moved; the median of some moves. */
  async #clockToTheLast(): Promise<number> {
    const times: number[] = []
    for (let move = 0; move < CLOCK_MOVES; move += 1) {
      this.#clockHeard = 0
      const startedAt = performance.now()
      answerOf(await this.#house.operator('POST /gatherings/:gathering/clock/add-minute', { params: { gathering: this.#cafe.id } }))
      for (const last = Date.now() + ARRIVAL_MS_MAX; this.#clockHeard < this.#phones.length && Date.now() < last;) await pause(5)
      if (this.#clockHeard < this.#phones.length)
        throw new Error(`${this.#phones.length - this.#clockHeard} phones did not hear of the clock`)
      times.push(performance.now() - startedAt)
      await pause(300)
    }
    return quantile(times, 0.5)
  }
}

async function within(promise: Promise<void>, ms: number, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(otherwise)), ms)))
  await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

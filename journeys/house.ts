/** What a journey finds done before it begins: an open forum, a gathering with seats taken, ideas on the table. */
import type { Client } from '../contract/client.ts'
import { aKey, answered, type TestHouse } from './test-house.ts'

/** Who opens the forum in journeys. */
export const ADMINISTRATOR = { name: 'Amina Okafor', email: 'amina@example.org' } as const
const ZONE = 'Europe/Zurich'

/** A house as it can be called: as its operator, or as anybody with some headers. */
export interface Callable {
  readonly operator: Client
  clientWith(headers: Readonly<Record<string, string>>): Client
}

/** A forum with its first administrator; `signInUrl` signs that person in once. */
export interface OpenForum {
  readonly forum: string
  readonly member: string
  readonly signInUrl: string
}

/** Opens the forum through the one-time link, as the first-run page does. */
export async function openForum(house: TestHouse, forumName = 'Forum of the Lake'): Promise<OpenForum> {
  const token = new URL(linkOf(house)).searchParams.get('token') ?? ''
  const opened = answered(await house.clientWith({})('POST /house/open', { body: { token, forumName, timeZone: ZONE, ...ADMINISTRATOR } }))
  return { forum: opened.forum, member: opened.member, signInUrl: `${house.address}${opened.signInPath}` }
}

/** The one-time link that the terminal shows. */
export function linkOf(house: TestHouse): string {
  if (house.setupLink === null) throw new Error('the house has an administrator already')
  return house.setupLink
}

/** A gathering whose doors are open. */
export interface OpenGathering {
  readonly id: string
  readonly slug: string
  readonly code: string
}

/** Makes a World Café of two hours with three questions and opens its doors. */
export async function aGathering(
  house: Callable,
  { forum }: Pick<OpenForum, 'forum'>,
  title = 'An evening at the lake',
): Promise<OpenGathering> {
  const questions = ['What should governments do first?', 'Who is missing at the table?', 'What would you sign tomorrow?'].map((text) => ({
    text,
    goals: ['One thing that can be done within a year'],
  }))
  const made = answered(
    await house.operator('POST /forums/:forum/gatherings', {
      params: { forum },
      body: { template: 'world-cafe-2-hours', title, date: '2026-10-08', start: '18:15', timeZone: ZONE, questions },
      key: aKey(),
    }),
  )
  const opened = answered(await house.operator('POST /gatherings/:gathering/open', { params: { gathering: made.id } }))
  return { id: made.id, slug: made.slug, code: opened.code }
}

/** A seat and the token that proves it. */
export interface TakenSeat {
  readonly seat: string
  readonly number: number
  readonly token: string
}

/** Takes seats one after the other; stakeholder groups go round in their order. */
export async function takeSeats(house: Callable, { code }: Pick<OpenGathering, 'code'>, count: number): Promise<readonly TakenSeat[]> {
  const anybody = house.clientWith({})
  const { stakeholderGroups } = answered(await anybody('GET /join/:code', { params: { code } }))
  const taken: TakenSeat[] = []
  for (let index = 0; index < count; index += 1) {
    const stakeholderGroup = stakeholderGroups[index % stakeholderGroups.length]?.id ?? null
    const { seat, token } = answered(
      await anybody('POST /join/:code/seats', { params: { code }, body: { stakeholderGroup, modality: 'room' }, key: aKey() }),
    )
    taken.push({ seat: seat.id, number: seat.number, token })
  }
  return taken
}

/** Runs the clock on to the first conversation. @returns the id of its round */
export async function startFirstRound(house: Callable, { id }: Pick<OpenGathering, 'id'>): Promise<string> {
  const params = { gathering: id }
  answered(await house.operator('POST /gatherings/:gathering/clock/start', { params }))
  for (;;) {
    const { clock, programme } = answered(await house.operator('GET /gatherings/:gathering', { params }))
    const running = programme.find((item) => item.id === clock.item)
    if (running?.kind === 'conversation') return running.id
    answered(await house.operator('POST /gatherings/:gathering/clock/next', { params }))
  }
}

/** An idea on record. */
export interface PutIdea {
  readonly number: number
  readonly receipt: string
}

/** Puts ideas on the table from one seat. */
export async function putIdeas(
  house: Callable,
  { id }: Pick<OpenGathering, 'id'>,
  seat: TakenSeat,
  round: string,
  texts: readonly string[],
): Promise<readonly PutIdea[]> {
  const atTheTable = house.clientWith({ authorization: `Bearer ${seat.token}` })
  const put: PutIdea[] = []
  for (const text of texts) {
    const { idea, receipt } = answered(
      await atTheTable('POST /gatherings/:gathering/ideas', { params: { gathering: id }, body: { round, text }, key: aKey() }),
    )
    put.push({ number: idea.number, receipt })
  }
  return put
}

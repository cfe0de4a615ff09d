/**
 * Under the Chatham House Rule nothing that the house gives out joins words to a seat, a table or a group: every output of a small
 * café is searched. The same café without the rule is the planted failure: there the same search has to find joins.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from '../contract/api.ts'
import type { Route } from '../contract/route.ts'
import { makeClient, type Client } from '../contract/client.ts'
import { seatCookieName } from '../server/http/callers.ts'
import { answerOf, problemOf } from '../server/test-house.ts'
import { HouseProcess } from './house-process.ts'
import { joinsIn, type Known } from './joins.ts'

/** People of the café, at several tables of the room. */
const PEOPLE = 6
/** A frame of ideas is on its way within this time. */
const FRAMES_MS = 1_500

interface Seat {
  readonly call: Client
  readonly id: string
  readonly number: number
  readonly token: string
  readonly table: string
}
interface Cafe {
  readonly house: HouseProcess
  readonly forum: string
  readonly id: string
  readonly slug: string
  readonly code: string
  readonly round: string
  readonly question: string
  readonly known: Known
  readonly seats: readonly Seat[]
  readonly receipt: string
  /** What everybody who listens without a seat was told, and the phone of the first seat. */
  readonly heard: { readonly wall: string; readonly stranger: string; readonly phone: string }
}

let cafe: Cafe
const houses: HouseProcess[] = []
afterAll(async () => {
  for (const house of houses) await house.close()
})

/** Runs a café: seats, ideas from phones and from a host, a theme, a report of an idea, a follower. */
async function aCafe(isOn: boolean): Promise<Cafe> {
  const { house, forum, id, slug, code } = await openedCafe(isOn)
  const call = house.operator
  const params = { gathering: id }
  const { stakeholderGroups: groups, questions, tables } = answerOf(await call('GET /gatherings/:gathering', { params }))
  const { round, seats } = await seated(house, { id, code, groups: groups.map((group) => group.id) })
  const [first, second = first] = seats
  if (first === undefined || second === undefined) throw new Error('nobody sits')
  const ears = listeners(house, id, first)
  await wait(FRAMES_MS)
  const { ideas, receipt } = await writeAll(seats, params, round)
  ideas.push(await enterForSomebody(call, first, { ...params, table: first.table }, { round, stakeholderGroup: groups[0]?.id ?? null }))
  await wait(FRAMES_MS)
  const heard = await ears.leave()
  const question = questions[0]?.id ?? ''
  answerOf(
    await call('POST /gatherings/:gathering/questions/:question/themes', { params: { ...params, question }, body: { title: 'A theme' } }),
  )
  answerOf(
    await second.call('POST /gatherings/:gathering/ideas/:number/reports', {
      params: { ...params, number: 3 },
      key: crypto.randomUUID(),
      body: { reason: 'off_topic' },
    }),
  )
  answerOf(await call('POST /gatherings/:gathering/followers', { params, body: { email: 'bo@example.org', idea: 1 } }))
  const places = [
    ...seats.map((seat) => seat.id),
    ...tables.flatMap((table) => [table.id, `Table ${table.number}<`]),
    ...groups.flatMap((group) => [group.id, group.name ?? 'no name']),
  ]
  return { house, forum, id, slug, code, round, question, known: { ideas, places }, seats, receipt, heard }
}

/** A house with a café whose doors are open. */
async function openedCafe(isOn: boolean): Promise<Pick<Cafe, 'house' | 'forum' | 'id' | 'slug' | 'code'>> {
  const house = await HouseProcess.start({ LOG_LEVEL: 'debug' })
  houses.push(house)
  const call = house.operator
  const token = /setup\?token=(\S+)/.exec(house.said)?.[1] ?? ''
  const opening = { token, forumName: 'A forum', timeZone: 'UTC', name: 'Amina', email: 'amina@example.org' }
  const { forum } = answerOf(await makeClient(fetch, house.address)('POST /house/open', { body: opening }))
  const questions = ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] }))
  const plan = { template: 'world-cafe-2-hours', title: 'A hall', date: '2026-10-08', start: '18:15', timeZone: 'UTC', questions }
  const { id, slug } = answerOf(await call('POST /forums/:forum/gatherings', { params: { forum }, key: crypto.randomUUID(), body: plan }))
  const params = { gathering: id }
  answerOf(await call('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn } }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
  return { house, forum, id, slug, code }
}

/** People of three groups at their tables in the first round, which runs. */
async function seated(
  house: HouseProcess,
  { id, code, groups }: { readonly id: string; readonly code: string; readonly groups: readonly string[] },
): Promise<{ round: string; seats: Seat[] }> {
  const params = { gathering: id }
  const guest = makeClient(fetch, house.address)
  const taken: { id: string; call: Client; token: string }[] = []
  for (let at = 0; at < PEOPLE; at++) {
    const body = { modality: 'room', stakeholderGroup: groups[at % 3] ?? null } as const
    const { seat, token } = answerOf(await guest('POST /join/:code/seats', { params: { code }, key: crypto.randomUUID(), body }))
    taken.push({ id: seat.id, token, call: makeClient(fetch, house.address, { authorization: `Bearer ${token}` }) })
  }
  answerOf(await house.operator('POST /gatherings/:gathering/clock/start', { params }))
  const round = await house.firstRound(id)
  const seats = taken.map(async (one): Promise<Seat> => {
    const { tables, number } = answerOf(await one.call('GET /gatherings/:gathering/seat', { params }))
    return { ...one, number, table: tables.find((table) => table.round === round)?.table ?? '' }
  })
  return { round, seats: await Promise.all(seats) }
}

/** Each seat says one thing. */
async function writeAll(
  seats: readonly Seat[],
  params: { readonly gathering: string },
  round: string,
): Promise<{ ideas: { id: string; words: string }[]; receipt: string }> {
  const ideas: { id: string; words: string }[] = []
  let first = ''
  for (const [at, seat] of seats.entries()) {
    const words = `Saying number ${at + 1} of the quiet hall`
    const asked = { params, key: crypto.randomUUID(), body: { round, text: words } }
    const { idea, receipt } = answerOf(await seat.call('POST /gatherings/:gathering/ideas', asked))
    ideas.push({ id: idea.id, words })
    if (at === 0) first = receipt
  }
  return { ideas, receipt: first }
}

/** The first seat becomes the host of its table and enters an idea for somebody. */
async function enterForSomebody(
  call: Client,
  host: Seat,
  params: { readonly gathering: string; readonly table: string },
  from: { readonly round: string; readonly stakeholderGroup: string | null },
): Promise<{ id: string; words: string }> {
  const words = 'Saying entered for somebody of the quiet hall'
  answerOf(await call('PUT /gatherings/:gathering/tables/:table/host', { params, body: { seat: host.number } }))
  const asked = { params, key: crypto.randomUUID(), body: { ...from, text: words } }
  answerOf(await host.call('POST /gatherings/:gathering/tables/:table/ideas', asked))
  const { ideas } = answerOf(await call('GET /gatherings/:gathering/ideas', { params, query: {} }))
  return { id: ideas.at(-1)?.id ?? '', words }
}

/** A wall, a stranger who asks for a table, and a phone of that table. */
function listeners(house: HouseProcess, gathering: string, seat: Seat) {
  const leaving = new AbortController()
  const wall = `${house.address}/api/v1/live?gathering=${gathering}`
  const table = `${wall}&table=${seat.table}&screen=phone`
  const all = Promise.all([
    listen(wall, {}, leaving.signal),
    listen(table, {}, leaving.signal),
    listen(table, { authorization: `Bearer ${seat.token}` }, leaving.signal),
  ])
  return {
    leave: async (): Promise<Cafe['heard']> => {
      leaving.abort()
      const [atWall, stranger, phone] = await all
      return { wall: atWall, stranger, phone }
    },
  }
}

/** Everything that a live stream says until it is left. */
async function listen(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<string> {
  let text = ''
  try {
    const answer = await fetch(url, { headers, signal })
    if (answer.body !== null) for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) text += chunk
  } catch {
    // Left.
  }
  return text
}

/** Every output by its address: each route that gives something, as anybody and as the operator; pages; papers; the log. */
async function outputsOf({ house, forum, id, slug, code, question, receipt, known, heard, seats }: Cafe): Promise<Map<string, string>> {
  const outputs = new Map<string, string>()
  const named: Readonly<Record<string, string>> = { gathering: id, forum, code, question, receipt }
  const operator = { authorization: `Operator ${house.operatorKey}` }
  const read = async (path: string, headers: Record<string, string> = {}): Promise<void> => {
    const answer = await fetch(`${house.address}${path}`, { headers })
    outputs.set(`${path}${'authorization' in headers ? ' (operator)' : ''} ${answer.status}`, await answer.text())
  }
  const routes: readonly [string, Route][] = Object.entries(API)
  for (const [key, { policy }] of routes) {
    const [method, path = ''] = key.split(' ')
    if (method !== 'GET' || policy.who === 'seat') continue
    for (const number of path.includes(':number') ? known.ideas.keys() : [0]) {
      const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? String(number + 1))
      await read(`/api/v1${filled}`, policy.who === 'anyone' ? {} : operator)
    }
  }
  await read(`/api/v1/gatherings/${id}/ideas?newest=true`, operator)
  const first = known.places.find((place) => heard.phone.includes(`"table":"${place}"`))
  await read(`/api/v1/gatherings/${id}/ideas?table=${first ?? ''}`)
  for (const page of [
    '',
    '/wall',
    '/themes',
    '/report',
    '/moderation',
    '/ideas/1',
    '/ideas/7',
    '/floor',
    '/mine',
    '/photos',
    '/feed.atom',
    '/ideas/1/feed.atom',
  ])
    await read(`/g/${slug}${page}`)
  for (const paper of ['poster.svg', 'report.md', 'report.json', 'record.json']) await read(`/g/${slug}/${paper}`)
  for (const page of ['/', '/record', '/receipt', `/receipt/${receipt}`]) await read(page)
  await readReceipts({ house, id, slug, seats }, outputs)
  // Frame by frame: a frame of the gathering lists groups and tables, one of ideas the words.
  for (const [name, text] of Object.entries({ wall: heard.wall, stranger: heard.stranger }))
    for (const [at, data] of [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data).entries())
      outputs.set(`live ${name} ${at}`, data)
  outputs.set('log', house.said)
  return outputs
}

/** What authors are shown of their own, as data, by their link and as a page: it may fall into other hands. */
async function readReceipts(
  { house, id, slug, seats }: Pick<Cafe, 'house' | 'id' | 'slug' | 'seats'>,
  outputs: Map<string, string>,
): Promise<void> {
  const [first] = seats
  if (first === undefined) throw new Error('nobody sits')
  const mine = answerOf(await first.call('GET /gatherings/:gathering/my-receipts', { params: { gathering: id } }))
  outputs.set('my-receipts', JSON.stringify(mine))
  const key = mine.link?.split('#')[1] ?? ''
  if (key !== '') outputs.set('receipts by link', JSON.stringify(answerOf(await first.call('POST /receipts/look-up', { body: { key } }))))
  const page = await fetch(`${house.address}/g/${slug}/mine`, {
    headers: { cookie: `${seatCookieName(id)}=${first.token}` },
  })
  outputs.set(`/g/${slug}/mine (seat) ${page.status}`, await page.text())
}

const joinsOf = (outputs: ReadonlyMap<string, string>, known: Known) =>
  [...outputs].flatMap(([from, text]) => joinsIn(text, known).map((join) => `${from}: ${join}`))

describe('a café under the Chatham House Rule', () => {
  beforeAll(async () => {
    cafe = await aCafe(true)
  })

  it('shows the ideas of a table on its phones, to authors their own, and to strangers nothing of a table', async () => {
    const params = { gathering: cafe.id }
    const [first] = cafe.seats
    if (first === undefined) throw new Error('nobody sits')
    const here = cafe.seats.filter((seat) => seat.table === first.table).length
    const asked = { params, query: { table: first.table, round: cafe.round } }
    const seen = answerOf(await first.call('GET /gatherings/:gathering/ideas', asked)).ideas
    expect(seen).toHaveLength(here + 1)
    expect(seen.every((idea) => idea.table === first.table && idea.stakeholderGroup === null)).toBe(true)
    expect(answerOf(await cafe.house.operator('GET /gatherings/:gathering/ideas', asked)).ideas).toEqual([])
    const elsewhere = cafe.seats.find((seat) => seat.table !== first.table)
    expect(elsewhere).toBeDefined()
    if (elsewhere !== undefined) expect(answerOf(await elsewhere.call('GET /gatherings/:gathering/ideas', asked)).ideas).toEqual([])
    const mine = answerOf(await first.call('GET /gatherings/:gathering/my-ideas', { params })).ideas
    expect(mine.map(({ idea }) => idea.text)).toEqual(['Saying number 1 of the quiet hall'])
    expect(cafe.heard.phone).toContain('Saying number 1 of the quiet hall')
    expect(cafe.heard.stranger).not.toContain('Saying')
    expect(cafe.heard.wall).toContain('Saying number 1 of the quiet hall')
  })

  it('joins words to nobody in any output while the doors are open', async () => {
    const outputs = await outputsOf(cafe)
    expect([...outputs.values()].filter((text) => text.includes('Saying number 1')).length).toBeGreaterThan(8)
    expect(joinsOf(outputs, cafe.known)).toEqual([])
  })

  it('keeps the promise from the first second: it cannot be taken back, and when the doors close nobody knows any more who wrote what', async () => {
    const params = { gathering: cafe.id }
    const { operator } = cafe.house
    const back = await operator('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn: false } })
    expect(problemOf(back).code).toBe('gathering_not_editable')
    answerOf(await operator('POST /gatherings/:gathering/close', { params }))
    expect(joinsOf(await outputsOf(cafe), cafe.known)).toEqual([])
    const [first] = cafe.seats
    if (first !== undefined) expect(answerOf(await first.call('GET /gatherings/:gathering/my-ideas', { params })).ideas).toEqual([])
    expect(answerOf(await operator('GET /gatherings/:gathering/ideas', { params, query: {} })).ideas).toHaveLength(PEOPLE + 1)
  })
})

describe('the same café without the rule, the planted failure', () => {
  it('is caught in the ledger, the ideas, the record, the traces and the live frames', async () => {
    const open = await aCafe(false)
    const joins = joinsOf(await outputsOf(open), open.known)
    for (const from of ['/api/v1/ledger', `/api/v1/gatherings/${open.id}/ideas`, 'record.json', `/g/${open.slug}/ideas/1`, 'live wall'])
      expect([from, joins.some((join) => join.split(': ')[0]?.includes(from))]).toEqual([from, true])
  })
})

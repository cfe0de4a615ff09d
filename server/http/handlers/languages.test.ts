import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let keys = 0
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterAll(async () => await test.close())

const setTables = async (languages: readonly (readonly string[])[]) => {
  const { tables, version } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
  const lines = tables.map(({ id, modality, capacity }, at) => ({ id, modality, capacity, languages: [...(languages[at] ?? [])] }))
  return await cafe.administrator.call('PUT /gatherings/:gathering/tables', {
    params: { gathering: cafe.id },
    ifMatch: version,
    body: { tables: lines },
  })
}
const join = async (languages: string[]) => {
  keys += 1
  return await test.call('POST /join/:code/seats', {
    params: { code: cafe.code },
    key: `a key of somebody who speaks ${keys}`,
    body: { modality: 'room', languages },
  })
}
const plan = async () => answerOf(await cafe.administrator.call('GET /gatherings/:gathering/seating', { params: { gathering: cafe.id } }))

describe('languages of tables and people', () => {
  it('seats people at tables of their languages, at the door and in every plan, and names who fits none', async () => {
    answerOf(await setTables([['fr'], ['fr', 'en'], ['ru'], ...Array.from({ length: 30 }, () => ['en'])]))
    expect(answerOf(await test.call('GET /join/:code', { params: { code: cafe.code } })).languages.slice(0, 3)).toEqual(['ar', 'zh', 'en'])
    const spoken = [['fr'], ['en'], [], ['fr', 'en'], ['en', 'es'], ['zh'], ['fr'], [], ['en'], ['en'], ['fr'], ['en']]
    const seats = []
    for (const languages of spoken) seats.push(answerOf(await join(languages)).seat)
    expect(seats[5]).toMatchObject({ number: 6, languages: ['zh'], tables: [] })
    expect(await strangers()).toEqual([])
    answerOf(
      await cafe.administrator.call('POST /gatherings/:gathering/seating/plan', { params: { gathering: cafe.id }, body: { seconds: 0.2 } }),
    )
    expect(await strangers()).toEqual([])
    const { misfits, tables } = await plan()
    expect(misfits).toEqual({ seats: [6], tables: [tables[2]?.id], hosts: [] })
  })
  it('takes a change of mind: the tables to come follow it, and it is no part of the record', async () => {
    const taken = answerOf(await join(['fr']))
    const seat = test.as({ authorization: `Bearer ${taken.token}` })
    const say = async (languages: string[]) =>
      await seat('PUT /gatherings/:gathering/seat/languages', { params: { gathering: cafe.id }, body: { languages } })
    expect(answerOf(await say(['en'])).moves).toBeGreaterThan(0)
    expect(await strangers()).toEqual([])
    expect(answerOf(await say([])).moves).toBe(0)
    expect(answerOf(await seat('GET /gatherings/:gathering/seat', { params: { gathering: cafe.id } })).languages).toEqual([])
    expect(problemOf(await say(['tlh'])).detail).toContain('no such language')
    const entries = await test.house.database.db.selectFrom('ledger').select('body').where('kind', '=', 'seat_taken').execute()
    expect(JSON.stringify(entries)).not.toMatch(/"fr"|"es"|"zh"/)
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('refuses to move or host across languages, to set unknown ones, and keeps the list of the forum', async () => {
    const { tables, rounds } = await plan()
    const russian = tables[2]?.id ?? ''
    const move = await cafe.administrator.call('POST /gatherings/:gathering/seating/moves', {
      params: { gathering: cafe.id },
      body: { seat: 1, round: rounds[1]?.id ?? '', table: russian },
    })
    expect(problemOf(move).detail).toContain('seat 1 speaks no language of table 3')
    const hosting = await cafe.administrator.call('PUT /gatherings/:gathering/tables/:table/host', {
      params: { gathering: cafe.id, table: russian },
      body: { seat: 1 },
    })
    expect(problemOf(hosting).detail).toContain('seat 1 speaks no language of table 3')
    expect(problemOf(await setTables([['sw']])).detail).toContain('“sw” is no language of this forum')
    const list = async (languages: string[]) =>
      await cafe.administrator.call('PUT /forums/:forum/languages', { params: { forum: cafe.forum }, body: { languages } })
    expect(problemOf(await list(['en', 'xx-nonsense'])).detail).toContain('names no language')
    answerOf(await list(['en', 'sw']))
    expect(answerOf(await test.call('GET /forums/:forum', { params: { forum: cafe.forum } })).languages).toEqual(['en', 'sw'])
    expect(answerOf(await test.call('GET /join/:code', { params: { code: cafe.code } })).languages).toEqual(['en', 'sw', 'fr', 'ru'])
  })
})

/** Seats at tables of which they speak no language. */
async function strangers(): Promise<string[]> {
  const { seats, tables, rounds } = await plan()
  const spoken = new Map(seats.map(({ number, languages }) => [number, languages]))
  return rounds.flatMap(({ seatsAt, number: round }) =>
    seatsAt.flatMap((people, at) => {
      const here = tables[at]?.languages ?? []
      return people
        .filter((seat) => here.length > 0 && (spoken.get(seat) ?? []).length > 0 && !spoken.get(seat)?.some((code) => here.includes(code)))
        .map((seat) => `round ${round}: seat ${seat}`)
    }),
  )
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let params: { gathering: string }
let seats: TestSeat[]
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  params = { gathering: cafe.id }
  seats = []
  for (let at = 0; at < 12; at += 1) seats.push(await cafe.aSeat())
})
afterAll(async () => await test.close())

const matesOf = async (seat: TestSeat) => answerOf(await seat.call('GET /gatherings/:gathering/table-mates', { params }))
const name = async (seat: TestSeat, firstName: string | null) =>
  await seat.call('PUT /gatherings/:gathering/first-name', { params, body: { firstName } })

describe('who sits at a table', () => {
  it('is told with first names to that table alone, as long as the person likes', async () => {
    const [first] = seats
    if (first === undefined) throw new Error('nobody sits')
    const table = first.seat.tables[0]?.table
    const mate = seats.find((seat) => seat !== first && seat.seat.tables[0]?.table === table)
    const stranger = seats.find((seat) => seat.seat.tables[0]?.table !== table)
    if (mate === undefined || stranger === undefined) throw new Error('nobody sits there')
    answerOf(await name(first, ' Zebulon '))
    expect((await matesOf(mate)).mates).toContainEqual({
      stakeholderGroup: first.seat.stakeholderGroup,
      firstName: 'Zebulon',
      isYou: false,
    })
    expect(JSON.stringify(await matesOf(stranger))).not.toContain('Zebulon')
    for (const path of ['', '/console', '/report', '/record', '/seats', '/table-news'])
      for (const headers of [mate.headers, cafe.administrator.headers])
        expect((await test.app.inject({ url: `/api/v1/gatherings/${cafe.slug}${path}`, headers })).body).not.toContain('Zebulon')
    expect((await test.app.inject({ url: '/api/v1/ledger?limit=100' })).body).not.toContain('Zebulon')
    answerOf(await name(first, null))
    expect(JSON.stringify(await matesOf(mate))).not.toContain('Zebulon')
  })

  it('is refused without words, and with more than a name', async () => {
    const [first] = seats
    if (first === undefined) throw new Error('nobody sits')
    expect(problemOf(await name(first, ' ')).code).toBe('text_empty')
    expect(problemOf(await name(first, 'N'.repeat(41))).field).toBe('firstName')
  })

  it('takes a name at the door, and forgets all names when the doors close', async () => {
    const body = { modality: 'room' as const, firstName: 'Quirin' }
    const key = 'a key of a seat with a name of its own'
    answerOf(await test.call('POST /join/:code/seats', { params: { code: cafe.code }, key, body }))
    const names = async () =>
      (await test.house.database.db.selectFrom('seat_names').select('first_name').execute()).map((row) => row.first_name)
    expect(await names()).toEqual(['Quirin'])
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/close', { params }))
    expect(await names()).toEqual([])
    const [first] = seats
    if (first === undefined) throw new Error('nobody sits')
    expect(problemOf(await name(first, 'Zebulon')).code).toBe('gathering_not_open')
  })

  it('has no names under the Chatham House Rule', async () => {
    const strict = await aHouse()
    try {
      const room = await aCafe(strict, { isChathamHouse: true })
      const body = { modality: 'room' as const, firstName: 'Quirin' }
      const key = 'a key of a seat with a name of its own'
      const { token } = answerOf(await strict.call('POST /join/:code/seats', { params: { code: room.code }, key, body }))
      expect(await strict.house.database.db.selectFrom('seat_names').selectAll().execute()).toEqual([])
      const seat = strict.as({ authorization: `Bearer ${token}` })
      const put = await seat('PUT /gatherings/:gathering/first-name', { params: { gathering: room.id }, body: { firstName: 'Quirin' } })
      expect(problemOf(put).code).toBe('no_names_here')
    } finally {
      await strict.close()
    }
  })
})

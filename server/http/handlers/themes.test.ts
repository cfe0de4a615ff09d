import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

const IDEAS = [
  'Teach children to read early',
  'Teach children to write letters',
  'Open the library at night',
  'Open the library on Sundays',
  'Teach reading to grown people',
  'The library at night, open',
]

describe('a board in several hands', () => {
  let test: TestHouse
  let cafe: TestCafe
  let ines: TestMember
  let kofi: TestMember
  let question: string
  let params: { gathering: string; question: string }
  beforeEach(async () => {
    test = await aHouse()
    cafe = await aCafe(test)
    ines = await test.aMember('rapporteur')
    kofi = await test.aMember('rapporteur')
    question = cafe.questions[0] ?? ''
    params = { gathering: cafe.id, question }
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    for (const text of IDEAS) await seat.say(text)
  })
  afterEach(async () => await test.close())

  const boardNow = async () => {
    const { boards } = answerOf(await test.call('GET /gatherings/:gathering/themes', { params: { gathering: cafe.id } }))
    const board = boards.find((one) => one.question === question)
    if (board === undefined) throw new Error('there is no board')
    return board
  }
  const shape = async () => {
    const board = await boardNow()
    return [...board.themes.map((theme) => `${theme.letter}: ${theme.ideas.join(' ')}`), `tray: ${board.unplaced.join(' ')}`]
  }
  const make = async (who: TestMember, title: string, ideas?: number[]) =>
    answerOf(
      await who.call('POST /gatherings/:gathering/questions/:question/themes', {
        params,
        body: { title, ...(ideas === undefined ? {} : { ideas }) },
      }),
    )
  const place = async (who: TestMember, ideas: number[], theme: string | null, more: { seen?: number; isSuggested?: boolean } = {}) =>
    await who.call('POST /gatherings/:gathering/questions/:question/placements', { params, body: { ideas, theme, ...more } })
  const undo = async (who: TestMember, entry: number) =>
    await who.call('POST /gatherings/:gathering/questions/:question/undo', { params, body: { entry } })
  const history = async () =>
    answerOf(await ines.call('GET /gatherings/:gathering/questions/:question/history', { params, query: {} })).changes

  it('merges what touches other ideas and refuses, in one sentence, what would overwrite', async () => {
    const a = await make(ines, 'Reading')
    const b = await make(ines, 'Hours')
    const { version } = await boardNow()
    answerOf(await place(kofi, [1], a.id, { seen: version }))
    answerOf(await place(ines, [3], b.id, { seen: version }))
    expect(await shape()).toEqual(['a: 1', 'b: 3', 'tray: 2 4 5 6'])
    const refused = problemOf(await place(ines, [1, 2], b.id, { seen: version }))
    expect([refused.status, refused.detail]).toEqual([
      409,
      'Somebody has changed this since: No. 1 is under a) now. Look again, then decide.',
    ])
    expect(await shape()).toEqual(['a: 1', 'b: 3', 'tray: 2 4 5 6'])
    answerOf(await place(ines, [1, 2], b.id, { seen: (await boardNow()).version }))
    expect(await shape()).toEqual(['a: ', 'b: 3 1 2', 'tray: 4 5 6'])
  })
  it('does not refuse what one did oneself, nor the same move twice', async () => {
    const a = await make(ines, 'Reading')
    const { version } = await boardNow()
    answerOf(await place(ines, [1], a.id, { seen: version }))
    answerOf(await place(kofi, [1], a.id, { seen: version }))
    answerOf(await place(ines, [1], null, { seen: version }))
    expect((await shape())[0]).toBe('a: ')
  })
  it('refuses a title and an order that somebody else changed meanwhile', async () => {
    const [a, b] = [await make(ines, 'Reading'), await make(ines, 'Hours')]
    const { version: seen } = await boardNow()
    answerOf(
      await kofi.call('PATCH /gatherings/:gathering/themes/:theme', {
        params: { gathering: cafe.id, theme: a.id },
        body: { title: 'Letters', seen },
      }),
    )
    answerOf(
      await kofi.call('PUT /gatherings/:gathering/questions/:question/theme-order', { params, body: { themes: [b.id, a.id], seen } }),
    )
    const rename = await ines.call('PATCH /gatherings/:gathering/themes/:theme', {
      params: { gathering: cafe.id, theme: a.id },
      body: { title: 'Books', seen },
    })
    expect(problemOf(rename).detail).toContain('the title of theme b)')
    const order = await ines.call('PUT /gatherings/:gathering/questions/:question/theme-order', {
      params,
      body: { themes: [a.id, b.id], seen },
    })
    expect(problemOf(order).detail).toContain('the order of the themes')
  })

  it('takes back any change that stands as it was left, says so when it does not, and does it again', async () => {
    const a = await make(ines, 'Reading')
    const first = answerOf(await place(ines, [1], a.id))
    const second = answerOf(await place(kofi, [2], a.id))
    answerOf(await place(kofi, [3], null))
    const back = answerOf(await undo(ines, first.entry))
    expect((await shape())[0]).toBe('a: 2')
    expect(problemOf(await undo(kofi, first.entry)).detail).toContain('it was taken back already')
    expect(problemOf(await undo(ines, a.entry)).detail).toContain('a later change stands on this one')
    answerOf(await undo(kofi, back.entry))
    expect((await shape())[0]).toBe('a: 1 2')
    answerOf(await undo(ines, first.entry))
    answerOf(await undo(ines, second.entry))
    expect((await shape()).at(-1)).toBe('tray: 1 2 3 4 5 6')
    expect((await boardNow()).lastChange?.kind).toBe('ideas_placed')
  })
  it('tells its history by role, with what was suggested and what was taken back', async () => {
    const a = await make(ines, 'Reading', [1])
    answerOf(await place(kofi, [2], a.id, { isSuggested: true }))
    const joined = answerOf(
      await ines.call('POST /gatherings/:gathering/questions/:question/ties', { params, body: { ideas: [3, 6], isSuggested: true } }),
    )
    answerOf(await undo(kofi, joined.entry))
    answerOf(
      await ines.call('POST /gatherings/:gathering/questions/:question/declines', {
        params,
        body: { suggestion: 'place', ideas: [4], theme: a.id },
      }),
    )
    expect(await history()).toMatchObject([
      { kind: 'suggestion_declined', role: 'rapporteur', ideas: [4], letter: 'a', title: 'Reading' },
      { kind: 'theme_change_undone', undoes: { entry: joined.entry, kind: 'ideas_joined' } },
      { kind: 'ideas_joined', isSuggested: true, isUndone: true, ideas: [3, 6] },
      { kind: 'ideas_placed', isSuggested: true, isUndone: false, ideas: [2], letter: 'a', actor: `member:${kofi.member}` },
      { kind: 'theme_created', letter: 'a', title: 'Reading', ideas: [1] },
    ])
    expect((await boardNow()).hands.map((hand) => hand.actor)).toEqual([`member:${kofi.member}`, `member:${ines.member}`])
    test.pass(11 * 60_000)
    expect((await boardNow()).hands).toEqual([])
  })
  it('lets ideas count as one and apart again, and replays to the same tables', async () => {
    const tie = async (ideas: number[]) =>
      answerOf(await ines.call('POST /gatherings/:gathering/questions/:question/ties', { params, body: { ideas } }))
    await tie([1, 2])
    await tie([3, 6])
    await tie([2, 5])
    expect((await boardNow()).ties).toEqual([
      [1, 2, 5],
      [3, 6],
    ])
    const part = { params, body: { ideas: [6] } }
    answerOf(await ines.call('POST /gatherings/:gathering/questions/:question/ties/part', part))
    expect((await boardNow()).ties).toEqual([[1, 2, 5]])
    expect(problemOf(await ines.call('POST /gatherings/:gathering/questions/:question/ties/part', part)).code).toBe('nothing_to_undo')
    const trace = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', { params: { gathering: cafe.id, number: 5 } }))
    expect(trace.stops.map((stop) => stop.kind)).toEqual(['idea_captured', 'ideas_joined'])
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })

  it('suggests with reasons, and never again what was declined', async () => {
    const suggestions = async () => answerOf(await ines.call('GET /gatherings/:gathering/questions/:question/suggestions', { params }))
    const [reading, hours] = [await make(ines, 'Teach to read', [1]), await make(ines, 'Opening hours', [3])]
    const first = await suggestions()
    const placeOf = (from: typeof first, idea: number) => from.places.find((one) => one.idea === idea)?.themes
    expect(placeOf(first, 2)?.[0]).toMatchObject({ theme: reading.id, isNear: true, ideas: [1] })
    expect(placeOf(first, 2)?.[0]?.words).toContain('Teach')
    expect(placeOf(first, 4)?.[0]).toMatchObject({ theme: hours.id, ideas: [3] })
    expect(first.same[0]?.ideas).toEqual(expect.arrayContaining([3, 6]))
    const decline = async (body: { suggestion: 'place' | 'same'; ideas: number[]; theme?: string }) =>
      answerOf(await ines.call('POST /gatherings/:gathering/questions/:question/declines', { params, body }))
    await decline({ suggestion: 'place', ideas: [2], theme: reading.id })
    await decline({ suggestion: 'same', ideas: first.same[0]?.ideas ?? [] })
    const then = await suggestions()
    expect(then.version).toBeGreaterThan(first.version)
    expect(placeOf(then, 2)?.map((one) => one.theme)).not.toContain(reading.id)
    expect(then.same.map((one) => one.ideas)).not.toContainEqual(first.same[0]?.ideas)
    const titles = await ines.call('POST /gatherings/:gathering/questions/:question/title-suggestions', {
      params,
      body: { ideas: [1, 2, 5] },
    })
    expect(answerOf(titles).titles[0]).toContain('Teach')
  })
  it('shows suggestions to those who sort alone', async () => {
    const member = await test.aMember('member')
    for (const caller of [test, member])
      expect(problemOf(await caller.call('GET /gatherings/:gathering/questions/:question/suggestions', { params })).status).toBeGreaterThan(
        400,
      )
  })
})

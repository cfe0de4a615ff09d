import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse

/** Each test of the group has a house of its own. */
function inHousesOfTheirOwn(): void {
  beforeEach(async () => {
    test = await aHouse()
  })
  afterEach(async () => await test.close())
}
/** The tests of the group ask one house, of which they change nothing. */
function inOneHouse(): void {
  beforeAll(async () => {
    test = await aHouse()
  })
  afterAll(async () => await test.close())
}

async function gatheringOf(cafe: TestCafe) {
  return answerOf(await cafe.administrator.call('GET /gatherings/:gathering', { params: { gathering: cafe.slug } }))
}

describe('preparing a gathering', () => {
  inHousesOfTheirOwn()
  it('yields the programme of 2013 from the template and shows its gap and its closing of no minutes', async () => {
    const view = await gatheringOf(await aCafe(test))
    expect(view.programme.map((item) => `${item.start} ${item.minutes} ${item.title}`)).toEqual([
      '18:15 15 Opening and Introduction',
      '18:30 25 Conversation 1',
      '18:55 25 Conversation 2',
      '19:20 15 Midway Town Hall',
      '19:35 25 Conversation 3',
      '20:00 10 Final Town Hall',
      '20:15 0 Closing',
    ])
    expect(view.checks.map((check) => `${check.kind} ${check.at}`)).toEqual(['gap 20:10', 'zero_minutes 20:15'])
    expect(view.startsAt).toBe('2013-10-08T16:15:00.000Z')
  })
  it('keeps a draft from the public and shows it to its convener', async () => {
    const { forum, administrator } = await test.open()
    const made = answerOf(
      await administrator.call('POST /forums/:forum/gatherings', {
        params: { forum },
        key: 'prepare-1',
        body: { template: 'world-cafe-2-hours', title: 'Soon', date: '2026-10-08', start: '18:15', timeZone: 'Europe/Zurich' },
      }),
    )
    expect(problemOf(await test.call('GET /gatherings/:gathering', { params: { gathering: made.id } })).code).toBe('not_found')
    expect(answerOf(await test.call('GET /forums/:forum/gatherings', { params: { forum } })).gatherings).toEqual([])
    expect(problemOf(await administrator.call('POST /gatherings/:gathering/open', { params: { gathering: made.id } })).detail).toContain(
      'a question',
    )
  })
  it('refuses a bad day, a bad zone and an empty title by their fields', async () => {
    const { forum, administrator } = await test.open()
    const body = { template: 'world-cafe-2-hours', title: 'Soon', date: '2026-10-08', start: '18:15', timeZone: 'Europe/Zurich' }
    const fieldOf = async (change: object) =>
      problemOf(
        await administrator.call('POST /forums/:forum/gatherings', { params: { forum }, key: 'prepare-1', body: { ...body, ...change } }),
      ).field
    expect([
      await fieldOf({ date: '2026-02-30' }),
      await fieldOf({ timeZone: 'Mars/Base' }),
      await fieldOf({ title: ' ' }),
      await fieldOf({ start: '25:00' }),
    ]).toEqual(['date', 'timeZone', 'title', 'start'])
  })
  it('refuses an edit that did not see the last one', async () => {
    const { forum, administrator } = await test.open()
    const { id } = answerOf(
      await administrator.call('POST /forums/:forum/gatherings', {
        params: { forum },
        key: 'prepare-1',
        body: { template: 'world-cafe-2-hours', title: 'Soon', date: '2026-10-08', start: '18:15', timeZone: 'Europe/Zurich' },
      }),
    )
    const seen = answerOf(await administrator.call('GET /gatherings/:gathering', { params: { gathering: id } })).version
    answerOf(
      await administrator.call('PUT /gatherings/:gathering/questions', {
        params: { gathering: id },
        ifMatch: seen,
        body: { questions: [{ text: 'Why?', goals: [] }] },
      }),
    )
    expect(
      problemOf(
        await administrator.call('PATCH /gatherings/:gathering', { params: { gathering: id }, ifMatch: seen, body: { title: 'Later' } }),
      ),
    ).toMatchObject({ status: 412, code: 'stale' })
    expect(
      answerOf(await administrator.call('GET /gatherings/:gathering', { params: { gathering: id } })).programme[1]?.question,
    ).not.toBeNull()
  })
})

describe('taking a seat', () => {
  inHousesOfTheirOwn()
  it('gives a table for every round, and in a full room the plan lets no two meet twice', async () => {
    const cafe = await aCafe(test)
    const taken = []
    for (let count = 0; count < 50; count += 1) taken.push(await cafe.aSeat())
    expect(taken.every(({ seat }) => seat.tables.length === 3)).toBe(true)
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/seating/plan', { params: { gathering: cafe.id }, body: {} }))
    const seats = []
    for (const { call } of taken) seats.push(answerOf(await call('GET /gatherings/:gathering/seat', { params: { gathering: cafe.id } })))
    const met = new Map<string, number>()
    for (let round = 0; round < 3; round += 1)
      for (const a of seats)
        for (const b of seats)
          if (a.number < b.number && a.tables[round]?.table === b.tables[round]?.table)
            met.set(`${a.number}-${b.number}`, (met.get(`${a.number}-${b.number}`) ?? 0) + 1)
    expect(Math.max(...met.values())).toBe(1)
    expect(
      problemOf(
        await test.call('POST /join/:code/seats', {
          params: { code: cafe.code },
          key: 'one more than there are seats',
          body: { modality: 'room' },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'gathering_full' })
    expect((await cafe.aSeat('online')).seat.tables[0]?.tableNumber).toBe(11)
  })
  it('gives the same seat and key to a phone that asks twice with one key', async () => {
    const cafe = await aCafe(test)
    const ask = async () =>
      answerOf(
        await test.call('POST /join/:code/seats', {
          params: { code: cafe.code },
          key: 'the key of a double tap 1',
          body: { modality: 'online' },
        }),
      )
    const [first, second] = [await ask(), await ask()]
    expect(second.seat.id).toBe(first.seat.id)
    expect(second.token).toBe(first.token)
    expect((await gatheringOf(cafe)).seats.total).toBe(1)
  })
  it('refuses an unknown code and a code whose doors are closed', async () => {
    const cafe = await aCafe(test)
    expect(problemOf(await test.call('GET /join/:code', { params: { code: '000000' } })).code).toBe('code_unknown')
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/close', { params: { gathering: cafe.id } }))
    expect(problemOf(await test.call('GET /join/:code', { params: { code: cafe.code } })).code).toBe('code_unknown')
  })
  it('seats everybody who joins in the same second, each once', async () => {
    const cafe = await aCafe(test)
    const all = await Promise.all(
      Array.from(
        { length: 60 },
        async (_, index) =>
          await test.call('POST /join/:code/seats', {
            params: { code: cafe.code },
            key: `one of many in a rush ${index}`,
            body: { modality: 'room' },
          }),
      ),
    )
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(50)
    expect(all.filter((outcome) => !outcome.ok).every((outcome) => !outcome.ok && outcome.problem.code === 'gathering_full')).toBe(true)
  })
})

describe('putting ideas on the table', () => {
  inHousesOfTheirOwn()
  it('keeps words verbatim in any script and numbers them through the gathering', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    await seat.say('<b>Listen</b> & learn\nthen listen again')
    const second = await seat.say('على الحكومات أن تُصغي')
    await cafe.untilRound(2)
    const third = await seat.say('公共图书馆应该开放', { round: cafe.rounds[1] ?? '' })
    expect([second.number, third.number]).toEqual([2, 3])
    const listed = answerOf(await test.call('GET /gatherings/:gathering/ideas', { params: { gathering: cafe.slug }, query: {} }))
    expect(listed.ideas.map((idea) => idea.text)).toEqual([
      '<b>Listen</b> & learn\nthen listen again',
      'على الحكومات أن تُصغي',
      '公共图书馆应该开放',
    ])
    expect((await gatheringOf(cafe)).programme.filter((item) => item.kind === 'conversation').map((item) => item.ideas)).toEqual([2, 1, 0])
  })
  it('records an idea once, however often one key is sent', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const all = await Promise.all(Array.from({ length: 20 }, async () => await seat.say('Once', { key: 'the-one-key' })))
    expect(new Set(all.map((idea) => idea.id)).size).toBe(1)
    expect((await gatheringOf(cafe)).ideas).toBe(1)
  })
  it('takes many at once without a gap in their numbers', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 10 }, async () => await cafe.aSeat()))
    const ideas = await Promise.all(
      seats.flatMap((seat) => Array.from({ length: 10 }, async (_, index) => await seat.say(`Idea ${index}`))),
    )
    expect(ideas.map((idea) => idea.number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })
  it('says which round is open, what is too long and who has no seat', async () => {
    const cafe = await aCafe(test)
    const seat = await cafe.aSeat()
    const ask = async (body: { text: string; round: string }, call = seat.call) =>
      problemOf(
        await call('POST /gatherings/:gathering/ideas', { params: { gathering: cafe.id }, key: `refused-${body.text.length}`, body }),
      )
    expect(await ask({ text: 'early', round: cafe.rounds[0] ?? '' })).toMatchObject({ status: 409, code: 'no_round_open' })
    await cafe.untilRound(2)
    expect(await ask({ text: 'late', round: cafe.rounds[0] ?? '' })).toMatchObject({
      status: 409,
      code: 'wrong_round',
      facts: { openRound: cafe.rounds[1], openRoundNumber: 2 },
    })
    expect(await ask({ text: 'x'.repeat(501), round: cafe.rounds[1] ?? '' })).toMatchObject({
      status: 422,
      code: 'text_too_long',
      facts: { limit: 500, over: 1 },
    })
    const when = await seat.call('POST /gatherings/:gathering/ideas', {
      params: { gathering: cafe.id },
      key: 'refused-when',
      body: { text: 'never', round: cafe.rounds[1] ?? '', writtenAt: '2026-13-45T25:61:61Z' },
    })
    expect(problemOf(when)).toMatchObject({ status: 422, field: 'writtenAt' })
    expect(await ask({ text: 'nobody', round: cafe.rounds[1] ?? '' }, test.call)).toMatchObject({ status: 401, code: 'no_seat' })
    expect(await ask({ text: 'nowhere', round: '00000000-0000-7000-8000-000000000000' })).toMatchObject({ status: 404, code: 'not_found' })
  })
  it('keeps an idea that a phone wrote before the bell and handed in after it', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    test.pass(60_000)
    const writtenAt = test.house.now().toISOString()
    test.pass(60_000)
    await cafe.untilRound(2)
    test.pass(600_000)
    const idea = await seat.say('Written in time', { round: cafe.rounds[0] ?? '', writtenAt })
    expect(idea).toMatchObject({ isLate: true, writtenAt, question: cafe.questions[0], table: seat.seat.tables[0]?.table })
  })
  it('gives a receipt that opens the trace later, and no other receipt does', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const first = await seat.say('Begin with the children')
    await seat.say('And with the old', { buildsOn: first.number })
    const [mine] = answerOf(await seat.call('GET /gatherings/:gathering/my-ideas', { params: { gathering: cafe.id } })).ideas
    const receipt = mine?.receipt ?? ''
    const trace = answerOf(await test.call('GET /receipts/:receipt', { params: { receipt: receipt.toLowerCase() } }))
    expect(trace).toMatchObject({ idea: { number: 1, text: 'Begin with the children' }, questionNumber: 1, builtOnBy: [2] })
    expect(
      problemOf(
        await test.call('GET /receipts/:receipt', { params: { receipt: receipt.replace(/.$/, (last) => (last === '0' ? '1' : '0')) } }),
      ).code,
    ).toBe('receipt_unknown')
  })
})

describe('sorting ideas into themes', () => {
  inHousesOfTheirOwn()
  it('creates, places, merges, splits, orders, renames and takes back, and the trace tells it', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    for (const text of ['One', 'Two', 'Three']) await seat.say(text)
    const rapporteur = await test.aMember('rapporteur')
    const gathering = cafe.id
    const question = cafe.questions[0] ?? ''
    const board = async () => answerOf(await test.call('GET /gatherings/:gathering/themes', { params: { gathering } })).boards[0]
    const shape = async () => ((await board())?.themes ?? []).map((theme) => `${theme.letter} ${theme.title}: ${theme.ideas.join(' ')}`)
    const a = answerOf(
      await rapporteur.call('POST /gatherings/:gathering/questions/:question/themes', {
        params: { gathering, question },
        body: { title: 'Listening', ideas: [1, 2] },
      }),
    )
    const b = answerOf(
      await rapporteur.call('POST /gatherings/:gathering/questions/:question/themes', {
        params: { gathering, question },
        body: { title: 'Money' },
      }),
    )
    answerOf(
      await rapporteur.call('POST /gatherings/:gathering/questions/:question/placements', {
        params: { gathering, question },
        body: { ideas: [3], theme: b.id },
      }),
    )
    expect(await shape()).toEqual(['a Listening: 1 2', 'b Money: 3'])
    answerOf(
      await rapporteur.call('POST /gatherings/:gathering/themes/:theme/merge', {
        params: { gathering, theme: b.id },
        body: { into: a.id },
      }),
    )
    answerOf(
      await rapporteur.call('POST /gatherings/:gathering/themes/:theme/split', {
        params: { gathering, theme: a.id },
        body: { title: 'Means', ideas: [2] },
      }),
    )
    answerOf(
      await rapporteur.call('PATCH /gatherings/:gathering/themes/:theme', { params: { gathering, theme: a.id }, body: { title: 'Ears' } }),
    )
    expect(await shape()).toEqual(['a Ears: 1 3', 'b Means: 2'])
    for (const expected of [['a Listening: 1 3', 'b Means: 2'], ['a Listening: 1 2 3'], ['a Listening: 1 2', 'b Money: 3']]) {
      const last = (await board())?.lastChange?.entry ?? 0
      answerOf(
        await rapporteur.call('POST /gatherings/:gathering/questions/:question/undo', {
          params: { gathering, question },
          body: { entry: last },
        }),
      )
      if (expected.length === 1) expect((await shape())[0]?.split(': ')[1]?.split(' ').toSorted()).toEqual(['1', '2', '3'])
      else expect(await shape()).toEqual(expected)
    }
    expect(
      problemOf(
        await rapporteur.call('POST /gatherings/:gathering/questions/:question/undo', {
          params: { gathering, question },
          body: { entry: 1 },
        }),
      ).code,
    ).toBe('nothing_to_undo')
    const trace = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', { params: { gathering, number: 2 } }))
    expect(trace.theme).toMatchObject({ letter: 'a', title: 'Listening' })
    expect(trace.stops.map((stop) => stop.kind)[0]).toBe('idea_captured')
    expect(trace.stops[1]).toMatchObject({ kind: 'theme_created', facts: { letter: 'a', themeTitle: 'Listening' } })
    const third = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', { params: { gathering, number: 3 } }))
    expect(third.stops[1]).toMatchObject({ kind: 'ideas_placed', facts: { letter: 'b', themeTitle: 'Money' } })
  })
  it('is refused to participants and to plain members', async () => {
    const cafe = await aCafe(test)
    const member = await test.aMember('member')
    const params = { gathering: cafe.id, question: cafe.questions[0] ?? '' }
    expect(
      problemOf(await test.call('POST /gatherings/:gathering/questions/:question/themes', { params, body: { title: 'Mine' } })).status,
    ).toBe(401)
    expect(
      problemOf(await member.call('POST /gatherings/:gathering/questions/:question/themes', { params, body: { title: 'Mine' } })).status,
    ).toBe(403)
  })
})

describe('the clock', () => {
  inHousesOfTheirOwn()
  it('runs on the server: start, pause, a minute more, next, over', async () => {
    const cafe = await aCafe(test)
    const params = { gathering: cafe.id }
    const { call } = cafe.administrator
    const started = answerOf(await call('POST /gatherings/:gathering/clock/start', { params }))
    expect(started).toMatchObject({ state: 'running', leftMs: 15 * 60_000 })
    test.pass(5 * 60_000)
    expect(answerOf(await call('POST /gatherings/:gathering/clock/pause', { params }))).toMatchObject({
      state: 'paused',
      leftMs: 10 * 60_000,
    })
    test.pass(60 * 60_000)
    expect(answerOf(await call('POST /gatherings/:gathering/clock/add-minute', { params })).leftMs).toBe(11 * 60_000)
    expect(answerOf(await call('POST /gatherings/:gathering/clock/start', { params })).leftMs).toBe(11 * 60_000)
    for (let items = 0; items < 6; items += 1) answerOf(await call('POST /gatherings/:gathering/clock/next', { params }))
    expect(answerOf(await call('POST /gatherings/:gathering/clock/next', { params })).state).toBe('over')
    expect(problemOf(await call('POST /gatherings/:gathering/clock/next', { params })).code).toBe('programme_over')
  })
})

describe('bad requests', () => {
  inOneHouse()
  it.each([
    ['malformed JSON', 'POST', '/join/123456/seats', '{"modality":', { 'idempotency-key': 'bad-request-1' }, 400, 'malformed_json'],
    ['a missing idempotency key', 'POST', '/join/123456/seats', '{"modality":"room"}', {}, 400, 'idempotency_key_missing'],
    [
      'an unknown field',
      'POST',
      '/join/123456/seats',
      '{"modality":"room","name":"x"}',
      { 'idempotency-key': 'bad-request-1' },
      422,
      'invalid',
    ],
    ['a wrong type', 'POST', '/join/123456/seats', '{"modality":5}', { 'idempotency-key': 'bad-request-1' }, 422, 'invalid'],
    [
      'a body that is no JSON',
      'POST',
      '/join/123456/seats',
      'modality=room',
      { 'content-type': 'text/plain', 'idempotency-key': 'bad-request-1' },
      415,
      'not_json',
    ],
    [
      'a body over 64 kB',
      'POST',
      '/join/123456/seats',
      JSON.stringify({ modality: 'x'.repeat(70_000) }),
      { 'idempotency-key': 'bad-request-1' },
      413,
      'body_too_large',
    ],
    ['a wrong method', 'DELETE', '/gathering-templates', '', {}, 405, 'method_not_allowed'],
    ['an unknown address', 'GET', '/nothing', '', {}, 404, 'not_found'],
    ['an unknown gathering', 'GET', '/gatherings/no-such-café', '', {}, 404, 'not_found'],
    [
      'another site',
      'POST',
      '/join/123456/seats',
      '{"modality":"room"}',
      { origin: 'https://elsewhere.example', 'idempotency-key': 'bad-request-1' },
      403,
      'foreign_origin',
    ],
  ] as const)('answers %s with a problem document', async (_name, method, path, body, headers, status, code) => {
    const reply = await test.app.inject({
      method,
      url: `/api/v1${encodeURI(path)}`,
      headers: { ...(body === '' ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === '' ? {} : { payload: body }),
    })
    expect(reply.statusCode).toBe(status)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toMatchObject({ status, code, type: `urn:entente:refusal:${code}` })
    expect(reply.json().detail.length).toBeGreaterThan(10)
  })
})

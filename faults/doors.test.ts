/** Doors that must stay shut: drafts, seats of another gathering, keys of other people, and two people at one handle. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from 'node:net'
import { aHouse, answerOf, problemOf, TEST_URL, type TestHouse, type TestMember } from '../server/test-house.ts'
import { aCafe, type TestCafe } from '../server/test-cafe.ts'

const SECRET = 'A question that nobody may see yet'

let test: TestHouse
let cafe: TestCafe
let draft: { id: string; slug: string }
let moderator: TestMember

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  moderator = await test.aMember('moderator')
  draft = await aDraft('draft-key-1')
})
afterAll(async () => await test.close())

async function aDraft(key: string): Promise<{ id: string; slug: string }> {
  return answerOf(
    await cafe.administrator.call('POST /forums/:forum/gatherings', {
      params: { forum: cafe.forum },
      key,
      body: {
        template: 'world-cafe-2-hours',
        title: 'Not yet',
        date: '2026-10-08',
        start: '18:15',
        timeZone: 'Europe/Zurich',
        questions: [SECRET, 'The second', 'The third'].map((text) => ({ text, goals: [] })),
      },
    }),
  )
}

async function statusAndText(path: string, headers: Readonly<Record<string, string>> = {}): Promise<[number, string]> {
  const reply = await test.app.inject({ method: 'GET', url: path, headers })
  return [reply.statusCode, reply.payload]
}

describe('a gathering that is being prepared', () => {
  const doors = (name: string): string[] => [
    ...['', '/ideas', '/themes', '/report', '/record', '/ideas/1'].map((end) => `/api/v1/gatherings/${name}${end}`),
    ...['poster.svg', 'report.md', 'report.json', 'record.json'].map((end) => `/g/${name}/${end}`),
    `/api/v1/live?gathering=${name}&after=0`,
  ]
  it('is not there for the public and for a participant of another gathering, through any door', async () => {
    const seat = await cafe.aSeat()
    for (const path of [...doors(draft.id), ...doors(draft.slug)])
      for (const headers of [{}, seat.headers]) {
        const [status, text] = await statusAndText(path, headers)
        expect([path, status]).toEqual([path, 404])
        expect(text).not.toContain(SECRET)
      }
    const [, ledger] = await statusAndText(`/api/v1/ledger?gathering=${draft.id}`)
    expect(ledger).not.toContain(SECRET)
    const [, list] = await statusAndText(`/api/v1/forums/${cafe.forum}/gatherings`)
    expect(list).not.toContain(draft.id)
  })
  it('is there for those who prepare it', async () => {
    for (const end of ['', '/ideas', '/themes', '/report', '/record'])
      expect((await statusAndText(`/api/v1/gatherings/${draft.id}${end}`, moderator.headers))[0]).toBe(200)
  })
})

describe('a key', () => {
  it('of a seat opens its own gathering alone', async () => {
    const seat = await cafe.aSeat()
    const other = await aDraft('draft-key-2')
    expect(answerOf(await seat.call('GET /gatherings/:gathering/seat', { params: { gathering: cafe.id } })).id).toBe(seat.seat.id)
    expect(problemOf(await seat.call('GET /gatherings/:gathering/seat', { params: { gathering: other.id } })).code).toBe('no_seat')
    const said = await seat.call('POST /gatherings/:gathering/ideas', {
      params: { gathering: other.id },
      key: 'elsewhere-1',
      body: { round: cafe.rounds[0] ?? '', text: 'x' },
    })
    expect(problemOf(said).code).toBe('no_seat')
  })
  it('that somebody else has used once gives nobody what that one made', async () => {
    const one = await test.aMember('convener')
    const two = await test.aMember('convener')
    const prepare = async (who: TestMember, title: string) =>
      answerOf(
        await who.call('POST /forums/:forum/gatherings', {
          params: { forum: cafe.forum },
          key: 'the-same-key',
          body: { template: 'world-cafe-2-hours', title, date: '2026-10-08', start: '18:15', timeZone: 'Europe/Zurich' },
        }),
      )
    expect((await prepare(one, 'First')).id).not.toBe((await prepare(two, 'Second')).id)
    await cafe.untilRound(1)
    const [a, b] = [await cafe.aSeat(), await cafe.aSeat()]
    const [first, second] = [await a.say('Mine', { key: 'the-same-key' }), await b.say('Yours', { key: 'the-same-key' })]
    expect([first.text, second.text]).toEqual(['Mine', 'Yours'])
  })
  it('that comes again with something else is refused, and what was first stands', async () => {
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const first = await seat.say('First', { key: 'a key used twice' })
    const say = async (body: { text: string; writtenAt?: string }) =>
      await seat.call('POST /gatherings/:gathering/ideas', {
        params: { gathering: cafe.slug },
        key: 'a key used twice',
        body: { round: cafe.rounds[0] ?? '', ...body },
      })
    expect(problemOf(await say({ text: 'Something else' }))).toMatchObject({ code: 'key_reused', status: 422, field: 'Idempotency-Key' })
    expect(answerOf(await say({ text: 'First' })).idea.id).toBe(first.id)
    const together = await Promise.all(
      ['One', 'Another', 'One'].map(
        async (text) =>
          await seat.call('POST /gatherings/:gathering/ideas', {
            params: { gathering: cafe.id },
            key: 'a key used at once',
            body: { round: cafe.rounds[0] ?? '', text },
          }),
      ),
    )
    expect(together.map((one) => (one.ok ? one.answer.idea.text : one.problem.code))).toEqual(['One', 'key_reused', 'One'])
    const body = async (name: string) =>
      await cafe.administrator.call('POST /forums/:forum/bodies', {
        params: { forum: cafe.forum },
        key: 'the key of a body',
        body: { name },
      })
    const made = answerOf(await body('A ministry'))
    expect(answerOf(await body('A ministry')).id).toBe(made.id)
    expect(problemOf(await body('Another ministry')).code).toBe('key_reused')
  })
  it('that could be guessed opens no seat, for who sends it again is given the seat', async () => {
    const join = async (key: string, modality: 'room' | 'online' = 'online') =>
      await test.call('POST /join/:code/seats', { params: { code: cafe.code }, key, body: { modality } })
    for (const key of ['seat-key-1', 'a'.repeat(40), '1234567890-1234567890'])
      expect(problemOf(await join(key))).toMatchObject({ code: 'key_guessable', field: 'Idempotency-Key' })
    const key = crypto.randomUUID()
    const mine = answerOf(await join(key))
    expect(answerOf(await join(key)).token).toBe(mine.token)
    expect(problemOf(await join(key, 'room')).code).toBe('key_reused')
  })
  it('of the operator is not found by a wrong one of any length', async () => {
    for (const key of ['f', 'F'.repeat(64), 'f'.repeat(63), 'f'.repeat(65), `${'f'.repeat(64)}\u00a0`])
      expect([401]).toContain(
        (await test.app.inject({ method: 'POST', url: '/api/v1/house/verify', headers: { authorization: `Operator ${key}` } })).statusCode,
      )
  })
})

describe('a page of another site', () => {
  it('changes nothing with the cookie of a member', async () => {
    const { headers } = cafe.administrator
    for (const more of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: `${TEST_URL}.evil.example` },
    ]) {
      const reply = await test.app.inject({ method: 'POST', url: `/api/v1/gatherings/${cafe.id}/close`, headers: { ...headers, ...more } })
      expect([more, reply.statusCode]).toEqual([more, 403])
    }
    const form = await test.app.inject({
      method: 'POST',
      url: '/api/v1/sign-in/link',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=a@b.cd',
    })
    expect(form.statusCode).toBe(415)
  })
})

describe('two people at once', () => {
  it('open one house once', async () => {
    const other = await aHouse()
    try {
      const { makeSetupLink } = await import('../server/people/setup-link.ts')
      const token = new URL(await makeSetupLink(other.house)).searchParams.get('token') ?? ''
      const open = async (name: string) =>
        await other.call('POST /house/open', { body: { token, forumName: 'F', timeZone: 'UTC', name, email: `${name}@example.org` } })
      const all = await Promise.all(['a', 'b', 'c', 'd'].map(open))
      expect(all.filter((one) => one.ok)).toHaveLength(1)
      expect(problemOf(await open('e')).code).toBe('house_already_open')
    } finally {
      await other.close()
    }
  })
  it('open the doors once, and close them once', async () => {
    const { id } = await aDraft('draft-key-3')
    const { call } = cafe.administrator
    const opened = await Promise.all(
      Array.from({ length: 6 }, async () => await call('POST /gatherings/:gathering/open', { params: { gathering: id } })),
    )
    expect(opened.filter((one) => one.ok)).toHaveLength(1)
    const closed = await Promise.all(
      Array.from({ length: 6 }, async () => await call('POST /gatherings/:gathering/close', { params: { gathering: id } })),
    )
    expect(closed.filter((one) => one.ok)).toHaveLength(1)
  })
  it('cannot close a circle of bodies from both ends', async () => {
    const { operator } = test
    const body = async (name: string) =>
      answerOf(await operator.call('POST /forums/:forum/bodies', { params: { forum: cafe.forum }, body: { name } })).id
    const [a, b] = [await body('A'), await body('B')]
    const below = async (id: string, parent: string) =>
      await operator.call('PATCH /forums/:forum/bodies/:body', { params: { forum: cafe.forum, body: id }, body: { parent } })
    const outcomes = await Promise.all([below(a, b), below(b, a)])
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  })
  it('take the seats that there are, not one more', async () => {
    const { id } = await aDraft('draft-key-4')
    const { call } = test.operator
    const { version } = answerOf(await call('GET /gatherings/:gathering', { params: { gathering: id } }))
    answerOf(
      await call('PUT /gatherings/:gathering/tables', {
        params: { gathering: id },
        ifMatch: version,
        body: { tables: [{ modality: 'room', capacity: 8 }] },
      }),
    )
    const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params: { gathering: id } }))
    const all = await Promise.all(
      Array.from(
        { length: 200 },
        async (_, at) =>
          await test.call('POST /join/:code/seats', { params: { code }, key: `one of many in a rush ${at}`, body: { modality: 'room' } }),
      ),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(8)
    expect(all.flatMap((one) => (one.ok ? [] : [one.problem.code])).every((refused) => refused === 'gathering_full')).toBe(true)
  })
  it('say the same thing with one key 500 times, and it is said once', async () => {
    const seat = await cafe.aSeat()
    const all = await Promise.all(Array.from({ length: 500 }, async () => await seat.say('Once', { key: 'pressed-often' })))
    expect(new Set(all.map((idea) => idea.id)).size).toBe(1)
  })
  it('who are the administrators cannot remove each other: one stays', async () => {
    const second = await test.aMember('administrator')
    const leave = async (who: { call: TestMember['call'] }, member: string) =>
      await who.call('PATCH /forums/:forum/members/:member', {
        params: { forum: cafe.forum, member },
        body: { roles: ['administrator'], hasLeft: true },
      })
    const operator = { call: test.operator.call }
    const outcomes = await Promise.all([leave(operator, cafe.administrator.member), leave(operator, second.member)])
    expect(outcomes.map((one) => (one.ok ? 'done' : one.problem.detail)).toSorted()).toEqual([
      'This is the last administrator. Give the role to somebody else first.',
      'done',
    ])
    const left = outcomes[0]?.ok === true ? cafe.administrator : second
    expect(problemOf(await left.call('GET /house/outbox')).code).toMatch(/not_signed_in|not_allowed/)
    answerOf(
      await operator.call('PATCH /forums/:forum/members/:member', {
        params: { forum: cafe.forum, member: left.member },
        body: { hasLeft: false, roles: ['administrator'] },
      }),
    )
  })
})

describe('a screen that does not read', () => {
  it('does not hold up what others write', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    const address = test.app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET /api/v1/live?gathering=${cafe.id}&after=0 HTTP/1.1\r\nHost: x\r\n\r\n`),
      )
      socket.on('error', () => undefined)
      socket.pause()
      return socket
    })
    const seat = await cafe.aSeat()
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: 50 }, async (_, at) => await seat.say(`While nobody reads ${at}`)))
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    for (const socket of sockets) socket.destroy()
  })
})

/** Malformed requests by the thousand: each is answered with a clear no, never with a fault, and the house stays as it was. */
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from '../contract/api.ts'
import { aHouse, type TestHouse } from '../server/test-house.ts'
import { aCafe, type TestCafe, type TestSeat } from '../server/test-cafe.ts'

/** Requests of one run: enough to meet every route many times, few enough for every day. */
const REQUESTS = 3_000
/** Growth that many requests may leave behind. */
const MEMORY_BYTES_MAX = 40 * 1024 * 1024
const SEED = 20_131_008

let test: TestHouse
let cafe: TestCafe
let seat: TestSeat
let next: () => number

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  seat = await cafe.aSeat()
  await cafe.untilRound(1)
  await seat.say('An idea that stands.')
  next = chance(SEED)
})
afterAll(async () => await test.close())

/** Bytes of the heap that are still reachable: rubbish is swept first, or its waiting would pass for a leak. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const sweep: unknown = runInNewContext('gc')
  if (typeof sweep !== 'function') throw new Error('The engine offers no sweep of its heap.')
  sweep()
  return process.memoryUsage().heapUsed
}

describe('a malformed request', () => {
  it(`is refused in words of the house, whatever it holds (${REQUESTS} of them)`, async () => {
    const before = heapInUse()
    const wrong: string[] = []
    for (let count = 0; count < REQUESTS; count++) {
      const request = aRequest()
      const reply = await test.app.inject(request)
      const type = String(reply.headers['content-type'])
      if (reply.statusCode >= 500 || (reply.statusCode >= 400 && !isWell(request.url, type)))
        wrong.push(`${reply.statusCode} ${type} ${JSON.stringify(request).slice(0, 400)} ${reply.payload.slice(0, 200)}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
    expect(heapInUse() - before).toBeLessThan(MEMORY_BYTES_MAX)
  }, 120_000)

  it('holds instants, numbers and codes that only look right, and is refused for the field', async () => {
    const cases: readonly (readonly [string, string, unknown])[] = [
      ['POST', `/gatherings/${cafe.id}/ideas`, { round: cafe.rounds[0], text: 'x', writtenAt: '2026-99-99T99:99:99Z' }],
      ['POST', `/gatherings/${cafe.id}/ideas`, { round: cafe.rounds[0], text: 'x', writtenAt: '2026-02-30T00:00:00Z' }],
      ['POST', `/gatherings/${cafe.id}/ideas`, { round: cafe.rounds[0], text: 'x', buildsOn: 1e300 }],
      ['POST', `/gatherings/${cafe.id}/ideas`, { round: cafe.rounds[0], text: 'x', buildsOn: 3_000_000_000 }],
      ['GET', `/gatherings/${cafe.id}/ideas/3000000000`, undefined],
      ['GET', `/gatherings/${cafe.id}/ideas/1e300`, undefined],
      ['GET', `/gatherings/${cafe.id}/ideas?after=99999999999999999999`, undefined],
      ['GET', `/ledger?after=99999999999999999999`, undefined],
      ['GET', '/join/%00', undefined],
      ['GET', '/receipts/471206-999999-%00', undefined],
      ['GET', '/house/setup/%00', undefined],
      ['GET', '/live?gathering=none', undefined],
      ['GET', `/live?gathering=${cafe.id}&after=99999999999999999999`, undefined],
    ]
    const wrong: string[] = []
    for (const [method, path, body] of cases) {
      const reply = await test.app.inject({
        method: method === 'POST' ? 'POST' : 'GET',
        url: `/api/v1${path}`,
        headers: { ...seat.headers, 'idempotency-key': `odd-${path.length}-${JSON.stringify(body ?? '').length}` },
        ...(body === undefined
          ? {}
          : {
              payload: JSON.stringify(body),
              headers: {
                ...seat.headers,
                'content-type': 'application/json',
                'idempotency-key': `odd-${wrong.length}${JSON.stringify(body)}`,
              },
            }),
      })
      if (reply.statusCode >= 500) wrong.push(`${reply.statusCode} ${method} ${path} ${JSON.stringify(body)}`)
    }
    expect(wrong).toEqual([])
  })

  it('does not even have to be HTTP', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    const address = test.app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const heads = [
      'GET / HTTP/9.9\r\n\r\n',
      'TRACE /api/v1/house HTTP/1.1\r\nHost: x\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
      'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
      'PROPFIND / HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /_app/..%2f..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /api/v1/house HTTP/1.1\r\n\r\n',
      'GET /api/v1/house HTTP/1.1\r\nHost: \x01\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: [::::\r\nConnection: close\r\n\r\n',
      'GET /sign-in HTTP/1.1\r\nHost: a b\r\nX-Forwarded-Host: <x>\r\nX-Forwarded-Proto: javascript\r\nConnection: close\r\n\r\n',
      `GET /api/v1/house HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
      'POST /api/v1/house/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello',
      'POST /api/v1/house/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ]
    const answers = await Promise.all(heads.map(async (head) => await answerTo(port, head)))
    expect(
      answers.map((answer, index) => [heads[index]?.slice(0, 60), /^HTTP\/1\.1 5(?!05)/.test(answer) ? answer.slice(0, 300) : 'well']),
    ).toEqual(heads.map((head) => [head.slice(0, 60), 'well']))
    expect(answers.join('')).not.toContain('root:')
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/house`)).status).toBe(200)
  })
})

/** A request that starts as a route of the contract would want it and is then spoilt in some places. */
function aRequest() {
  const keys = Object.keys(API)
  const key = one(keys)
  const [method = 'GET', path = ''] = key.split(' ')
  const url = `/api/v1${path.replaceAll(/:(\w+)/g, (_, name: string) => param(name))}${next() < 0.3 ? `?${query()}` : ''}`
  return {
    method: one([method, method, method, method, 'GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST'] as const) as 'GET',
    url:
      next() < 0.05
        ? one([
            '/api/v1/%',
            '/api/v1/../x',
            '/%00',
            '/g/%ff/poster.svg',
            '/api/auth/../house',
            `/${'a/'.repeat(200)}`,
            '/api/v1//house',
            '/api/auth/sign-out',
            '/api/auth/passkey/verify-registration',
          ])
        : url,
    headers: headers(),
    ...(method === 'GET' ? {} : { payload: body() }),
  }
}

function param(name: string): string {
  const known: Record<string, string> = {
    gathering: cafe.id,
    forum: cafe.forum,
    question: cafe.questions[0] ?? '',
    code: cafe.code,
    number: '1',
  }
  if (next() < 0.6 && known[name] !== undefined) return known[name]
  return one([
    encodeURIComponent(oddText().toWellFormed()),
    '%',
    '%ff',
    '%00',
    '__proto__',
    'constructor',
    '..',
    '%2e%2e%2f',
    '-1',
    '0',
    '1e309',
    '9'.repeat(30),
    'null',
    'a'.repeat(190),
    'é',
    '0199a0a0-0000-7000-8000-000000000000',
  ])
}

function query(): string {
  const name = one(['after', 'limit', 'gathering', 'table', 'question', 'newest', '__proto__', 'a[b]', 'constructor'])
  return `${name}=${one(['', '-1', '1e400', '0x10', 'true', '%00', '%ff', "'%20or%201=1--", 'NaN', '9'.repeat(25), cafe.id, '2147483648', '[]'])}${next() < 0.3 ? `&${name}=2` : ''}`
}

function headers(): Record<string, string> {
  const who = one<Readonly<Record<string, string>>>([
    cafe.administrator.headers,
    cafe.administrator.headers,
    seat.headers,
    {},
    { authorization: one(['Bearer', 'Bearer x', 'Operator x', 'Basic !!!', `Bearer ${'0'.repeat(500)}`]) },
    { cookie: one(['=', ';;;', 'better-auth.session_token=%', 'a=b; __proto__=x', `entente_seat_${cafe.id.replaceAll('-', '')}=%ff`]) },
  ])
  return {
    ...who,
    'content-type': one([
      'application/json',
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
      'x',
      'application/__proto__',
    ]),
    ...(next() < 0.8 ? { 'idempotency-key': one([`key-${Math.floor(next() * 1e9)}`, 'x', 'é'.repeat(20), '\u00ff'.repeat(10)]) } : {}),
    ...(next() < 0.5 ? { 'if-match': one(['"1"', '*', 'W/"x"', '"999999999999999"', '"-1"', '1', '""']) } : {}),
    ...(next() < 0.1 ? { origin: one(['null', 'http://evil.example', 'http://localhost:8080', '%']) } : {}),
    ...(next() < 0.2 ? { accept: one(['*/*', 'text/html', 'application/xml']) } : {}),
    ...(next() < 0.1 ? { 'last-event-id': one(['-1', 'x', '9'.repeat(30)]) } : {}),
  }
}

const FIELDS = [
  'title',
  'text',
  'name',
  'email',
  'round',
  'writtenAt',
  'buildsOn',
  'items',
  'questions',
  'tables',
  'groups',
  'themes',
  'ideas',
  'theme',
  'into',
  'entry',
  'token',
  'modality',
  'language',
  'timeZone',
  'date',
  'start',
  'template',
  'roles',
  'summary',
  'about',
  'parent',
  'body',
  'next',
  'meta',
  'forumName',
  'purpose',
  'topic',
  'venue',
  'before',
  '__proto__',
  'constructor',
  'toString',
] as const

function body(): string {
  if (next() < 0.15)
    return one([
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '1e999',
      '{"a":1,}',
      '\u0000',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      '{"title":"\\ud800"}',
      'NaN',
      '\uFEFF{}',
      `"${'x'.repeat(70_000)}"`,
    ])
  // Half of the bodies start as something that the contract knows, so that they come past the schema.
  const plausible =
    next() < 0.6
      ? one<Record<string, unknown>>([
          { round: cafe.rounds[0], text: oddText() },
          {
            round: cafe.rounds[0],
            text: oddText(),
            writtenAt: one(['2026-13-01T00:00:00Z', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59.999Z', '2013-10-08T16:00:60Z']),
          },
          {
            template: one(['world-cafe-2-hours', '__proto__', 'constructor']),
            title: oddText(),
            date: one(['2026-02-30', '0000-00-00', '9999-99-99', '0001-01-01', '9999-12-31']),
            start: '23:59',
            timeZone: one(['Europe/Zurich', 'Etc/GMT+12', 'Pacific/Apia', '__proto__', 'UTC\u0000', 'Africa/Casablanca']),
          },
          {
            title: oddText(),
            date: one(['2026-02-30', '0000-01-01', '9999-12-31']),
            timeZone: one(['UTC', 'Antarctica/Troll', 'x\u0000']),
          },
          {
            items: [
              { kind: 'conversation', title: oddText(), start: '23:00', end: '01:00', question: one([cafe.questions[0], null, cafe.id]) },
            ],
          },
          { tables: [{ modality: 'room', capacity: one([1, 12, 13, 1e9, 0.5]) }] },
          { questions: [{ text: oddText(), goals: [oddText()] }] },
          { name: oddText(), email: one(['a@b.cd', 'a\u0000@b.cd', `${'a'.repeat(200)}@b.cd`, "a'b@b.cd"]), roles: ['convener'] },
          { email: one(['a@b.cd', 'x\r\nBcc: y@z.cd', '\u0000@b.cd']), next: one(['/', '//evil', 'javascript:1', '\u0000']) },
          {
            modality: one(['room', 'online', 'nowhere']),
            stakeholderGroup: one([null, cafe.id, 'x']),
            language: one(['de', 'x', 'de-ch']),
          },
          { title: oddText(), ideas: [one([1, 2, 2_147_483_648, 1e300])] },
          { ideas: [one([1, 3_000_000_000, 1e15])], theme: one([null, cafe.id]), before: one([null, 1, 1e12, 4_000_000_000]) },
          { entry: one([1, 1e18, 2_147_483_648]) },
          { themes: [cafe.id] },
          { into: cafe.id },
          { about: 'process', text: oddText() },
          { summary: [oddText()], nextStep: oddText() },
          { name: oddText(), purpose: oddText(), timeZone: 'UTC', slug: oddText() },
          { name: oddText(), parent: one([null, cafe.id]) },
          { name: oddText(), stakeholderGroup: one([null, cafe.id]) },
          {
            groups: [
              {
                key: one(['a', '__proto__']),
                name: oddText(),
                letter: one(['X', '\u0000', '👩‍👩‍👧']),
                mark: one(['circle', 'square', '__proto__']),
              },
            ],
          },
          { token: one(['x', '\u0000', '0'.repeat(48)]), forumName: oddText(), timeZone: 'UTC', name: oddText(), email: 'a@b.cd' },
        ])
      : {}
  const extra = Object.fromEntries(Array.from({ length: next() < 0.3 ? Math.ceil(next() * 3) : 0 }, () => [one(FIELDS), oddValue(0)]))
  return JSON.stringify({ ...plausible, ...extra })
}

function oddValue(depth: number): unknown {
  if (depth < 3 && next() < 0.2) return next() < 0.5 ? [oddValue(depth + 1), oddValue(depth + 1)] : { [one(FIELDS)]: oddValue(depth + 1) }
  return one<unknown>([
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    2 ** 53,
    2_147_483_648,
    '',
    '1',
    'null',
    oddText(),
    cafe.id,
    [],
    {},
    '2026-02-30',
    '24:00',
    '2026-01-01T00:00:00Z',
  ])
}

function oddText(): string {
  return one([
    'x',
    '\u0000',
    '\ud800',
    'a\u0000b',
    '<script>alert(1)</script>',
    "'; drop table ideas; --",
    '{{7*7}}${7*7}',
    '\u202Eabc',
    '👩‍👩‍👧‍👦'.repeat(40),
    'x'.repeat(5_000),
    '\uFFFE\uFFFF',
    '\u2028',
    'İ',
    '-',
    '../..',
    '%s%n',
    '\u001b[31m',
    ' ',
    '\u200b',
  ])
}

function one<const T>(all: readonly T[]): T {
  // The list is never empty and the number below its length.
  return all[Math.floor(next() * all.length)] as T
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What comes back for raw bytes until the other side closes, or a second has passed. */
async function answerTo(port: number, head: string): Promise<string> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head, 'latin1'))
    let got = ''
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (part) => (got += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(got))
  })
}

/** A refusal of the API is a problem document; an address outside it (the dots lead out) may get a page that says so. */
function isWell(url: string, type: string): boolean {
  return type.startsWith('application/problem+json') || !url.startsWith('/api/') || url.includes('..')
}

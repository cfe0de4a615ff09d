import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from '../../../contract/api.ts'
import type { Route } from '../../../contract/route.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

/** Words that must be nowhere once their idea is hidden. */
const SECRET = 'Mxyzptlk lives at Quarryhill nine'

describe('the console', () => {
  let test: TestHouse
  let cafe: TestCafe
  let moderator: TestMember
  let rapporteur: TestMember
  let author: TestSeat
  let other: TestSeat
  let receipt: string
  let number: number

  beforeAll(async () => {
    test = await aHouse()
    cafe = await aCafe(test)
    moderator = await test.aMember('moderator')
    rapporteur = await test.aMember('rapporteur')
    author = await cafe.aSeat()
    other = await cafe.aSeat()
    await cafe.untilRound(1)
    ;({ number } = await author.say(SECRET))
    const mine = answerOf(await author.call('GET /gatherings/:gathering/my-ideas', at())).ideas
    receipt = mine[0]?.receipt ?? ''
  })
  afterAll(() => test.close())

  const at = () => ({ params: { gathering: cafe.id } })
  const ideaNo = (asked: number) => ({ params: { gathering: cafe.id, number: asked } })
  const idea = () => ideaNo(number)

  /** Everything that anybody can read without signing in, as one text. */
  async function everythingPublic(): Promise<{ text: string; read: string[] }> {
    const known: Readonly<Record<string, string>> = {
      gathering: cafe.slug,
      forum: cafe.forum,
      code: cafe.code,
      number: String(number),
      receipt,
      question: cafe.questions[0] ?? '',
    }
    const routes: [string, Route][] = Object.entries(API)
    const paths = routes.flatMap(([key, route]) =>
      key.startsWith('GET ') && route.policy.who === 'anyone' && !key.includes('/receipts/') ? [`/api/v1${key.slice(4)}`] : [],
    )
    const pages = [
      `/api/v1/gatherings/${cafe.id}/ideas?newest=true`,
      `/api/v1/gatherings/${cafe.id}/ideas?question=${cafe.questions[0] ?? ''}`,
      '/api/v1/gatherings/:gathering/poster.svg',
      '/g/:gathering/poster.svg',
      '/api/v1/gatherings/:gathering/report.md',
    ]
    const read: string[] = []
    let text = ''
    for (const path of [...paths, ...pages]) {
      const url = path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? 'unknown')
      const reply = await test.app.inject({ method: 'GET', url })
      if (reply.statusCode === 200) read.push(path)
      text += `\n${path}\n${reply.body}`
    }
    return { text, read }
  }

  it('is closed to those who do not run the gathering', async () => {
    expect(problemOf(await other.call('GET /gatherings/:gathering/console', at())).code).toBe('not_signed_in')
    expect(
      problemOf(await rapporteur.call('POST /gatherings/:gathering/ideas/:number/hide', { ...idea(), body: { reason: 'attack' } })).code,
    ).toBe('not_allowed')
  })

  it('takes one report of a seat for an idea, and shows it to those who moderate alone', async () => {
    const report = { ...idea(), body: { reason: 'personal_data' as const } }
    answerOf(await other.call('POST /gatherings/:gathering/ideas/:number/reports', report))
    const again = problemOf(await other.call('POST /gatherings/:gathering/ideas/:number/reports', report))
    expect(again).toMatchObject({ code: 'changed_since', detail: expect.stringContaining('you have reported idea No.') })
    const seen = answerOf(await moderator.call('GET /gatherings/:gathering/console', at()))
    expect(seen).toMatchObject({
      waiting: 1,
      canModerate: true,
      queue: [{ number, text: SECRET, reports: [{ reason: 'personal_data', reports: 1 }] }],
    })
    const byRapporteur = answerOf(await rapporteur.call('GET /gatherings/:gathering/console', at()))
    expect(byRapporteur).toMatchObject({ waiting: 1, canModerate: false, queue: [] })
  })

  it('shows the words of a hidden idea nowhere, counts it everywhere, and restores it exactly', async () => {
    const before = await everythingPublic()
    expect(before.text).toContain(SECRET)
    expect(before.read.length).toBeGreaterThan(15)
    const countsBefore = answerOf(await test.call('GET /gatherings/:gathering', at()))
    const listBefore = answerOf(await test.call('GET /gatherings/:gathering/ideas', { ...at(), query: {} })).ideas

    answerOf(
      await moderator.call('POST /gatherings/:gathering/ideas/:number/hide', {
        ...idea(),
        body: { reason: 'personal_data', note: 'An address.' },
      }),
    )
    const during = await everythingPublic()
    expect(during.read).toEqual(before.read)
    for (const word of SECRET.split(' ').filter((part) => part.length > 7)) expect(during.text).not.toContain(word)
    expect(during.text).not.toContain('An address.')
    const countsDuring = answerOf(await test.call('GET /gatherings/:gathering', at()))
    expect(countsDuring.ideas).toBe(countsBefore.ideas)
    const listDuring = answerOf(await test.call('GET /gatherings/:gathering/ideas', { ...at(), query: {} })).ideas
    expect(listDuring).toMatchObject([{ number, text: null, hidden: 'personal_data' }])
    const trace = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', idea()))
    expect(trace).toMatchObject({ idea: { text: null, hidden: 'personal_data' }, proof: { salt: null } })
    const report = answerOf(await test.call('GET /gatherings/:gathering/report', at()))
    expect(report).toMatchObject({ figures: { ideas: 1 }, hidden: [{ reason: 'personal_data', ideas: 1 }] })
    expect((await verifyHouse(test.house)).findings).toEqual([])

    answerOf(await moderator.call('POST /gatherings/:gathering/ideas/:number/restore', idea()))
    expect(answerOf(await test.call('GET /gatherings/:gathering/ideas', { ...at(), query: {} })).ideas).toEqual(listBefore)
    expect((await everythingPublic()).text).toContain(SECRET)
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })

  it('tells the second of two moderators who was first, and changes nothing', async () => {
    const hide = { ...idea(), body: { reason: 'attack' as const } }
    answerOf(await moderator.call('POST /gatherings/:gathering/ideas/:number/hide', hide))
    const second = problemOf(
      await cafe.administrator.call('POST /gatherings/:gathering/ideas/:number/hide', { ...idea(), body: { reason: 'hate' } }),
    )
    expect(second).toMatchObject({ status: 409, detail: expect.stringContaining('was hidden by a moderator') })
    expect(answerOf(await test.call('GET /gatherings/:gathering/ideas', { ...at(), query: {} })).ideas).toMatchObject([
      { hidden: 'attack' },
    ])
  })

  it('tells the author why, takes one appeal, and keeps its words from the public log', async () => {
    const mine = answerOf(await author.call('GET /gatherings/:gathering/my-ideas', at())).ideas
    expect(mine).toMatchObject([{ idea: { text: SECRET, hidden: 'attack' } }])
    const appeal = { params: { receipt }, body: { text: 'It is my own address, Wigglesworth.' } }
    answerOf(await test.call('POST /receipts/:receipt/appeal', appeal))
    expect(problemOf(await test.call('POST /receipts/:receipt/appeal', appeal)).code).toBe('changed_since')
    expect(problemOf(await test.call('POST /receipts/:receipt/appeal', { ...appeal, params: { receipt: '000000-1-AAAAAAAA' } })).code).toBe(
      'receipt_unknown',
    )
    const seen = answerOf(await moderator.call('GET /gatherings/:gathering/console', at()))
    expect(seen.queue[0]).toMatchObject({ number, hidden: { reason: 'attack', role: 'moderator', appeal: appeal.body.text } })
    const log = answerOf(await test.call('GET /gatherings/:gathering/moderation', at()))
    expect(log.hiddenNow).toBe(1)
    expect(log.acts.map((act) => [act.kind, act.number, act.reason, act.role])).toEqual([
      ['hiding_appealed', number, null, null],
      ['idea_hidden', number, 'attack', 'moderator'],
      ['idea_restored', number, null, 'moderator'],
      ['idea_hidden', number, 'personal_data', 'moderator'],
    ])
    expect(JSON.stringify(log)).not.toMatch(/Wigglesworth|Quarryhill/)
    expect((await everythingPublic()).text).not.toContain('Wigglesworth')
    answerOf(await moderator.call('POST /gatherings/:gathering/ideas/:number/restore', idea()))
    const again = problemOf(await moderator.call('POST /gatherings/:gathering/ideas/:number/restore', idea()))
    expect(again.detail).toContain('was restored by a moderator')
  })

  it('keeps a reported idea, once', async () => {
    const calm = await author.say('A calm idea')
    const there = ideaNo(calm.number)
    answerOf(
      await other.call('POST /gatherings/:gathering/ideas/:number/reports', {
        ...there,
        body: { reason: 'off_topic' },
      }),
    )
    answerOf(await moderator.call('POST /gatherings/:gathering/ideas/:number/keep', there))
    const second = problemOf(await cafe.administrator.call('POST /gatherings/:gathering/ideas/:number/keep', there))
    expect(second.detail).toContain('was kept by a moderator')
    expect(answerOf(await moderator.call('GET /gatherings/:gathering/console', at())).waiting).toBe(0)
  })

  it('brings a call for help from any phone to the console, once for a table, and somebody to the table', async () => {
    const call = { ...at(), body: { reason: 'technical' as const } }
    const { id } = answerOf(await author.call('POST /gatherings/:gathering/help', call))
    expect(problemOf(await author.call('POST /gatherings/:gathering/help', call)).detail).toContain('called for help already')
    const seen = answerOf(await rapporteur.call('GET /gatherings/:gathering/console', at()))
    expect(seen.help).toMatchObject([{ id, reason: 'technical', state: 'waiting', movedBy: 'seat' }])
    answerOf(await rapporteur.call('POST /gatherings/:gathering/help/:help/take', { params: { gathering: cafe.id, help: id } }))
    const second = problemOf(
      await moderator.call('POST /gatherings/:gathering/help/:help/take', { params: { gathering: cafe.id, help: id } }),
    )
    expect(second.detail).toContain('was taken by a rapporteur')
    expect(answerOf(await author.call('GET /gatherings/:gathering/table-news', at())).help).toMatchObject({
      state: 'taken',
      movedBy: 'rapporteur',
    })
    answerOf(await rapporteur.call('POST /gatherings/:gathering/help/:help/reopen', { params: { gathering: cafe.id, help: id } }))
    answerOf(await moderator.call('POST /gatherings/:gathering/help/:help/done', { params: { gathering: cafe.id, help: id } }))
    expect(answerOf(await author.call('GET /gatherings/:gathering/table-news', at())).help).toBeNull()
    expect(problemOf(await author.call('POST /gatherings/:gathering/help/withdraw', at())).code).toBe('changed_since')
  })

  it('sends messages to the tables they are for, and takes them back', async () => {
    const table = author.seat.tables[0]?.table ?? ''
    const online = await cafe.aSeat('online')
    const send = async (text: string, body: object, key: string) =>
      answerOf(await moderator.call('POST /gatherings/:gathering/messages', { ...at(), key, body: { text, ...body } })).id
    const toAll = await send('To all', {}, 'message-1')
    await send('To one table', { tables: [table] }, 'message-2')
    await send('To those online', { modality: 'online' }, 'message-3')
    const heard = async (seat: TestSeat) =>
      answerOf(await seat.call('GET /gatherings/:gathering/table-news', at())).messages.map((message) => message.text)
    expect(await heard(author)).toEqual(['To one table', 'To all'])
    expect(await heard(online)).toEqual(['To those online', 'To all'])
    answerOf(
      await moderator.call('POST /gatherings/:gathering/messages/:message/withdraw', { params: { gathering: cafe.id, message: toAll } }),
    )
    expect(
      problemOf(
        await moderator.call('POST /gatherings/:gathering/messages/:message/withdraw', { params: { gathering: cafe.id, message: toAll } }),
      ).code,
    ).toBe('changed_since')
    expect(await heard(author)).toEqual(['To one table'])
    const both = await moderator.call('POST /gatherings/:gathering/messages', {
      ...at(),
      key: 'message-4',
      body: { text: 'x', tables: [table], modality: 'room' },
    })
    expect(problemOf(both)).toMatchObject({ code: 'invalid' })
  })

  it('knows no message and no call for help by what is no id', async () => {
    const withdrawn = await moderator.call('POST /gatherings/:gathering/messages/:message/withdraw', {
      params: { gathering: cafe.id, message: 'null' },
    })
    const taken = await moderator.call('POST /gatherings/:gathering/help/:help/take', { params: { gathering: cafe.id, help: 'null' } })
    expect([problemOf(withdrawn).code, problemOf(taken).code]).toEqual(['not_found', 'not_found'])
  })

  it('compares who came with who is expected, and overwrites no change of somebody else', async () => {
    const view = answerOf(await test.call('GET /gatherings/:gathering', at()))
    const [first] = view.stakeholderGroups
    const expected = { room: 40, online: 20, groups: [{ id: first?.id ?? '', people: 8 }], regions: [] }
    const put = async (since: number) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/expected', { ...at(), body: { ...expected, since } })
    answerOf(await put(0))
    expect(problemOf(await put(0)).code).toBe('stale')
    const seen = answerOf(await moderator.call('GET /gatherings/:gathering/console', at()))
    expect(seen.expected).toEqual(expected)
    answerOf(await put(seen.expectedEntry))
    expect(seen.coverage[0]).toMatchObject({ number: 1, isRunning: true })
  })

  it('knows phones that are offline with ideas that wait on them', async () => {
    const say = async (unsent: number) => answerOf(await author.call('POST /gatherings/:gathering/presence', { ...at(), body: { unsent } }))
    await say(3)
    expect(answerOf(await moderator.call('GET /gatherings/:gathering/console', at()))).toMatchObject({ offline: [], unsentOnline: 3 })
    test.pass(200_000)
    const table = author.seat.tables[0]
    expect(answerOf(await moderator.call('GET /gatherings/:gathering/console', at())).offline).toMatchObject([
      { table: table?.table, tableNumber: table?.tableNumber, phones: 1, unsent: 3 },
    ])
    await say(0)
    expect(answerOf(await moderator.call('GET /gatherings/:gathering/console', at())).offline).toEqual([])
  })

  it('rebuilds everything of it from the ledger', async () => {
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })
})

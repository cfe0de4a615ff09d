import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from '../../../contract/api.ts'
import type { AnswerOf, Route } from '../../../contract/route.ts'
import { canonicalJson } from '../../../core/ledger/canonical-json.ts'
import { sha256Hex } from '../../../core/ledger/chain.ts'
import { atLeast, moreThan } from '../../../core/decisions/rule.ts'
import { namedRule } from '../../../core/decisions/named-rules.ts'
import { closeDueDecisions } from '../../due-decisions.ts'
import { keyHash } from '../../people/key-hash.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestCaller, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

/** Enough seats that every group of the forum has five, so that a secret ballot may show groups apart. */
const SEATS = 30
const HOUR_MS = 3_600_000

type Rule = AnswerOf<(typeof API)['GET /decision-rules']>['rules'][number]['rule']
function ruleData(key: string): Rule {
  const found = namedRule(key)
  if (found === undefined) throw new Error(`no rule ${key}`)
  return { ...found, conditions: found.conditions.map((condition) => ({ ...condition })) }
}

describe('a decision', () => {
  let test: TestHouse
  let cafe: TestCafe
  let convener: TestMember
  const seats: TestSeat[] = []
  let groups: string[]
  let keys = 0

  beforeAll(async () => {
    test = await aHouse()
    cafe = await aCafe(test)
    convener = await test.aMember('convener')
    for (let at = 0; at < SEATS; at += 1) seats.push(await cafe.aSeat())
    const { stakeholderGroups } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
    groups = stakeholderGroups.map(({ id }) => id)
  })
  afterAll(() => test.close())

  const at = (number: number) => ({ params: { gathering: cafe.id, number } })
  const decision = async (number: number) => answerOf(await test.call('GET /gatherings/:gathering/decisions/:number', at(number)))
  const seat = (place: number): TestSeat => seats[place] ?? fail()
  const key = (place: number): string => place.toString(16).padStart(32, '0')
  const cast = async (by: TestCaller, number: number, choice: 'yes' | 'no' | 'abstain', secret: string | null = null) =>
    await by.call('PUT /gatherings/:gathering/decisions/:number/ballot', { ...at(number), body: { choice, key: secret } })

  async function prepare(
    rule: Rule,
    more: { isSecret?: boolean; electorate?: 'seats' | 'members'; question?: string } = {},
  ): Promise<number> {
    keys += 1
    const { number } = answerOf(
      await convener.call('POST /gatherings/:gathering/decisions', {
        params: { gathering: cafe.id },
        key: `decision-${keys}`,
        body: { question: 'Shall the library stay open at night?', rule, isSecret: true, electorate: 'seats', ...more },
      }),
    )
    return number
  }
  async function open(rule: Rule, more: Parameters<typeof prepare>[1] & { minutes?: number; groups?: string[] } = {}): Promise<number> {
    const { minutes, groups: of = groups, ...rest } = more
    const number = await prepare(rule, rest)
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(number), body: { groups: of } }))
    answerOf(
      await convener.call('POST /gatherings/:gathering/decisions/:number/open', { ...at(number), body: { minutes: minutes ?? null } }),
    )
    return number
  }
  const close = async (number: number, body: { isCalled?: boolean; reason?: string } = {}) =>
    await convener.call('POST /gatherings/:gathering/decisions/:number/close', { ...at(number), body })
  const object = async (by: TestCaller, number: number, reason: string) => {
    keys += 1
    return await by.call('POST /gatherings/:gathering/decisions/:number/objections', {
      ...at(number),
      key: `objection-${keys}`,
      body: { reason },
    })
  }
  async function bodiesOf(kind: string): Promise<readonly { seq: number; actor: string; body: Readonly<Record<string, unknown>> }[]> {
    const rows = await test.house.database.db
      .selectFrom('ledger')
      .select(['seq', 'actor', 'kind', 'body'])
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute()
    // Bodies are plain JSON; the tests look at single fields of them.
    return rows.map(({ seq, actor, body }) => ({ seq, actor, body: body as Readonly<Record<string, unknown>> }))
  }

  /** What every route that reads says, to anybody, the convener, and a seat that casts nothing. */
  async function everythingRead(number: number): Promise<Map<string, string>> {
    const known: Readonly<Record<string, string>> = {
      gathering: cafe.slug,
      forum: cafe.forum,
      code: cafe.code,
      number: String(number),
      question: cafe.questions[0] ?? '',
    }
    const read = new Map<string, string>()
    const routes: readonly [string, Route][] = Object.entries(API)
    for (const [name, { policy }] of routes.filter(([name]) => name.startsWith('GET ')))
      // Whoever may call it, and a convener wherever somebody with an office may be told more.
      for (const headers of [
        policy.who === 'anyone' ? {} : null,
        policy.who === 'seat' || policy.who === 'voter' ? seat(SEATS - 1).headers : convener.headers,
      ]) {
        if (headers === null) continue
        const url = `/api/v1${name.slice(4).replaceAll(/:(\w+)/g, (_, part: string) => known[part] ?? 'unknown')}`
        const reply = await test.app.inject({ method: 'GET', url, headers })
        read.set(`${headers === convener.headers ? 'convener ' : ''}${name}`, `${reply.statusCode} ${reply.body}`)
      }
    for (const path of ['/metrics', '/healthz', `/api/v1/gatherings/${cafe.slug}/decisions/${number}/what-if?rule=majority`]) {
      const reply = await test.app.inject({ method: 'GET', url: path })
      read.set(path, `${reply.statusCode} ${path === '/metrics' ? '' : reply.body}`)
    }
    return read
  }

  it('says nothing anywhere of the ballots that lie in the box, and tells all of them once it is closed', async () => {
    const number = await open(ruleData('every-group-majority'))
    const before = await everythingRead(number)
    const headBefore = await test.house.database.db.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()
    for (let place = 0; place < SEATS - 1; place += 1) answerOf(await cast(seat(place), number, place % 7 === 0 ? 'no' : 'yes', key(place)))
    const during = await everythingRead(number)
    expect([...during].filter(([name, text]) => before.get(name) !== text)).toEqual([])
    expect([...during.values()].filter((text) => text.startsWith('200')).length).toBeGreaterThan(40)
    expect(await test.house.database.db.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()).toEqual(headBefore)

    answerOf(await close(number))
    const closed = await decision(number)
    expect(closed.result).toMatchObject({ adopted: true, counts: groups.map((group) => ({ group, members: 5 })) })
    expect(closed.result?.counts.reduce((sum, { yes }) => sum + yes, 0)).toBe(24)
    const { ballots } = answerOf(await test.call('GET /gatherings/:gathering/decisions/:number/ballots', at(number)))
    expect(ballots).toHaveLength(SEATS - 1)
    expect(ballots.find(({ slip }) => slip === keyHash(key(7)))?.choice).toBe('no')
    expect(ballots.map(({ slip }) => slip)).toContain(keyHash(key(3)))
    // The planted leak: what the box holds does show in what is read as soon as a view shows it.
    const shown = await test.app.inject({ method: 'GET', url: `/api/v1/gatherings/${cafe.slug}/decisions/${number}/ballots` })
    expect(during.get('GET /gatherings/:gathering/decisions/:number/ballots')).not.toBe(`200 ${shown.body}`)
  })

  it('leaves nothing that joins a secret ballot to a seat', async () => {
    const db = test.house.database.db
    expect(await db.selectFrom('ballot_marks').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('ballot_slips').selectAll().execute()).toEqual([])
    const [entry] = (await bodiesOf('decision_closed')).toReversed()
    const text = JSON.stringify(entry?.body)
    for (const { seat: one } of seats) expect(text).not.toContain(one.id)
    const kept = await db.selectFrom('idempotency_keys').select(['scope', 'result']).execute()
    for (const place of [0, 1, 2]) expect(JSON.stringify(kept)).not.toContain(keyHash(key(place)))
  })

  it('takes a ballot once for each on the roll, changes it for the phone that cast it, and for nobody else', async () => {
    const number = await open(ruleData('majority'))
    const twenty = await Promise.all(Array.from({ length: 20 }, () => cast(seat(0), number, 'yes', key(100))))
    expect(twenty.every(({ ok }) => ok)).toBe(true)
    expect(problemOf(await cast(seat(0), number, 'no', key(101))).code).toBe('ballot_cast_elsewhere')
    expect(problemOf(await cast(seat(1), number, 'no', key(100))).code).toBe('ballot_cast_elsewhere')
    expect(problemOf(await cast(seat(1), number, 'no')).code).toBe('invalid')
    answerOf(await cast(seat(0), number, 'no', key(100)))
    const own = { isOnRoll: true, group: seat(0).seat.stakeholderGroup, hasCast: true, choice: null, marks: null, objections: [] }
    expect(answerOf(await seat(0).call('GET /gatherings/:gathering/decisions/:number/mine', at(number)))).toEqual(own)
    expect(problemOf(await cast(convener, number, 'yes', key(102))).code).toBe('not_on_roll')
    answerOf(await close(number))
    expect((await decision(number)).result?.counts.reduce((sum, { yes, no, abstain }) => sum + yes + no + abstain, 0)).toBe(1)
    expect(problemOf(await cast(seat(2), number, 'yes', key(103)))).toMatchObject({ code: 'decision_not_open' })
  })

  it('fixes question, rule and roll when it opens, with the digest of the rule and the accredited counts on record before', async () => {
    const number = await prepare(ruleData('majority'))
    const openIt = async () => await convener.call('POST /gatherings/:gathering/decisions/:number/open', { ...at(number), body: {} })
    expect(problemOf(await openIt()).code).toBe('roll_missing')
    const body = { question: 'Shall it stay open until ten?', rule: ruleData('eu'), isSecret: false, electorate: 'seats' as const }
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number', { ...at(number), body }))
    const roll = answerOf(
      await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(number), body: { groups: groups.slice(0, 2) } }),
    )
    answerOf(await openIt())
    expect(problemOf(await convener.call('PUT /gatherings/:gathering/decisions/:number', { ...at(number), body })).code).toBe(
      'decision_fixed',
    )
    const again = await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(number), body: { groups } })
    expect(problemOf(again).code).toBe('decision_fixed')
    const shown = await decision(number)
    const [opened] = (await bodiesOf('decision_opened')).toReversed()
    const conditions = ruleData('eu').conditions
    const digest = sha256Hex(canonicalJson(JSON.parse(JSON.stringify({ key: 'eu', conditions }))))
    expect(opened?.body).toMatchObject({
      ruleDigest: digest,
      roll: roll.entry,
      accredited: groups.slice(0, 2).map((group) => ({ group, voters: 5 })),
    })
    expect(opened?.seq).toBeGreaterThan(roll.entry)
    expect(shown).toMatchObject({
      question: body.question,
      state: 'open',
      roll: { total: 10 },
      rule: { digest, rule: { name: 'Double majority' } },
    })
    const late = seats.find(({ seat: one }) => one.stakeholderGroup === groups[3]) ?? fail()
    expect(problemOf(await cast(late, number, 'yes')).code).toBe('not_on_roll')
  })

  it('names organisations for recorded ballots, and nobody before it is closed', async () => {
    const { organisation } = await membersOfOrganisations()
    const number = await open(ruleData('majority'), { isSecret: false, electorate: 'members' })
    answerOf(await cast(organisation.caller, number, 'no'))
    answerOf(await cast(organisation.caller, number, 'yes'))
    expect(answerOf(await organisation.caller.call('GET /gatherings/:gathering/decisions/:number/mine', at(number)))).toMatchObject({
      choice: 'yes',
    })
    const ballots = async () => answerOf(await test.call('GET /gatherings/:gathering/decisions/:number/ballots', at(number))).ballots
    expect(await ballots()).toEqual([])
    expect(problemOf(await cast(seat(0), number, 'yes')).code).toBe('not_on_roll')
    answerOf(await close(number))
    expect(await ballots()).toEqual([
      { slip: null, organisation: 'Ministry of Libraries', seat: null, group: groups[0], choice: 'yes', marks: null },
    ])
  })

  async function membersOfOrganisations() {
    const params = { forum: cafe.forum }
    const made = answerOf(
      await cafe.administrator.call('POST /forums/:forum/organisations', {
        params,
        body: { name: 'Ministry of Libraries', stakeholderGroup: groups[0] ?? null },
      }),
    )
    const caller = await test.aMember('member')
    answerOf(
      await cafe.administrator.call('PATCH /forums/:forum/members/:member', {
        params: { forum: cafe.forum, member: caller.member },
        body: { roles: ['member'], organisation: made.id },
      }),
    )
    return { organisation: { id: made.id, caller } }
  }

  it('keeps silence by a public clock: adopted when nobody objects in time, by the house itself', async () => {
    const number = await open(ruleData('silence'), { isSecret: false })
    expect((await decision(number)).endsAt).toBe(new Date(test.house.now().getTime() + 72 * HOUR_MS).toISOString())
    expect(problemOf(await close(number)).code).toBe('decision_runs')
    expect(problemOf(await cast(seat(0), number, 'yes')).code).toBe('not_asked_here')
    expect(await closeDueDecisions(test.house)).toBe(0)
    test.pass(72 * HOUR_MS)
    expect(problemOf(await object(seat(0), number, 'Too late')).code).toBe('decision_over')
    expect(await closeDueDecisions(test.house)).toBe(1)
    expect(await decision(number)).toMatchObject({
      state: 'closed',
      adopted: true,
      result: { steps: [{ holds: true, figures: ['72 hours passed', 'nobody objected'] }] },
    })
  })

  it('is broken by an objection with its reason, and heals when that is withdrawn by whoever raised it', async () => {
    const number = await open(ruleData('silence'), { isSecret: false })
    const { id } = answerOf(await object(seat(4), number, 'Nobody asked the night porters'))
    expect((await decision(number)).objections).toMatchObject([
      { number: 1, state: 'open', reason: 'Nobody asked the night porters', group: seat(4).seat.stakeholderGroup },
    ])
    const withdraw = async (by: TestCaller) =>
      await by.call('POST /gatherings/:gathering/decisions/:number/objections/:objection/withdraw', {
        params: { gathering: cafe.id, number, objection: id },
      })
    expect(problemOf(await withdraw(seat(5))).code).toBe('not_found')
    answerOf(await withdraw(seat(4)))
    expect(problemOf(await withdraw(seat(4))).code).toBe('changed_since')
    answerOf(await object(seat(6), number, 'Nor the cleaners'))
    answerOf(await close(number))
    expect(await decision(number)).toMatchObject({ adopted: false, result: { steps: [{ holds: false }] } })
  })

  it('asks the chair for rough consensus with a reason, and for an answer to every objection', async () => {
    const number = await open(ruleData('rough-consensus'), { isSecret: false })
    const { id } = answerOf(await object(seat(1), number, 'The budget is not there'))
    expect(problemOf(await close(number, { isCalled: true })).code).toBe('text_empty')
    const settle = async (by: TestCaller) =>
      await by.call('POST /gatherings/:gathering/decisions/:number/objections/:objection/settle', {
        params: { gathering: cafe.id, number, objection: id },
        body: { state: 'answered' as const, answer: 'The city pays for two years.' },
      })
    expect(problemOf(await settle(seat(1))).code).toBe('not_signed_in')
    answerOf(await settle(convener))
    answerOf(await close(number, { isCalled: true, reason: 'One objection, heard twice and answered.' }))
    expect(await decision(number)).toMatchObject({
      adopted: true,
      reason: 'One objection, heard twice and answered.',
      objections: [{ state: 'answered', answer: 'The city pays for two years.' }],
    })
  })

  it('takes designations by successive estimates', async () => {
    const number = await open(ruleData('designation'), { isSecret: false })
    const estimate = async (designation: 'divergence' | 'consensus') => {
      keys += 1
      return await convener.call('POST /gatherings/:gathering/decisions/:number/estimates', {
        ...at(number),
        key: `estimate-${keys}`,
        body: { designation },
      })
    }
    answerOf(await estimate('divergence'))
    answerOf(await estimate('consensus'))
    answerOf(await close(number))
    expect(await decision(number)).toMatchObject({
      adopted: true,
      estimates: [{ designation: 'divergence' }, { designation: 'consensus' }],
    })
  })

  it('may be given up with a reason, and then nothing of its ballots is ever counted', async () => {
    const number = await open(ruleData('majority'))
    answerOf(await cast(seat(0), number, 'yes', key(200)))
    answerOf(
      await convener.call('POST /gatherings/:gathering/decisions/:number/abandon', {
        ...at(number),
        body: { reason: 'The question was wrong.' },
      }),
    )
    expect(await decision(number)).toMatchObject({ state: 'abandoned', reason: 'The question was wrong.', result: null })
    expect(await test.house.database.db.selectFrom('ballot_slips').selectAll().execute()).toEqual([])
    expect(problemOf(await close(number)).code).toBe('decision_not_open')
  })

  it('does not open what could not be secret, or could never be adopted', async () => {
    const small = await prepare(ruleData('every-group-majority'), { electorate: 'members' })
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(small), body: { groups } }))
    const opened = async (number: number) =>
      await convener.call('POST /gatherings/:gathering/decisions/:number/open', { ...at(number), body: {} })
    expect(problemOf(await opened(small))).toMatchObject({
      code: 'group_too_small',
      detail: expect.stringContaining('only 1 of government'),
    })
    const broad = await prepare({ key: 'own', name: 'Very broad', conditions: [{ kind: 'breadth', groups: 7, voters: 1 }] })
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(broad), body: { groups } }))
    expect(problemOf(await opened(broad)).code).toBe('rule_out_of_reach')
    expect(
      answerOf(await test.call('GET /gatherings/:gathering/decisions', { params: { gathering: cafe.id } })).decisions.at(-1),
    ).toMatchObject({
      ruleName: 'Very broad',
    })
  })

  it('tries another rule on a closed result, marked as deciding nothing, and not where small groups would show', async () => {
    const own = { key: 'majority', name: 'Ours', conditions: [{ kind: 'yes_of_all', of: 'cast', threshold: atLeast(1, 10) }] }
    const number = await open(own, { isSecret: false, groups: groups.slice(0, 1) })
    const ofGroup = seats.filter(({ seat: one }) => one.stakeholderGroup === groups[0])
    for (const [place, one] of ofGroup.entries()) answerOf(await cast(one, number, place < 2 ? 'yes' : 'no'))
    const tried = async (rule: string, of = number) =>
      await test.call('GET /gatherings/:gathering/decisions/:number/what-if', { ...at(of), query: { rule } })
    expect(problemOf(await tried('majority')).code).toBe('not_found')
    answerOf(await close(number))
    expect(await decision(number)).toMatchObject({ adopted: true, ruleName: 'Ours' })
    expect(answerOf(await tried('majority'))).toMatchObject({
      adopted: false,
      steps: [{ figures: ['2 yes of 5 ballots for or against, 40 %, needed more than 1/2'] }],
    })

    const pooled = await open(
      { ...own, conditions: [{ kind: 'yes_of_all', of: 'cast', threshold: moreThan(1, 2) }] },
      { electorate: 'members' },
    )
    answerOf(await close(pooled))
    expect(problemOf(await tried('fsc', pooled)).code).toBe('groups_not_shown')
  })

  it('refuses a rule that is none, by its field', async () => {
    const body = {
      question: 'What?',
      rule: { key: 'a', name: 'A', conditions: [{ kind: 'guess' }] },
      isSecret: true,
      electorate: 'seats' as const,
    }
    const refused = problemOf(
      await convener.call('POST /gatherings/:gathering/decisions', { params: { gathering: cafe.id }, key: 'no-rule-at-all', body }),
    )
    expect(refused).toMatchObject({ code: 'invalid', field: 'rule.conditions.0.of' })
  })

  it('is rebuilt from the ledger alone, which holds no word of it', async () => {
    expect((await verifyHouse(test.house)).findings).toEqual([])
    const ledger = JSON.stringify(await test.house.database.db.selectFrom('ledger').select('body').execute())
    for (const words of ['library', 'porters', 'two years', 'Ours', 'Everybody', 'The question was wrong'])
      expect(ledger).not.toContain(words)
  })
})

function fail(): never {
  throw new Error('there is no such seat')
}

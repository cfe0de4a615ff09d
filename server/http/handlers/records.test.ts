import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRecord } from '../../test-record.ts'
import { aHouse, answerOf, problemOf, TEST_URL, type TestHouse } from '../../test-house.ts'

let test: TestHouse

/** Each test of the group has a house of its own. */
function inHousesOfTheirOwn(): void {
  beforeEach(async () => {
    test = await aHouse()
  })
  afterEach(async () => await test.close())
}

async function imported(): Promise<{ gathering: string; slug: string }> {
  return answerOf(await test.operator.call('POST /imports/gathering-records', { body: aRecord() }))
}

describe('importing through the door', () => {
  inHousesOfTheirOwn()

  it('takes a record into a house that nobody has opened yet; the first administrator still opens it and names its forum', async () => {
    const { gathering } = await imported()
    expect(answerOf(await test.call('GET /house'))).toMatchObject({ isOpen: false })
    const { forum } = await test.open()
    expect(answerOf(await test.call('GET /forums/:forum', { params: { forum } }))).toMatchObject({
      name: 'Forum of the test',
      timeZone: 'Europe/Zurich',
    })
    expect(answerOf(await test.call('GET /house'))).toMatchObject({ isOpen: true, forum })
    expect(answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering } }))).toMatchObject({
      forum,
      state: 'closed',
      isImported: true,
      ideas: 5,
    })
    expect(answerOf(await test.operator.call('POST /house/verify'))).toMatchObject({ isWhole: true, findings: [] })
  })

  it('is for conveners and administrators, and names what is wrong in the file', async () => {
    const { administrator } = await test.open()
    const member = await test.aMember('member')
    expect(problemOf(await test.call('POST /imports/gathering-records', { body: aRecord() }))).toMatchObject({
      status: 401,
      code: 'not_signed_in',
    })
    expect(problemOf(await member.call('POST /imports/gathering-records', { body: aRecord() }))).toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
    const { title: _title, ...meta } = aRecord().meta
    expect(problemOf(await administrator.call('POST /imports/gathering-records', { body: { ...aRecord(), meta } }))).toMatchObject({
      status: 422,
      code: 'record_invalid',
      detail: 'meta.title: it is missing; expected text of 1 to 200 characters.',
      facts: { path: 'meta.title' },
    })
    expect(answerOf(await administrator.call('POST /imports/gathering-records', { body: aRecord() }))).toMatchObject({
      isNew: true,
      ideas: 5,
      themes: 3,
    })
    expect(answerOf(await administrator.call('POST /imports/gathering-records', { body: aRecord() }))).toMatchObject({ isNew: false })
  })

  it('takes bodies that are larger than those of other addresses', async () => {
    const large = { ...aRecord(), summary: Array.from({ length: 20 }, () => 'x'.repeat(4_000)) }
    expect((await test.operator.call('POST /imports/gathering-records', { body: large })).ok).toBe(true)
  })
})

describe('what can be taken away', () => {
  let gathering: string
  let slug: string
  // One house with one record: taking away changes nothing.
  beforeAll(async () => {
    test = await aHouse()
    ;({ gathering, slug } = await imported())
  })
  afterAll(async () => await test.close())

  it('gives the record back as it came, by id and by name', async () => {
    expect(answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering } }))).toEqual(aRecord())
    const file = await test.app.inject(`/g/${slug}/record.json`)
    expect(file.headers['content-type']).toContain('application/json')
    expect(file.json()).toEqual(aRecord())
  })

  it('gives the report as data, and the same in Markdown with words that stay words', async () => {
    const report = answerOf(await test.call('GET /gatherings/:gathering/report', { params: { gathering } }))
    expect(report.figures).toEqual({ ideas: 5, ideasPerConversation: [3, 2], themes: 3, conversations: 2, participants: 11 })
    expect((await test.app.inject(`/g/${slug}/report.json`)).json()).toEqual(report)
    const { body, headers } = await test.app.inject(`/g/${slug}/report.md`)
    expect(headers['content-type']).toContain('text/markdown')
    expect(body).toContain(
      '- A coin \\<b\\>per boat\\</b\\> &amp; crew ([No. 2](http://localhost:8080/g/who-keeps-the-lights-on/ideas/2))\n  - large boats\n  - small boats',
    )
    expect(body.match(/^## .*$/gm)).toEqual([
      '## Summary',
      '## 1 Structure',
      '## 2 Purpose, goals and questions',
      '## 3 Overall figures',
      '## 4 Visual summary',
      '## 5 Results of conversation 1',
      '## 6 Results of conversation 3',
      '## 7 Remarks from the town halls',
      '## 8 What was weighed and decided',
      '## 9 Next step',
    ])
    expect(body).toContain('Ideas: 5 (3 + 2)')
  })

  it('draws the poster with a title, a text alternative and escaped words, and lets nothing run in it', async () => {
    const { body, headers } = await test.app.inject(`/g/${slug}/poster.svg`)
    expect(headers['content-type']).toContain('image/svg+xml')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body).toContain('<title id="poster-title">5 ideas from 11 people in 90 minutes</title>')
    expect(body).toMatch(/<desc id="poster-text">Poster: 5 ideas in 3 themes along 2 lines/)
    expect(body).toContain('A coin &lt;b&gt;per boat&lt;/b&gt; &amp; crew')
    expect(body).toMatch(/direction="rtl"[^>]*>صندوق مشترك للمنارة</)
  })

  it('publishes the schema of the format', async () => {
    const { body, headers } = await test.app.inject('/schemas/gathering-record-v1.json')
    expect(headers['content-type']).toContain('application/schema+json')
    expect(JSON.parse(body)).toMatchObject({
      $id: `${TEST_URL}/schemas/gathering-record-v1.json`,
      required: expect.arrayContaining(['meta', 'conversations']),
    })
  })

  it('keeps a draft from the public and shows it to its convener', async () => {
    const { forum, administrator } = await test.open()
    const draft = answerOf(
      await administrator.call('POST /forums/:forum/gatherings', {
        params: { forum },
        key: 'prepare-1',
        body: { template: 'world-cafe-2-hours', title: 'Soon', date: '2026-10-08', start: '18:15', timeZone: 'Europe/Zurich' },
      }),
    )
    expect(problemOf(await test.call('GET /gatherings/:gathering/report', { params: { gathering: draft.slug } })).code).toBe('not_found')
    expect((await test.app.inject(`/g/${draft.slug}/record.json`)).statusCode).toBe(404)
    expect(answerOf(await administrator.call('GET /gatherings/:gathering/report', { params: { gathering: draft.slug } }))).toMatchObject({
      state: 'draft',
      figures: { ideas: 0, participants: null },
    })
  })

  it('answers 404 for a gathering that is not here', async () => {
    for (const paper of ['poster.svg', 'report.md', 'report.json', 'record.json'])
      expect((await test.app.inject(`/g/nothing/${paper}`)).statusCode).toBe(404)
  })
})

describe('the ledger', () => {
  inHousesOfTheirOwn()

  it('is read in pages by anybody, and its head is its last entry', async () => {
    const { gathering } = await imported()
    const first = answerOf(await test.call('GET /ledger', { query: { limit: 4 } }))
    expect(first.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(first.next).toBe(4)
    const rest = answerOf(await test.call('GET /ledger', { query: { after: 4 } }))
    expect(rest.next).toBeNull()
    expect(answerOf(await test.call('GET /ledger/head'))).toEqual({ seq: rest.entries.at(-1)?.seq, hash: rest.entries.at(-1)?.hash })
    const own = answerOf(await test.call('GET /ledger', { query: { gathering } }))
    expect(own.entries.every((entry) => entry.gathering === gathering)).toBe(true)
    expect(JSON.stringify([...first.entries, ...rest.entries])).not.toContain('per boat')
  })
})

describe('remarks and report texts', () => {
  inHousesOfTheirOwn()

  it('are put on record by those who may', async () => {
    await test.open()
    const { gathering } = await imported()
    const rapporteur = await test.aMember('rapporteur')
    const moderator = await test.aMember('moderator')
    expect(
      answerOf(
        await moderator.call('POST /gatherings/:gathering/remarks', {
          params: { gathering },
          body: { about: 'process', text: 'Well said.' },
        }),
      ).entry,
    ).toBeGreaterThan(0)
    expect(
      problemOf(await moderator.call('PUT /gatherings/:gathering/report-texts', { params: { gathering }, body: { summary: [] } })).code,
    ).toBe('not_allowed')
    answerOf(
      await rapporteur.call('PUT /gatherings/:gathering/report-texts', {
        params: { gathering },
        body: { summary: ['In short.'], nextStep: 'We meet again.' },
      }),
    )
    expect(
      problemOf(
        await rapporteur.call('PUT /gatherings/:gathering/report-texts', {
          params: { gathering },
          body: { summary: ['ok', 'x'.repeat(4_001)] },
        }),
      ),
    ).toMatchObject({ code: 'text_too_long', field: 'summary.1' })
    const report = answerOf(await test.call('GET /gatherings/:gathering/report', { params: { gathering } }))
    expect([report.summary, report.nextStep.text, report.remarks.onProcess.map(({ text }) => text)]).toEqual([
      ['In short.'],
      'We meet again.',
      ['Shorter next time.', 'Well said.'],
    ])
  })
})

describe('the demonstration', () => {
  inHousesOfTheirOwn()

  it('is loaded once from the first-run page', async () => {
    const { administrator } = await test.open()
    const first = answerOf(await administrator.call('POST /house/demo'))
    expect(first).toMatchObject({ slug: 'services-that-answer', isNew: true })
    expect(answerOf(await administrator.call('POST /house/demo'))).toEqual({ ...first, isNew: false })
    expect(answerOf(await test.operator.call('POST /house/verify'))).toMatchObject({ isWhole: true })
  })
})

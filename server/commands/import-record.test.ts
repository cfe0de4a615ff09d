import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { GatheringRecord } from '../../core/records/gathering-record.ts'
import { readHead } from '../sql/ledger.ts'
import { aLargeRecord, anyRecord, aRecord, HAS_RECORD_OF_2013, recordOf2013 } from '../test-record.ts'
import { aHouseBase, type TestBase } from '../test-base.ts'
import { verifyHouse } from '../views/verify.ts'
import { viewRecord } from '../views/record-export.ts'
import { viewReport } from '../views/report.ts'
import { importRecord, type ImportedRecord } from './import-record.ts'
import { ensureRootForum } from './root-forum.ts'

const OPERATOR = { actor: 'operator' }
let house: TestBase
let forum: string

beforeAll(async () => {
  house = await aHouseBase()
  const root = await ensureRootForum(house, OPERATOR)
  if (!root.ok) throw new Error(root.code)
  forum = root.value.forum
})
afterAll(async () => await house.close())

async function imported(record: unknown): Promise<ImportedRecord> {
  const outcome = await importRecord(house, OPERATOR, forum, record)
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.facts)}`)
  return outcome.value
}
async function exported(gathering: string): Promise<GatheringRecord> {
  const outcome = await viewRecord(house, gathering)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
async function refusedAt(record: unknown): Promise<unknown> {
  const outcome = await importRecord(house, OPERATOR, forum, record)
  return outcome.ok ? 'imported' : outcome.facts
}

describe('importing a gathering record', () => {
  it('gives every field back on export', async () => {
    const { gathering, ideas, themes, isNew } = await imported(aRecord())
    expect({ ideas, themes, isNew }).toEqual({ ideas: 5, themes: 3, isNew: true })
    expect(await exported(gathering)).toEqual(aRecord())
  })

  it('takes a record of before, which says nothing of ties, lists and what was handed on, and adds nothing to it', async () => {
    const { lists: _lists, handedOn: _handedOn, decisions: _decisions, weighings: _weighings, ...rest } = aRecord()
    const before = { ...rest, conversations: rest.conversations.map(({ countedAsOne: _tied, ...conversation }) => conversation) }
    const { gathering } = await imported(before)
    expect(await exported(gathering)).toEqual(before)
  })

  it('makes no second copy of the same record, whatever the order of its fields', async () => {
    const first = await imported(aRecord())
    const before = await readHead(house.database.db)
    const { meta, ...rest } = aRecord()
    const again = await imported({ ...rest, meta: Object.fromEntries(Object.entries(meta).toReversed()) })
    expect(again).toMatchObject({ gathering: first.gathering, slug: first.slug, isNew: false, ideas: 5, themes: 3 })
    expect(await readHead(house.database.db)).toEqual(before)
  })

  it.skipIf(!HAS_RECORD_OF_2013)(
    'yields the figures of 2013 and gives its record back (skipped where the record does not lie beside the project)',
    async () => {
      const { gathering } = await imported(recordOf2013())
      expect(await exported(gathering)).toEqual(recordOf2013())
      const report = await viewReport(house, gathering)
      expect(report.ok && report.value.figures).toEqual({
        ideas: 105,
        ideasPerConversation: [44, 38, 23],
        themes: 19,
        conversations: 3,
        participants: 50,
      })
    },
  )

  it('imports ten thousand ideas in seconds', async () => {
    const startedAt = performance.now()
    const { gathering, ideas } = await imported(aLargeRecord(10_000))
    expect(ideas).toBe(10_000)
    expect(performance.now() - startedAt).toBeLessThan(15_000)
    expect(await exported(gathering)).toEqual(aLargeRecord(10_000))
  })

  it('gives back any record that it took', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (record) => {
        const { gathering } = await imported(record)
        expect(await exported(gathering)).toEqual(record)
      }),
      { numRuns: 40 },
    )
    expect((await verifyHouse(house)).findings).toEqual([])
  })

  it('takes nothing of a bad file and names the place and what was expected', async () => {
    const before = await readHead(house.database.db)
    const base = aRecord()
    const [first, second] = base.conversations
    if (first === undefined || second === undefined) throw new Error('the fixture has two conversations')
    const bad: [GatheringRecord | unknown, string, RegExp][] = [
      [null, 'the file', /expected an object/],
      [{ ...base, extra: 1 }, 'extra', /no such field/],
      [{ ...base, meta: { ...base.meta, date: '2024-02-30' } }, 'meta.date', /exists in the calendar/],
      [{ ...base, meta: { ...base.meta, timeZone: 'Europe/Atlantis' } }, 'meta.timeZone', /IANA/],
      [{ ...base, meta: { ...base.meta, start: '24:00' } }, 'meta.start', /00:00 to 23:59/],
      [
        { ...base, structure: { programme: [{ start: '10:00', end: '10:30', minutes: 20, title: 'x', kind: 'opening' }] } },
        'structure.programme[0].minutes',
        /expected 30/,
      ],
      [
        {
          ...base,
          structure: { programme: [{ start: '10:00', end: '10:30', minutes: 30, title: 'x', kind: 'opening', conversation: 1 }] },
        },
        'structure.programme[0].conversation',
        /no conversation/,
      ],
      [{ ...base, conversations: [second, first] }, 'conversations[0].number', /expected 1/],
      [{ ...base, conversations: [first] }, 'conversations', /one conversation for each/],
      [{ ...base, lists: {} }, 'lists', /at least one/],
      [{ ...base, lists: { common: [99] } }, 'lists.common', /found 99/],
      [{ ...base, lists: { common: [2, 2] } }, 'lists.common', /each once/],
      [{ ...base, lists: { connected: [{ idea: 1, with: 1 }] } }, 'lists.connected', /two different/],
      [{ ...base, handedOn: [{ table: 1, round: 1, ideas: [99] }] }, 'handedOn[0].ideas', /found 99/],
      [
        { ...base, conversations: [{ ...first, countedAsOne: [[1, 9]] }, second] },
        'conversations[0].countedAsOne[0][1]',
        /an idea of this conversation/,
      ],
      [{ ...base, conversations: [{ ...first, countedAsOne: [[2, 1]] }, second] }, 'conversations[0].countedAsOne[0][1]', /upwards/],
      [
        {
          ...base,
          conversations: [
            first,
            { ...second, themes: [{ letterAsPrinted: 'a', title: 'x', ideas: [{ id: 'H.9', seq: 2, text: 'x', subIdeas: [] }] }] },
          ],
        },
        'conversations[1].themes[0].ideas[0].seq',
        /a number of its own/,
      ],
      [
        {
          ...base,
          conversations: [
            first,
            { ...second, themes: [{ letterAsPrinted: 'a', title: 'x', ideas: [{ id: 'H.1', seq: 20, text: 'x', subIdeas: [] }] }] },
          ],
        },
        'conversations[1].themes[0].ideas[0].id',
        /an id of its own/,
      ],
      [
        {
          ...base,
          conversations: [
            first,
            { ...second, themes: [{ letterAsPrinted: 'a', title: 'x', ideas: [{ id: 'H.20', seq: 20, text: 'x\u0000', subIdeas: [] }] }] },
          ],
        },
        'conversations[1].themes[0].ideas[0].text',
        /control characters/,
      ],
      [
        {
          ...base,
          conversations: [
            first,
            {
              ...second,
              themes: [{ letterAsPrinted: 'a', title: 'x', ideas: [{ id: 'H.20', seq: 20, text: 'x'.repeat(501), subIdeas: [] }] }],
            },
          ],
        },
        'conversations[1].themes[0].ideas[0].text',
        /at most 500 characters, found 501/,
      ],
      [
        { ...base, conversations: [first, { ...second, themes: [{ letterAsPrinted: 'a', title: ' ', ideas: [] }] }] },
        'conversations[1].themes[0].title',
        /found none/,
      ],
    ]
    for (const [record, path, detail] of bad) expect(await refusedAt(record)).toEqual({ path, detail: expect.stringMatching(detail) })
    expect(await readHead(house.database.db)).toEqual(before)
  })
})

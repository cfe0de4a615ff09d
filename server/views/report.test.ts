import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReportView } from '../../contract/records.ts'
import { parseGatheringRecord } from '../../contract/parse-gathering-record.ts'
import { countIdeas, type Report } from '../../core/records/report.ts'
import { importRecord } from '../commands/import-record.ts'
import { loadDemo } from '../commands/load-demo.ts'
import { recordRemark } from '../commands/record-remark.ts'
import { ensureRootForum } from '../commands/root-forum.ts'
import { setReportTexts } from '../commands/set-report-texts.ts'
import { HOLDINGS_QUERIES, readHoldings } from '../sql/report.ts'
import { aHouseBase, type TestBase } from '../test-base.ts'
import { aLargeRecord, aRecord, HAS_RECORD_OF_2013, recordOf2013 } from '../test-record.ts'
import { viewRecord } from './record-export.ts'
import { viewReport } from './report.ts'

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

async function gatheringOf(record: unknown): Promise<string> {
  const outcome = await importRecord(house, OPERATOR, forum, record)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.facts))
  return outcome.value.gathering
}
async function demo(): Promise<{ gathering: string; isNew: boolean }> {
  const outcome = await loadDemo(house, OPERATOR)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
async function reportOf(gathering: string): Promise<Report> {
  const outcome = await viewReport(house, gathering)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

describe('the report', () => {
  it('counts every figure from the list beside it: each idea once, points and headings not', async () => {
    const report = await reportOf(await gatheringOf(aRecord()))
    expect(report.figures).toEqual({ ideas: 5, ideasPerConversation: [3, 2], themes: 3, conversations: 2, participants: 11 })
    expect(report.conversations.map(countIdeas)).toEqual(report.figures.ideasPerConversation)
    expect(report.conversations[0]?.themes[0]?.ideas[0]?.points).toEqual(['large boats', 'small boats'])
    expect(report.conversations[0]?.unplaced.map((idea) => idea.number)).toEqual([7])
  })

  it('keeps themes in the order of printing under their printed letters, and ideas in the order of their theme', async () => {
    const report = await reportOf(await gatheringOf(aRecord()))
    expect(report.conversations[0]?.themes.map((theme) => [theme.letter, theme.ideas.map((idea) => idea.number)])).toEqual([
      ['b', [2, 1]],
      ['a', []],
    ])
  })

  it('says the line before the list once where a record prints it twice', async () => {
    const report = await reportOf(await gatheringOf(aRecord()))
    expect(report.conversations[0]).toMatchObject({ introduction: ['It has gone out twice.'], listIntro: 'Said was:' })
  })

  it.skipIf(!HAS_RECORD_OF_2013)(
    'has the programme of 2013 with its ideas by round (skipped where the record does not lie beside the project)',
    async () => {
      const report = await reportOf(await gatheringOf(recordOf2013()))
      expect(report.structure.programme.map((item) => [item.start, item.minutes, item.ideas])).toEqual([
        ['18:15', 15, null],
        ['18:30', 25, 44],
        ['18:55', 25, 38],
        ['19:20', 15, null],
        ['19:35', 25, 23],
        ['20:00', 10, null],
        ['20:15', 0, null],
      ])
      expect(report.remarks.onQuestions).toHaveLength(6)
      expect(report.remarks.onProcess).toHaveLength(3)
      expect(report.nextStep.when).toBe('November 2013')
    },
  )

  it('cites a ledger entry for every idea and remark, and the entry it is true at', async () => {
    const gathering = await gatheringOf(aRecord())
    const report = await reportOf(gathering)
    const cited = [
      ...report.conversations.flatMap((conversation) => [...conversation.themes.flatMap((theme) => theme.ideas), ...conversation.unplaced]),
      ...report.remarks.onQuestions,
      ...report.remarks.onProcess,
    ]
    const kinds = await house.database.db
      .selectFrom('ledger')
      .select(['kind', 'seq'])
      .where(
        'seq',
        'in',
        cited.map(({ entry }) => entry),
      )
      .execute()
    expect(kinds).toHaveLength(cited.length)
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['idea_captured', 'remark_recorded']))
    const at = await house.database.db.selectFrom('ledger').select(['kind', 'hash']).where('seq', '=', report.version).executeTakeFirst()
    expect(at).toEqual({ kind: 'gathering_imported', hash: report.headHash })
  })

  it('costs the same number of queries for five ideas and for three thousand', async () => {
    const count = async (gathering: string): Promise<number> => {
      let queries = 0
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries += 1
          return node
        },
        transformResult: async ({ result }) => result,
      }
      await readHoldings(house.database.db.withPlugin(counting), gathering)
      return queries
    }
    const [few, many] = [await count(await gatheringOf(aRecord())), await count(await gatheringOf(aLargeRecord(3_000)))]
    expect(few).toBe(many)
    expect(many).toBeLessThanOrEqual(HOLDINGS_QUERIES)
  })

  it('takes remarks and the words of the rapporteur, keeps their order, and drops blank paragraphs', async () => {
    const gathering = await gatheringOf({ ...aRecord(), meta: { ...aRecord().meta, title: 'With remarks' } })
    expect(await recordRemark(house, OPERATOR, { gathering, about: 'questions', text: ' One more. ' })).toMatchObject({ ok: true })
    expect(await setReportTexts(house, OPERATOR, { gathering, summary: ['New.', '  ', 'Newer.'] })).toMatchObject({ ok: true })
    const report = await reportOf(gathering)
    expect(report.remarks.onQuestions.map(({ text }) => text)).toEqual(['The lamp is everybody’s.', 'One more.'])
    expect(report.summary).toEqual(['New.', 'Newer.'])
    expect(report.nextStep.text).toBeNull()
    expect(await recordRemark(house, OPERATOR, { gathering, about: 'process', text: ' \n ' })).toMatchObject({
      ok: false,
      code: 'text_empty',
    })
    const exported = await viewRecord(house, gathering)
    expect(exported.ok && parseGatheringRecord(exported.value)).toMatchObject({ ok: true })
  })

  it('says that there is no such gathering', async () => {
    expect(await viewReport(house, 'nothing-of-this-name')).toMatchObject({ ok: false, code: 'not_found' })
  })
})

describe('the demonstration café', () => {
  it('is loaded once, with forty people or more, three rounds, and ideas in three scripts or more', async () => {
    const first = await demo()
    expect(first.isNew).toBe(true)
    expect(await demo()).toMatchObject({ gathering: first.gathering, isNew: false })
    const report = await reportOf(first.gathering)
    expect(report.figures).toEqual({ ideas: 68, ideasPerConversation: [24, 22, 22], themes: 13, conversations: 3, participants: 46 })
    expect(report.participants).toMatchObject({ room: 39, online: 7 })
    expect(report.participants.byGroup).toHaveLength(6)
    const words = report.conversations
      .flatMap((conversation) => [...conversation.themes.flatMap((theme) => theme.ideas), ...conversation.unplaced])
      .map(({ text }) => text ?? '')
      .join('')
    for (const script of ['Latin', 'Arabic', 'Han', 'Cyrillic']) expect(words).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    expect(report.conversations.every((conversation) => conversation.unplaced.length > 0)).toBe(true)
    expect(report.state).toBe('closed')
  })

  it('wrote every idea within its round, at a table where its author sat, building only on earlier ideas', async () => {
    const { gathering } = await demo()
    const strays = await house.database.sql`
      select i.number from ideas i join programme_items p on p.id = i.round_id left join seatings s on s.seat_id = i.seat_id and s.round_id = i.round_id
      where i.gathering_id = ${gathering} and (i.written_at not between p.started_at and p.ended_at or s.table_id is distinct from i.table_id or i.table_id is null or i.builds_on >= i.number)`
    expect(strays).toEqual([])
    const times = await house.database.sql<
      { number: number }[]
    >`select number from ideas where gathering_id = ${gathering} order by written_at`
    expect(times.map(({ number }) => number)).toEqual(times.map((_, at) => at + 1))
  })

  it('goes out as a record and comes in elsewhere with the same figures', async () => {
    const exported = await viewRecord(house, (await demo()).gathering)
    if (!exported.ok) throw new Error(exported.code)
    const copy = await gatheringOf(exported.value)
    const report = await reportOf(copy)
    expect(report.figures).toEqual({ ideas: 68, ideasPerConversation: [24, 22, 22], themes: 13, conversations: 3, participants: 46 })
    const again = await viewRecord(house, copy)
    expect(again.ok && again.value).toEqual(exported.value)
    expect(exported.value.conversations[0]?.themes[0]?.ideas[0]).toMatchObject({
      id: 'No.1',
      seq: 1,
      stakeholderGroup: expect.any(String),
      table: expect.any(Number),
      entered: 'phone',
    })
  })
})

describe('the schema of the report', () => {
  it('names what the report holds', async () => {
    const { gathering } = await demo()
    expect(Object.keys(await reportOf(gathering)).toSorted()).toEqual(Object.keys(ReportView.properties).toSorted())
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRecord } from '../commands/import-record.ts'
import { loadDemo } from '../commands/load-demo.ts'
import { ensureRootForum } from '../commands/root-forum.ts'
import { STATE_TABLES } from '../sql/tables.ts'
import { aHouseBase, type TestBase } from '../test-base.ts'
import { aRecord } from '../test-record.ts'
import { verifyHouse } from './verify.ts'

const OPERATOR = { actor: 'operator' }
/** Tables that a test changes, and takes back from a copy. */
const CHANGED = ['ledger', 'ledger_head', 'words', 'ideas', 'themes', 'idea_placements', 'clocks'] as const
let house: TestBase

beforeAll(async () => {
  house = await aHouseBase()
  const forum = await ensureRootForum(house, OPERATOR)
  if (!forum.ok) throw new Error(forum.code)
  await importRecord(house, OPERATOR, forum.value.forum, aRecord())
  await loadDemo(house, OPERATOR)
  for (const table of CHANGED) await house.database.sql.unsafe(`create table kept_${table} as table ${table}`)
})
afterAll(async () => await house.close())

/** What verification finds after a change of the tables, which is taken back afterwards. */
async function findingsAfter(change: string): Promise<{ kind: string; entry: number | null; table: string | null; sentence: string }[]> {
  const { sql } = house.database
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(`set local session_replication_role = replica; ${change}`)
    })
    return (await verifyHouse(house)).findings
  } finally {
    await sql.begin(async (tx) => {
      await tx.unsafe('set local session_replication_role = replica')
      for (const table of CHANGED) await tx.unsafe(`delete from ${table}; insert into ${table} select * from kept_${table}`)
    })
  }
}

describe('verifying the record', () => {
  it('finds a clean house whole, and leaves nothing behind', async () => {
    const report = await verifyHouse(house)
    expect(report).toMatchObject({ isWhole: true, findings: [], tablesCompared: STATE_TABLES.length, erasedWords: 0 })
    expect(report.entries).toBeGreaterThan(150)
    expect(report.rowsCompared).toBeGreaterThan(400)
    const left = await house.database.sql`select nspname from pg_namespace where nspname like 'replay%'`
    expect(left).toHaveLength(0)
  })

  it.each([
    [
      'an altered body',
      `update ledger set body = jsonb_set(body, '{number}', '99') where seq = (select min(seq) from ledger where kind = 'idea_captured')`,
      /altered/,
    ],
    ['an altered time', `update ledger set at = at + interval '1 millisecond' where seq = 12`, /Entry 12 was altered/],
    ['an altered actor', `update ledger set actor = 'house' where seq = 12`, /Entry 12 was altered/],
    ['an altered hash', `update ledger set hash = repeat('0', 64) where seq = 12`, /Entry 12 was altered/],
    ['a deleted entry', `delete from ledger where seq = 12`, /Entry 12 is missing/],
    ['several deleted entries', `delete from ledger where seq between 12 and 14`, /Entries 12 to 14 are missing/],
    ['the first entry deleted', `delete from ledger where seq = 1`, /Entry 1 is missing/],
    ['a tail that was cut off', `delete from ledger where seq > (select seq - 3 from ledger_head)`, /Entries \d+ to \d+ are missing/],
    [
      'an entry put before the first',
      `insert into ledger select -5, at, forum_id, gathering_id, actor, kind, body, prev_hash, hash from ledger where seq = 12`,
      /Entry -5/,
    ],
    ['a head that was moved back', `update ledger_head set seq = seq - 1`, /beyond the head/],
    ['a head of another hash', `update ledger_head set hash = repeat('1', 64)`, /not the one that the head/],
  ])('names %s', async (_what, change, sentence) => {
    const findings = await findingsAfter(change)
    expect(findings.map((finding) => finding.sentence).join('\n')).toMatch(sentence)
  })

  it('names both of two entries that were swapped', async () => {
    const findings = await findingsAfter(
      'update ledger set seq = -1 where seq = 12; update ledger set seq = 12 where seq = 15; update ledger set seq = 15 where seq = -1',
    )
    expect(findings.filter(({ kind }) => kind === 'swapped').map(({ entry }) => entry)).toEqual([12, 15])
  })

  it('names one altered entry once, not its neighbours', async () => {
    const findings = await findingsAfter(`update ledger set actor = 'house' where seq = 12`)
    expect(findings.filter(({ table }) => table === null).map(({ entry, kind }) => [entry, kind])).toEqual([[12, 'altered']])
  })

  it.each([
    ['a changed row', `update ideas set is_late = true where number = 5 and entered = 'phone'`, 'ideas', 'differs'],
    ['a changed title of a theme', `update themes set letter = 'z' where letter = 'e'`, 'themes', 'differs'],
    ['a row that was taken out', `delete from idea_placements where position = 3`, 'idea_placements', 'missing'],
    [
      'a row that was put in',
      `insert into idea_placements select gen_random_uuid(), gathering_id, theme_id, 99 from idea_placements limit 1`,
      'idea_placements',
      'too_many',
    ],
    ['a clock that was set', `update clocks set state = 'running'`, 'clocks', 'differs'],
  ])('names %s by table and id', async (_what, change, table, kind) => {
    const [finding] = await findingsAfter(change)
    expect(finding).toMatchObject({ table, kind, entry: null, sentence: expect.stringMatching(/^Row [0-9a-f-]{36} of table/) })
  })

  it('names words that are not those that were recorded, and words that vanished', async () => {
    const idea = `(select text_words from ideas where number = 5 and entered = 'phone')`
    expect(await findingsAfter(`update words set text = 'something else' where id = ${idea}`)).toMatchObject([
      { table: 'words', kind: 'words_changed', entry: expect.any(Number) },
    ])
    expect(await findingsAfter(`delete from words where id = ${idea}`)).toMatchObject([{ table: 'words', kind: 'words_missing' }])
  })

  it('counts erased words and stays whole', async () => {
    expect(
      await findingsAfter(
        `update words set text = null, salt = null where id = (select text_words from ideas where number = 5 and entered = 'phone')`,
      ),
    ).toEqual([])
  })

  it('finds any single change of the ledger', async () => {
    const seqs = (await house.database.sql<{ seq: number }[]>`select seq from ledger order by seq`).map(({ seq }) => seq)
    const changes: fc.Arbitrary<string> = fc
      .tuple(fc.constantFrom(...seqs), fc.constantFrom(...seqs), fc.nat(63))
      .chain(([seq, other, at]) =>
        fc.constantFrom(
          `delete from ledger where seq = ${seq}`,
          `update ledger set at = at - interval '3 days' where seq = ${seq}`,
          `update ledger set actor = actor || 'x' where seq = ${seq}`,
          `update ledger set kind = case kind when 'forum_opened' then 'forum_changed' else 'forum_opened' end where seq = ${seq}`,
          `update ledger set forum_id = gen_random_uuid() where seq = ${seq}`,
          `update ledger set gathering_id = case when gathering_id is null then gen_random_uuid() end where seq = ${seq}`,
          `update ledger set body = body || '{"added": 1}' where seq = ${seq}`,
          `update ledger set body = '{}' where seq = ${seq} and body <> '{}'; update ledger set actor = 'x' where seq = ${seq} and body = '{}'`,
          `update ledger set hash = overlay(hash placing (case substr(hash, ${at + 1}, 1) when 'a' then 'b' else 'a' end) from ${at + 1}) where seq = ${seq}`,
          `update ledger set prev_hash = overlay(prev_hash placing (case substr(prev_hash, ${at + 1}, 1) when 'a' then 'b' else 'a' end) from ${at + 1}) where seq = ${seq}`,
          `update ledger set seq = 0 where seq = ${seq}; update ledger set seq = ${seq} where seq = ${other}; update ledger set seq = ${other === seq ? seq + 100_000 : other} where seq = 0`,
          `insert into ledger select (select max(seq) + 1 from ledger), at, forum_id, gathering_id, actor, kind, body, prev_hash, hash from ledger where seq = ${seq}`,
        ),
      )
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        expect((await findingsAfter(change)).some(({ entry }) => entry !== null)).toBe(true)
      }),
      { numRuns: 24 },
    )
  }, 120_000)
})

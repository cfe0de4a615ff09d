/** Which bodies came to a gathering, and when a body came. */
import type { AttendanceView, BodyPage } from '../../contract/attendance.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listAttendances, listAttendancesOf, readGatheringLines, readItemTitles, type AttendanceRow } from '../sql/attendance.ts'
import { readBodyTree, readForum, readIssues } from '../sql/forums.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type Db = HouseBase['database']['db']
type BodyRow = Awaited<ReturnType<typeof readBodyTree>>[number]

/** Attendance of a gathering in the order of the tree of bodies' names, in five queries. What was taken back only for those who may restore it. */
export async function viewAttendance(
  db: Db,
  gathering: string,
  seesWithdrawn: boolean,
): Promise<Outcome<{ attendances: AttendanceView[]; withdrawn: AttendanceView[] }, RefusalCode>> {
  const row = await readGathering(db, gathering)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'gathering' })
  const shown = await attendancesOf(db, row.id, row.forum_id)
  return accept({
    attendances: shown.filter(({ isWithdrawn }) => !isWithdrawn).map(({ view }) => view),
    withdrawn: seesWithdrawn ? shown.filter(({ isWithdrawn }) => isWithdrawn).map(({ view }) => view) : [],
  })
}

/** Those that stand, for the report. */
export async function readStandingAttendances(db: Db, gathering: string, forum: string): Promise<AttendanceView[]> {
  return (await attendancesOf(db, gathering, forum)).filter(({ isWithdrawn }) => !isWithdrawn).map(({ view }) => view)
}

async function attendancesOf(db: Db, gathering: string, forum: string): Promise<{ isWithdrawn: boolean; view: AttendanceView }[]> {
  const rows = await listAttendances(db, gathering)
  if (rows.length === 0) return []
  const [bodies, titles] = await Promise.all([
    readBodyTree(db, forum),
    readItemTitles(
      db,
      rows.flatMap((row) => row.item ?? []),
    ),
  ])
  const words = await readWords(db, [...bodies.map((body) => body.nameWords), ...titles.values()])
  return rows.map((row) => ({
    isWithdrawn: row.isWithdrawn,
    view: {
      ...cameOf(row, titles, words),
      body: row.body,
      bodyName: words.of(bodies.find((body) => body.id === row.body)?.nameWords),
      above: above(bodies, row.body).map((body) => words.of(body.nameWords)),
    },
  }))
}

/** The page of a body, in six queries. */
export async function viewBody(db: Db, forum: string, id: string): Promise<Outcome<BodyPage, RefusalCode>> {
  const [bodies, issues, held] = await Promise.all([readBodyTree(db, forum), readIssues(db, forum), readForum(db, forum)])
  const body = bodies.find((one) => one.id === id)
  if (body === undefined || held === undefined) return refuse('not_found', { what: 'body' })
  const rows = await listAttendancesOf(db, id)
  const [gatherings, titles] = await Promise.all([
    readGatheringLines(db, [...new Set(rows.map((row) => row.gathering))]),
    readItemTitles(
      db,
      rows.flatMap((row) => row.item ?? []),
    ),
  ])
  const own = issues.filter((issue) => issue.body_id === id)
  const words = await readWords(db, [
    held.name_words,
    ...bodies.map((one) => one.nameWords),
    ...own.map((issue) => issue.title_words),
    ...gatherings.map((one) => one.title_words),
    ...titles.values(),
  ])
  const named = (one: BodyRow) => ({ id: one.id, name: words.of(one.nameWords) })
  return accept({
    ...named(body),
    above: above(bodies, id).map(named),
    below: bodies.filter((one) => one.parent === id).map(named),
    forumName: words.of(held.name_words),
    issues: own.map((issue) => ({ id: issue.id, title: words.of(issue.title_words) })),
    attendances: rows.flatMap((row) => {
      const at = gatherings.find((one) => one.id === row.gathering)
      if (at === undefined) return []
      return [
        { ...cameOf(row, titles, words), slug: at.slug, gatheringTitle: words.of(at.title_words), date: at.date, timeZone: at.time_zone },
      ]
    }),
  })
}

function cameOf(row: AttendanceRow, titles: ReadonlyMap<string, string>, words: WordsById) {
  const { id, item, from, until, people, part, entry } = row
  return { id, item: item === null ? null : { id: item, title: words.of(titles.get(item)) }, from, until, people, part, entry }
}

/** Bodies above a body, from the top. */
function above(bodies: readonly BodyRow[], id: string): BodyRow[] {
  const parent = bodies.find((one) => one.id === bodies.find((body) => body.id === id)?.parent)
  return parent === undefined ? [] : [...above(bodies, parent.id), parent]
}

/** The public log of moderation, and the queue of those who moderate. */
import type { ModerationLog, QueuedIdea } from '../../contract/moderation.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listChallenges } from '../sql/challenges.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readIdea, readIdeaNumbers, type IdeaRow } from '../sql/ideas.ts'
import { listHidings, listModerationActs, listStatementActs, listOpenReports, readHiding, type HidingRow } from '../sql/moderation.ts'
import { listPhotoActs, listPhotos } from '../sql/photos.ts'
import { readWords, readWordsEvenHidden, type WordsById } from '../sql/words.ts'

type Db = HouseBase['database']['db']

/** Lines of the public log; a gathering with more is beyond a page, and the ledger has the rest. */
const LOG_MAX = 1_000
/** Ideas of the queue: nobody reads more at once, and the count says how many wait. */
const QUEUE_MAX = 100

/** The log of a gathering: numbers, reasons, times and roles. Never the words, and no note. */
export async function viewModeration(house: Pick<HouseBase, 'database'>, gathering: string): Promise<Outcome<ModerationLog, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'gathering' })
  const [acts, hidings, challenges, photoActs, photos, statementActs] = await Promise.all([
    listModerationActs(db, row.id, LOG_MAX),
    listHidings(db, row.id),
    listChallenges(db, row.id),
    listPhotoActs(db, row.id, LOG_MAX),
    listPhotos(db, row.id),
    listStatementActs(db, row.id, LOG_MAX),
  ])
  const words = await readWords(db, [row.title_words, ...statementActs.map(({ name_words }) => name_words)])
  const photoNumbers = new Map(photos.map((photo) => [photo.id, photo.number]))
  const ideas = await readIdeaNumbers(
    db,
    acts.flatMap((act) => ('idea' in act.body ? [act.body.idea] : [])),
  )
  const numbers = new Map([...ideas, ...challenges.map((challenge) => [challenge.id, challenge.number] as const)])
  return accept({
    gatheringTitle: words.of(row.title_words),
    slug: row.slug,
    timeZone: row.time_zone,
    hiddenNow: hidings.length,
    acts: acts.map((act) => ({
      entry: act.seq,
      at: act.at,
      kind: act.kind,
      number: numbers.get('idea' in act.body ? act.body.idea : act.body.id) ?? 0,
      reason: 'reason' in act.body ? act.body.reason : null,
      role: 'role' in act.body ? act.body.role : null,
    })),
    photoActs: photoActs.map((act) => ({
      entry: act.seq,
      at: act.at,
      kind: act.kind,
      number: photoNumbers.get(act.body.photo) ?? 0,
      reason: act.kind === 'photo_taken_down' ? act.body.reason : null,
      role: act.body.role,
    })),
    statementActs: statementActs.map((act) => ({
      entry: act.seq,
      at: act.at,
      kind: act.kind,
      number: act.body.number,
      weighing: act.slug,
      weighingName: words.of(act.name_words),
      reason: act.kind === 'statement_hidden' ? act.body.reason : null,
      role: act.body.role,
    })),
  })
}

/** What waits for a moderator, and what is hidden: appeals first, then reports, then the rest. */
export async function queueOf(db: Db, gathering: string): Promise<{ queue: QueuedIdea[]; waiting: number }> {
  const [reports, hidings] = await Promise.all([listOpenReports(db, gathering), listHidings(db, gathering)])
  const appealed = hidings.filter((hiding) => hiding.appealed_at !== null)
  const reported = [...new Set(reports.map((report) => report.idea_id))]
  const calm = hidings.filter((hiding) => hiding.appealed_at === null)
  const ids = [...appealed.map((hiding) => hiding.idea_id), ...reported, ...calm.map((hiding) => hiding.idea_id)].slice(0, QUEUE_MAX)
  const rows = (await Promise.all(ids.map(async (id) => await readIdea(db, id)))).filter((row) => row !== undefined)
  const words = await wordsOf(db, rows, hidings)
  const byIdea = new Map(hidings.map((hiding) => [hiding.idea_id, hiding]))
  const queue = rows.map((row) =>
    queuedIdea(
      row,
      byIdea.get(row.id),
      words,
      reports.filter((report) => report.idea_id === row.id),
    ),
  )
  return { queue, waiting: appealed.length + reported.length }
}

/** How an idea is hidden, as its author sees it; null when it is not. */
export async function hidingOf(db: Db, idea: string): Promise<QueuedIdea | null> {
  const [row, hiding] = await Promise.all([readIdea(db, idea), readHiding(db, idea)])
  if (row === undefined || hiding === undefined) return null
  return queuedIdea(row, hiding, await wordsOf(db, [row], [hiding]), [])
}

async function wordsOf(db: Db, rows: readonly IdeaRow[], hidings: readonly HidingRow[]): Promise<WordsById> {
  return await readWordsEvenHidden(db, [
    ...rows.map((row) => row.text_words),
    ...hidings.flatMap((hiding) => [hiding.note_words, hiding.appeal_words]),
  ])
}

function queuedIdea(
  row: IdeaRow,
  hiding: HidingRow | undefined,
  words: WordsById,
  reports: Awaited<ReturnType<typeof listOpenReports>>,
): QueuedIdea {
  return {
    idea: row.id,
    number: row.number,
    tableNumber: row.table_number,
    stakeholderGroup: row.stakeholder_group_id,
    text: words.of(row.text_words),
    reports: reports.map((report) => ({ reason: report.reason, reports: report.reports })),
    hidden:
      hiding === undefined
        ? null
        : {
            reason: hiding.reason,
            role: hiding.role,
            at: hiding.hidden_at,
            note: words.of(hiding.note_words),
            appeal: words.of(hiding.appeal_words),
            appealedAt: hiding.appealed_at,
          },
    since: reports[0]?.since ?? hiding?.hidden_at ?? row.recorded_at,
  }
}

/** The trace of an idea: every entry that names it, from the table where it was said onwards. */
import type { TraceStop, TraceView } from '../../contract/ideas.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import { isProofOf, parseReceipt } from '../receipts.ts'
import { readGathering, readGatheringByCode, readProgramme, readQuestions } from '../sql/gatherings.ts'
import { listBuiltOn, readIdea, readIdeaByNumber, type IdeaRow } from '../sql/ideas.ts'
import { readEntriesBySeq, readEntriesNaming } from '../sql/ledger.ts'
import { isBoardEntry, readPlaces, readThemes, type ThemeRow } from '../sql/themes.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords, readSalt, type WordsById } from '../sql/words.ts'
import { ideasOf } from './ideas.ts'

/** Entries shown on one trace; an idea that is moved more often than this is a quarrel, and the ledger has the rest. */
const STOPS_MAX = 200
/** Ideas listed as built on one idea. */
const BUILT_ON_MAX = 100

type House = Pick<HouseBase, 'database' | 'secret'>

/** The trace of the idea with this number. */
export async function viewTrace(house: House, gathering: string, number: number): Promise<Outcome<TraceView, RefusalCode>> {
  const row = await readIdeaByNumber(house.database.db, gathering, number)
  return row === undefined ? refuse('not_found', { what: `idea No. ${number} in this gathering` }) : accept(await traceOf(house, row))
}

/** The trace of the idea that a receipt proves. */
export async function viewReceipt(house: House, receipt: string): Promise<Outcome<TraceView, RefusalCode>> {
  const parsed = parseReceipt(receipt)
  if (parsed === null) return refuse('receipt_unknown', { code: receipt })
  const gathering = await readGatheringByCode(house.database.db, parsed.code)
  const row = gathering === undefined ? undefined : await readIdeaByNumber(house.database.db, gathering.id, parsed.number)
  if (row === undefined || !isProofOf(house.secret, row.id, parsed.proof)) return refuse('receipt_unknown', { code: receipt })
  return accept(await traceOf(house, row))
}

/** The trace of the idea with this id. */
export async function viewTraceOfId(house: House, idea: string): Promise<Outcome<TraceView, RefusalCode>> {
  const row = await readIdea(house.database.db, idea)
  return row === undefined ? refuse('not_found', { what: 'idea with this id' }) : accept(await traceOf(house, row))
}

async function traceOf(house: House, row: IdeaRow): Promise<TraceView> {
  const { db } = house.database
  const [gathering, questions, programme, themes, built, entries, ideas] = await Promise.all([
    readGathering(db, row.gathering_id),
    readQuestions(db, row.gathering_id),
    readProgramme(db, row.gathering_id),
    readThemes(db, row.gathering_id),
    listBuiltOn(db, row.gathering_id, row.number, BUILT_ON_MAX),
    entriesOf(house, row),
    ideasOf(db, [row]),
  ])
  const idea = ideas[0]
  if (gathering === undefined || idea === undefined) throw new Fault(`idea ${row.id} has no gathering`)
  const groups = await readStakeholderGroups(db, gathering.forum_id)
  const question = questions.find((one) => one.id === row.question_id)
  const group = groups.find((one) => one.id === row.stakeholder_group_id)
  const theme = themes.find((one) => one.id === row.theme_id && !one.is_retired)
  const words = await readWords(db, [
    gathering.title_words,
    question?.text_words,
    group?.name_words,
    ...themes.map((one) => one.title_words),
    ...entries.flatMap(titlesOf),
  ])
  const places =
    theme === undefined ? [] : (await readPlaces(db, row.gathering_id, row.question_id)).filter((place) => place.theme_id === theme.id)
  const salt = await readSalt(db, row.text_words)
  return {
    idea,
    gatheringTitle: words.of(gathering.title_words),
    gatheringSlug: gathering.slug,
    timeZone: gathering.time_zone,
    questionNumber: question?.number ?? 0,
    questionText: words.of(question?.text_words),
    groupName: words.of(group?.name_words),
    roundNumber: programme.find((item) => item.id === row.round_id)?.round_number ?? null,
    theme: theme === undefined ? null : { id: theme.id, letter: theme.letter, title: words.of(theme.title_words), ideas: places.length },
    stops: entries.map((entry) => stopOf(entry, row, words, themes)),
    proof: { digest: digestOf(entries, row), salt },
    builtOnBy: built,
  }
}

/** Entries that name the idea, and those that renamed, merged or ordered the themes it stood under at the time. */
async function entriesOf(house: House, row: IdeaRow): Promise<Entry[]> {
  const { db } = house.database
  const naming = await readEntriesNaming(db, row.gathering_id, row.id, STOPS_MAX)
  const captured = naming.some((entry) => entry.seq === row.entry) ? [] : await readEntriesBySeq(db, [row.entry])
  return [
    ...captured,
    ...naming.filter((entry) => (entry.kind === 'idea_captured' ? entry.body.id === row.id : !isOnlyPushed(entry, row.id))),
  ].toSorted((a, b) => a.seq - b.seq)
}

/** True for a change that left the idea under its theme, and what it counts as one with, and only moved its place in the list. */
function isOnlyPushed(entry: Entry, idea: string): boolean {
  if (!isBoardEntry(entry) || entry.body.after.ties?.some((tie) => tie.idea === idea) === true) return false
  const before = entry.body.before.placements.find((place) => place.idea === idea)
  const after = entry.body.after.placements.find((place) => place.idea === idea)
  return before?.theme === after?.theme
}

function stopOf(entry: Entry, row: IdeaRow, words: WordsById, themes: readonly ThemeRow[]): TraceStop {
  const base = { kind: entry.kind, at: entry.at, entry: entry.seq, hash: entry.hash }
  if (entry.kind === 'idea_captured')
    return {
      ...base,
      facts: {
        number: entry.body.number,
        table: row.table_number,
        entered: entry.body.entered,
        modality: entry.body.modality,
        writtenAt: entry.body.writtenAt,
        late: entry.body.isLate ? 1 : 0,
        buildsOn: entry.body.buildsOn,
      },
    }
  if (entry.kind === 'idea_hidden') return { ...base, facts: { reason: entry.body.reason, role: entry.body.role } }
  if (entry.kind === 'idea_restored') return { ...base, facts: { role: entry.body.role } }
  if (!isBoardEntry(entry)) return { ...base, facts: {} }
  const { before, after } = entry.body
  const to = after.placements.find((place) => place.idea === row.id)?.theme ?? null
  const from = before.placements.find((place) => place.idea === row.id)?.theme ?? null
  // The entry names the theme when it changed it; otherwise it is named as it is called now.
  const changed = after.themes.find((theme) => theme.id === to)
  const known = themes.find((theme) => theme.id === to)
  return {
    ...base,
    facts: {
      theme: to,
      themeTitle: words.of(changed?.title.words ?? known?.title_words),
      letter: changed?.letter ?? known?.letter ?? null,
      from,
      others: Math.max(0, (after.ties?.length ?? after.placements.filter((place) => place.theme === to).length) - 1),
      undoes: 'undoes' in entry.body ? entry.body.undoes : null,
    },
  }
}

function titlesOf(entry: Entry): string[] {
  return isBoardEntry(entry) ? [...entry.body.before.themes, ...entry.body.after.themes].map((theme) => theme.title.words) : []
}

function digestOf(entries: readonly Entry[], row: IdeaRow): string {
  const captured = entries.find((entry) => entry.seq === row.entry)
  return captured?.kind === 'idea_captured' ? captured.body.text.digest : ''
}

/** The history of a board: its changes, newest first, who made them by role, and which were taken back. */
import { BOARD_HISTORY_PAGE } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { BoardChangeView } from '../../contract/themes.ts'
import type { BoardChange } from '../../core/ledger/entry-kinds.ts'
import { takenBack } from '../../core/themes/undo.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { UNDO_ENTRIES_MAX } from '../commands/undo-theme-change.ts'
import type { HouseBase } from '../house-base.ts'
import { readQuestions } from '../sql/gatherings.ts'
import { readIdeaNumbers } from '../sql/ideas.ts'
import { readRoles } from '../sql/members.ts'
import { readBoardEntries, readDeclines, readThemes, type BoardEntry, type ThemeRow } from '../sql/themes.ts'
import { readWords } from '../sql/words.ts'

/** Ideas named in one line of the history. */
const IDEAS_NAMED_MAX = 12

type Declined = Awaited<ReturnType<typeof readDeclines>>[number]

/** One page of the history, before an entry or from the newest on. */
export async function viewBoardHistory(
  { database: { db } }: Pick<HouseBase, 'database'>,
  gathering: string,
  question: string,
  before?: number,
): Promise<Outcome<{ changes: BoardChangeView[]; next: number | null }, RefusalCode>> {
  if (!(await readQuestions(db, gathering)).some((one) => one.id === question)) return refuse('not_found', { what: 'question' })
  const asked = before === undefined ? { question } : { question, before }
  const [changes, declines, newest, themes] = await Promise.all([
    readBoardEntries(db, gathering, BOARD_HISTORY_PAGE + 1, asked),
    readDeclines(db, gathering, BOARD_HISTORY_PAGE + 1, asked),
    readBoardEntries(db, gathering, UNDO_ENTRIES_MAX, { question }),
    readThemes(db, gathering),
  ])
  const all = [...changes, ...declines].toSorted((a, b) => b.seq - a.seq)
  const page = all.slice(0, BOARD_HISTORY_PAGE)
  const now = new Map(themes.map((theme) => [theme.id, theme]))
  const gone = takenBack(newest, question)
  const kinds = new Map([...newest, ...changes].map((entry) => [entry.seq, entry.kind]))
  const [roles, numbers, words] = await Promise.all([
    readRoles(
      db,
      page.flatMap(({ actor }) => memberOf(actor) ?? []),
    ),
    readIdeaNumbers(db, [...new Set(page.flatMap(ideasOf))]),
    readWords(
      db,
      page.flatMap((entry) => aboutTheme(entry, now)?.titleWords ?? []),
    ),
  ])
  return accept({
    changes: page.map((entry) => {
      const ideas = ideasOf(entry).flatMap((idea) => numbers.get(idea) ?? [])
      const theme = aboutTheme(entry, now)
      const undoes = 'undoes' in entry.body ? entry.body.undoes : null
      return {
        entry: entry.seq,
        at: entry.at,
        kind: entry.kind,
        role: roleOf(roles.get(memberOf(entry.actor) ?? '')),
        actor: entry.actor,
        isSuggested: 'isSuggested' in entry.body && entry.body.isSuggested === true,
        isUndone: gone.has(entry.seq),
        undoes: undoes === null ? null : { entry: undoes, kind: kinds.get(undoes) ?? '' },
        ideas: ideas.slice(0, IDEAS_NAMED_MAX),
        ideasCount: ideas.length,
        letter: theme?.letter ?? null,
        title: theme === null ? null : words.of(theme.titleWords),
      }
    }),
    next: all.length > page.length ? (page.at(-1)?.seq ?? null) : null,
  })
}

/** Ideas that a change moved to another theme or tied; those that were only pushed along are not named. */
function ideasOf(entry: BoardEntry | Declined): readonly string[] {
  if (entry.kind === 'suggestion_declined') return entry.body.ideas
  const { before, after }: BoardChange = entry.body
  const from = new Map(before.placements.map((place) => [place.idea, place.theme]))
  const moved = after.placements.filter(({ idea, theme }) => (from.get(idea) ?? null) !== theme).map(({ idea }) => idea)
  return [...moved, ...(after.ties ?? []).map(({ idea }) => idea)]
}

/** The theme that a change is about: as it was called then when the change named it, else as it is called now. */
function aboutTheme(entry: BoardEntry | Declined, now: ReadonlyMap<string, ThemeRow>): { letter: string; titleWords: string } | null {
  if (entry.kind === 'suggestion_declined') return asNow(now, entry.body.theme)
  const [changed] = entry.body.after.themes
  if (changed?.mergedInto != null) return asNow(now, changed.mergedInto)
  if (changed !== undefined) return { letter: changed.letter, titleWords: changed.title.words }
  const moved = new Set(ideasOf(entry))
  return asNow(now, entry.body.after.placements.find(({ idea }) => moved.has(idea))?.theme ?? entry.body.after.placements[0]?.theme ?? null)
}

function asNow(now: ReadonlyMap<string, ThemeRow>, id: string | null): { letter: string; titleWords: string } | null {
  const row = now.get(id ?? '')
  return row === undefined ? null : { letter: row.letter, titleWords: row.title_words }
}

function memberOf(actor: string): string | null {
  return actor.startsWith('member:') ? actor.slice('member:'.length) : null
}

/** The role in which somebody sorts: the first of theirs that may. */
function roleOf(roles: readonly string[] | undefined): string | null {
  return ['rapporteur', 'convener', 'administrator'].find((role) => roles?.includes(role)) ?? roles?.[0] ?? null
}

/** What anybody sees of a weighing: its facts, its statements, the list of them. */
import type { StatementView, WeighingLine, WeighingView } from '../../contract/weighings.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import {
  countRaters,
  listWeighings,
  readIdeasOfStatements,
  readThemesOfStatements,
  readWeighing,
  type StatementRow,
  type WeighingRow,
} from '../sql/weighings.ts'
import { readWords } from '../sql/words.ts'
import { regionalGroupsOf, stakeholderGroupsOf } from './vocabularies.ts'

type House = Pick<HouseBase, 'database' | 'now'>

/** One weighing; while it is being prepared, for those who may see drafts. */
export async function viewWeighing(house: House, id: string, drafts: () => Promise<boolean>): Promise<Outcome<WeighingView, RefusalCode>> {
  const { db } = house.database
  const row = await readWeighing(db, id)
  if (row === undefined || (row.state === 'draft' && !(await drafts()))) return refuse('not_found', { what: 'weighing' })
  return accept(await weighingOf(house, row))
}

/** The same of a row that was read. Six queries. */
export async function weighingOf(house: House, row: WeighingRow): Promise<WeighingView> {
  const { db } = house.database
  const { id } = row
  const [forum, gathering, raters, groups, regions] = await Promise.all([
    readForum(db, row.forum_id),
    row.gathering_id === null ? undefined : readGathering(db, row.gathering_id),
    countRaters(db, id),
    readStakeholderGroups(db, row.forum_id),
    readRegionalGroups(db, row.forum_id),
  ])
  if (forum === undefined) throw new Fault(`weighing ${id} has no forum`)
  const named = [...groups, ...regions].map((one) => one.name_words)
  const words = await readWords(db, [row.name_words, row.purpose_words, gathering?.title_words, ...named])
  return {
    id,
    slug: row.slug,
    name: words.of(row.name_words),
    purpose: words.of(row.purpose_words),
    state: row.state,
    forum: row.forum_id,
    gathering:
      gathering === undefined
        ? null
        : { id: gathering.id, slug: gathering.slug, title: words.of(gathering.title_words), isOpen: gathering.state === 'open' },
    audience: row.audience,
    showing: row.showing,
    share: row.share,
    takesOwn: row.takes_own,
    secondRound: row.second_round?.length ?? 0,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    code: row.code,
    statements: row.statements_count,
    raters,
    timeZone: gathering?.time_zone ?? forum.time_zone,
    seal: sealOf(row),
    stakeholderGroups: stakeholderGroupsOf(groups, words),
    regionalGroups: regionalGroupsOf(regions, words),
    serverNow: house.now().toISOString(),
  }
}

/** Weighings of a forum, newest first. Two queries. */
export async function viewWeighings(house: House, forum: string, drafts: boolean): Promise<WeighingLine[]> {
  const rows = await listWeighings(house.database.db, forum, drafts)
  const words = await readWords(
    house.database.db,
    rows.map(({ name_words }) => name_words),
  )
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: words.of(row.name_words),
    state: row.state,
    gathering: row.gathering_id,
    statements: row.statements_count,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
  }))
}

/** Statements as anybody may see them, in the order given. Three queries. */
export async function statementsOf(house: Pick<HouseBase, 'database'>, rows: readonly StatementRow[]): Promise<StatementView[]> {
  const { db } = house.database
  const ideas = await readIdeasOfStatements(db, [...new Set(rows.flatMap((row) => row.ideas))])
  const ideasById = new Map(ideas.map((idea) => [idea.id, idea]))
  const themeOf = (row: StatementRow): string | null => row.theme_id ?? ideasById.get(row.ideas[0] ?? '')?.theme_id ?? null
  const themes = await readThemesOfStatements(db, [...new Set(rows.map(themeOf).filter((id) => id !== null))])
  const words = await readWords(db, [...rows.map((row) => row.text_words), ...themes.map((theme) => theme.title_words)])
  const themesById = new Map(themes.map((theme) => [theme.id, theme]))
  return rows.map((row) => {
    const theme = themesById.get(themeOf(row) ?? '')
    return {
      number: row.number,
      text: row.hidden_reason === null ? words.of(row.text_words) : null,
      language: row.language,
      source: row.source,
      mergedInto: row.merged_into,
      hidden: row.hidden_reason,
      ideas: row.ideas.flatMap((id) => ideasById.get(id)?.number ?? []).toSorted((a, b) => a - b),
      theme: theme === undefined ? null : { letter: theme.letter, title: words.of(theme.title_words), question: theme.question },
    }
  })
}

function sealOf(row: WeighingRow): WeighingView['seal'] {
  const { sealed_digest: digest, sealed_ratings: ratings, sealed_raters: raters, sealed_at: at } = row
  return digest === null || ratings === null || raters === null || at === null ? null : { digest, ratings, raters, at }
}

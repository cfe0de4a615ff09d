/** Takes statements into a weighing: from ideas and themes of its gathering, or written by the convener. */
import { STATEMENT_CHARACTERS_MAX, STATEMENTS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedStatement } from '../../core/ledger/weighing-kinds.ts'
import { statementsOfIdeas } from '../../core/weighing/take-statements.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Tx } from '../sql/ledger.ts'
import { readPlaces, readThemes } from '../sql/themes.ts'
import { readStatements, readTakeableIdeas, readWeighing, type StatementRow, type WeighingRow } from '../sql/weighings.ts'
import { readWordsRefs } from '../sql/words.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { parseTexts } from './parse-texts.ts'

/** What is taken. */
export interface TakeStatements {
  readonly weighing: string
  readonly ideas: readonly number[]
  readonly themes: readonly string[]
  readonly seeds: readonly string[]
}
type Taken = Omit<RecordedStatement, 'number'>

/** Takes them. What a statement stands for already is passed over, so that taking twice takes once. */
export async function takeStatements(
  house: HouseBase,
  acting: Acting,
  asked: TakeStatements,
): Promise<Outcome<Done<{ id: string; taken: readonly number[] }>, RefusalCode>> {
  const seeds = parseTexts(asked.seeds, 'seeds', STATEMENT_CHARACTERS_MAX)
  if (!seeds.ok) return seeds
  return await perform(house, acting, async (act) => {
    const row = await readWeighing(act.tx, asked.weighing)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state === 'closed') return refuse('weighing_over')
    const before = await readStatements(act.tx, row.id)
    const ideas = await ofIdeas(act.tx, row, before, asked.ideas)
    if (!ideas.ok) return ideas
    const themes = await ofThemes(act.tx, row, before, asked.themes)
    if (!themes.ok) return themes
    const taken = [...ideas.value, ...themes.value, ...seeds.value.map((text) => ofSeed(act, text))]
    if (before.length + taken.length > STATEMENTS_MAX) return refuse('too_many_statements', { limit: STATEMENTS_MAX })
    const statements = taken.map((one, at): RecordedStatement => ({ ...one, number: before.length + at + 1 }))
    return accept({
      drafts:
        statements.length === 0
          ? []
          : [{ kind: 'statements_taken', forum: row.forum_id, gathering: row.gathering_id, body: { weighing: row.id, statements } }],
      result: { id: row.id, taken: statements.map(({ number }) => number) },
    })
  })
}

async function ofIdeas(
  tx: Tx,
  row: WeighingRow,
  before: readonly StatementRow[],
  numbers: readonly number[],
): Promise<Outcome<Taken[], RefusalCode>> {
  if (numbers.length === 0) return accept([])
  if (row.gathering_id === null)
    return refuse('invalid', { field: 'ideas', detail: 'this weighing belongs to no gathering, so it has no ideas to take.' })
  const found = await readTakeableIdeas(tx, row.gathering_id, numbers)
  const missing = numbers.find((number) => !found.some((idea) => idea.number === number))
  if (missing !== undefined) return refuse('not_found', { what: `idea No. ${missing} whose words can be shown`, field: 'ideas' })
  const held = new Set(before.flatMap(({ ideas, source }) => (source === 'idea' ? ideas : [])))
  return accept(
    statementsOfIdeas(
      found.map(({ id, text_words: words, digest, language, tie_id: tie }) => ({ id, text: { words, digest }, language, tie })),
      held,
    ),
  )
}

async function ofThemes(
  tx: Tx,
  row: WeighingRow,
  before: readonly StatementRow[],
  ids: readonly string[],
): Promise<Outcome<Taken[], RefusalCode>> {
  if (ids.length === 0) return accept([])
  const held = new Set(before.map(({ theme_id }) => theme_id))
  const themes = row.gathering_id === null ? [] : await readThemes(tx, row.gathering_id)
  const places = row.gathering_id === null ? [] : await readPlaces(tx, row.gathering_id)
  const refs = await readWordsRefs(
    tx,
    themes.map(({ title_words }) => title_words),
  )
  const taken: Taken[] = []
  for (const id of new Set(ids)) {
    const theme = themes.find((one) => one.id === id && !one.is_retired)
    const text = refs.get(theme?.title_words ?? '')
    if (theme === undefined || text === undefined) return refuse('not_found', { what: 'such theme', field: 'themes' })
    const ideas = places.filter((place) => place.theme_id === id).map((place) => place.id)
    if (!held.has(id)) taken.push({ source: 'theme', text, language: null, ideas, theme: id })
  }
  return accept(taken)
}

function ofSeed(act: Act, text: string): Taken {
  return { source: 'seed', text: act.keep(text), language: null, ideas: [], theme: null }
}

/** Options of a decision as they are asked for, on their way into an entry: words of their own, or those of an idea, a theme or a statement. */
import { STATEMENT_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedOption } from '../../core/ledger/decision-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { GatheringRow } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { readThemes } from '../sql/themes.ts'
import { readStatement, readTakeableIdeas, readWeighing } from '../sql/weighings.ts'
import { readWordsRefs } from '../sql/words.ts'
import type { Act } from './command.ts'

/** One option: exactly one of these says what it is. */
export interface AskedOption {
  readonly text?: string | undefined
  readonly idea?: number | undefined
  readonly theme?: string | undefined
  readonly statement?: { readonly weighing: string; readonly number: number } | undefined
}
type Read = Outcome<RecordedOption, RefusalCode>

/** Reads them in their order. The same idea, theme, statement or wording twice is refused: it could be chosen twice. */
export async function readOptions(
  act: Act,
  gathering: GatheringRow,
  asked: readonly AskedOption[],
): Promise<Outcome<RecordedOption[], RefusalCode>> {
  const options: RecordedOption[] = []
  const seen = new Set<string>()
  for (const [at, one] of asked.entries()) {
    const field = `options.${at}`
    const key = JSON.stringify([one.text?.trim(), one.idea, one.theme, one.statement?.weighing, one.statement?.number])
    if (seen.has(key)) return refuse('invalid', { field, detail: 'this option stands there twice. Name it once.' })
    seen.add(key)
    const read = await readOption(act, gathering, one, field)
    if (!read.ok) return read
    options.push(read.value)
  }
  return accept(options)
}

async function readOption(act: Act, gathering: GatheringRow, one: AskedOption, field: string): Promise<Read> {
  if (one.idea !== undefined) return await ofIdea(act.tx, gathering, one.idea, field)
  if (one.theme !== undefined) return await ofTheme(act.tx, gathering, one.theme, field)
  if (one.statement !== undefined) return await ofStatement(act.tx, gathering, one.statement, field)
  const text = parsePlainText(one.text ?? '', field, STATEMENT_CHARACTERS_MAX)
  return text.ok ? accept({ text: act.keep(text.value), from: null }) : text
}

async function ofIdea(tx: Tx, gathering: GatheringRow, number: number, field: string): Promise<Read> {
  const idea = (await readTakeableIdeas(tx, gathering.id, [number])).find((one) => one.number === number)
  if (idea === undefined) return refuse('not_found', { what: `idea No. ${number} whose words can be shown`, field })
  return accept({ text: { words: idea.text_words, digest: idea.digest }, from: { kind: 'idea', id: idea.id } })
}

async function ofTheme(tx: Tx, gathering: GatheringRow, id: string, field: string): Promise<Read> {
  const theme = (await readThemes(tx, gathering.id)).find((one) => one.id === id && !one.is_retired)
  const text = (await readWordsRefs(tx, [theme?.title_words ?? null])).get(theme?.title_words ?? '')
  return theme === undefined || text === undefined
    ? refuse('not_found', { what: 'such theme', field })
    : accept({ text, from: { kind: 'theme', id } })
}

async function ofStatement(
  tx: Tx,
  gathering: GatheringRow,
  { weighing: id, number }: NonNullable<AskedOption['statement']>,
  field: string,
): Promise<Read> {
  const weighing = await readWeighing(tx, id)
  const statement = weighing?.forum_id === gathering.forum_id ? await readStatement(tx, id, number) : undefined
  const isShown = statement !== undefined && statement.hidden_reason === null
  const text = isShown ? (await readWordsRefs(tx, [statement.text_words])).get(statement.text_words) : undefined
  return text === undefined
    ? refuse('not_found', { what: `statement ${number} whose words can be shown`, field })
    : accept({ text, from: { kind: 'statement', id, statement: number } })
}

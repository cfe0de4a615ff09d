/** Somebody who rates writes a statement; others are shown it at once, as an idea on a table. */
import { OWN_STATEMENTS_MAX, STATEMENT_CHARACTERS_MAX, STATEMENTS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readStatements, readWeighing } from '../sql/weighings.ts'
import { authorOfRater } from '../weighing/rater-ids.ts'
import { perform, type Acting, type Done } from './command.ts'

/** What somebody wrote. */
export interface WriteStatement {
  readonly weighing: string
  readonly rater: string
  readonly text: string
  readonly language: string | null
}

/** Keeps it verbatim. Under the Chatham House Rule the entry names no author, not even by another id. */
export async function writeStatement(
  house: HouseBase,
  acting: Acting,
  asked: WriteStatement,
): Promise<Outcome<Done<{ number: number }>, RefusalCode>> {
  const text = parseVerbatim(asked.text, 'text', STATEMENT_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const row = await readWeighing(act.tx, asked.weighing)
    if (row?.state !== 'open') return refuse('weighing_not_open')
    if (!row.takes_own) return refuse('takes_no_own')
    const gathering = row.gathering_id === null ? undefined : await readGathering(act.tx, row.gathering_id)
    const author = gathering?.is_chatham_house === true ? null : authorOfRater(house.secret, asked.rater)
    const before = await readStatements(act.tx, row.id)
    if (author !== null && before.filter((one) => one.author_id === author).length >= OWN_STATEMENTS_MAX)
      return refuse('own_enough', { limit: OWN_STATEMENTS_MAX })
    if (before.length >= STATEMENTS_MAX) return refuse('too_many_statements', { limit: STATEMENTS_MAX })
    const number = before.length + 1
    const { language } = asked
    const statement = { number, source: 'own' as const, text: act.keep(text.value, language), language, ideas: [], theme: null }
    return accept({
      drafts: [
        { kind: 'statement_written', forum: row.forum_id, gathering: row.gathering_id, body: { weighing: row.id, statement, author } },
      ],
      result: { number },
    })
  })
}

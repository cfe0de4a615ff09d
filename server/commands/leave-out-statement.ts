/** The team says why something that much of the room supported has no clause. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readStatement, readWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { handOf, writableDraft } from './draft-at-hand.ts'

/** Leaves a statement out, with the ideas it was made of; said again, the new reason stands in the place of the old one. */
export async function leaveOutStatement(
  house: HouseBase,
  acting: Acting,
  asked: {
    readonly draft: string
    readonly member: string
    readonly weighing: string
    readonly statement: number
    readonly reason: string
  },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    if (!(await handOf(act.tx, row, asked.member)).hasSeat) return refuse('no_team_seat')
    const weighing = await readWeighing(act.tx, asked.weighing)
    const isHere = weighing !== undefined && weighing.forum_id === row.forum_id && weighing.state !== 'draft'
    const statement = isHere ? await readStatement(act.tx, asked.weighing, asked.statement) : undefined
    if (statement === undefined) return refuse('not_found', { what: 'statement' })
    const { weighing_id, number, ideas } = statement
    return accept({
      drafts: [
        {
          kind: 'statement_left_out',
          ...place,
          body: { draft: row.id, weighing: weighing_id, statement: number, ideas, reason: act.keep(reason.value) },
        },
      ],
      result: { id: row.id },
    })
  })
}

/** Adds a minority statement to a draft, in the words of those who hold it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { MINORITY_STATEMENTS_PER_SEAT_MAX } from '../../core/drafts/minority.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readMinorityStatements } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { clauseAtHand, readingAtHand, type Drafting } from './reading-at-hand.ts'

/** Adds it, on a clause as it stands or on the whole text. There is no way to change it: its holder withdraws it and writes another. */
export async function addMinorityStatement(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly clause: string | null; readonly text: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parseVerbatim(asked.text, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, place, seat } = found.value
    const at = asked.clause === null ? null : await clauseAtHand(act, draft, { clause: asked.clause, seen: null })
    if (at !== null && !at.ok) return at
    const all = await readMinorityStatements(act.tx, draft.id)
    if (all.filter((one) => one.seat === seat.number).length >= MINORITY_STATEMENTS_PER_SEAT_MAX)
      return refuse('invalid', { field: 'text', detail: `a seat writes at most ${MINORITY_STATEMENTS_PER_SEAT_MAX} minority statements.` })
    const id = act.newId()
    const on = at === null ? { clause: null, of: null } : { clause: at.value.clause.id, of: at.value.of }
    const by = { seat: seat.number, group: seat.stakeholderGroup, member: drafting.member }
    return accept({
      drafts: [
        {
          kind: 'minority_statement_added',
          ...place,
          body: { id, draft: draft.id, number: all.length + 1, ...on, ...by, text: act.keep(text.value) },
        },
      ],
      result: { id },
    })
  })
}

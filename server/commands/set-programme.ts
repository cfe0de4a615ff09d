/** Sets the whole programme of a gathering that is being prepared. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { ItemKind } from '../../core/gatherings/programme-item.ts'
import { roundNumbers } from '../../core/gatherings/programme.ts'
import { minuteOfDay } from '../../core/gatherings/zoned-time.ts'
import type { RecordedItem } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readProgramme, readQuestions } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadForEdit, type Edit } from './editable-gathering.ts'
import { parseTitle } from './parse-texts.ts'

/** One line as it was filled in. Without a question, conversation n takes question n. */
export interface ProgrammeLine {
  readonly id?: string
  readonly kind: ItemKind
  readonly title: string
  readonly start: string
  readonly end: string
  readonly question?: string | null
}

/** Sets the programme. Refuses an item that ends before it starts and a question that is not of this gathering, by field. */
export async function setProgramme(
  house: HouseBase,
  acting: Acting,
  edit: Edit,
  lines: readonly ProgrammeLine[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const titles: string[] = []
  for (const [index, line] of lines.entries()) {
    const title = parseTitle(line.title, `items.${index}.title`)
    if (!title.ok) return title
    if (minuteOfDay(line.end) < minuteOfDay(line.start))
      return refuse('invalid', { field: `items.${index}.end`, detail: `it ends at ${line.end}, before it starts at ${line.start}.` })
    titles.push(title.value)
  }
  return await perform(house, acting, async (act) => {
    const found = await loadForEdit(act.tx, edit)
    if (!found.ok) return found
    const gathering = found.value
    const questions = await readQuestions(act.tx, gathering.id)
    const known = new Set((await readProgramme(act.tx, gathering.id)).map((item) => item.id))
    const rounds = roundNumbers(lines.map((line) => line.kind))
    const items: RecordedItem[] = []
    for (const [index, line] of lines.entries()) {
      const round = rounds[index] ?? null
      const question = round === null ? null : line.question === undefined ? (questions[round - 1]?.id ?? null) : line.question
      if (question !== null && !questions.some((one) => one.id === question))
        return refuse('not_found', { what: 'question', field: `items.${index}.question` })
      if (line.id !== undefined && !known.has(line.id)) return refuse('not_found', { what: 'programme item', field: `items.${index}.id` })
      items.push({
        id: line.id ?? act.newId(),
        kind: line.kind,
        title: act.keep(titles[index] ?? ''),
        startMinute: minuteOfDay(line.start),
        endMinute: minuteOfDay(line.end),
        round,
        question,
      })
    }
    return accept({
      drafts: [{ kind: 'programme_set', forum: gathering.forum_id, gathering: gathering.id, body: { items } }],
      result: { id: gathering.id },
    })
  })
}

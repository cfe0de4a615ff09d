/** Hands a frozen text to bodies, or to anybody by name. Each clause that is asked of a body is owed an answer from then on. */
import { CELLS_MAX, LETTER_LINE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { dateAt, endOfDate } from '../../core/forums/working-days.ts'
import { isDate } from '../../core/gatherings/zoned-time.ts'
import type { RecordedBreadth } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readAskedBefore } from '../sql/adoption.ts'
import { readClauses, readDraft } from '../sql/drafts.ts'
import { readBodyTree, readForum } from '../sql/forums.ts'
import type { Tx } from '../sql/ledger.ts'
import { readWords } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional, parseTexts } from './parse-texts.ts'

/** What a convener fills in. */
export interface HandOver {
  readonly reference: string | null
  readonly source: string
  readonly agendaItem: string | null
  readonly bodies: readonly { readonly body: string; readonly clauses: readonly string[] | null }[]
  readonly others: readonly string[]
  readonly dueOn: string
  readonly breadth: RecordedBreadth
}
type Asked = { readonly body: string; readonly clauses: readonly string[] }

/** Hands it over. */
export async function handOverDraft(
  house: HouseBase,
  acting: Acting,
  draft: string,
  wanted: HandOver,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const texts = parseAll(wanted)
  if (!texts.ok) return texts
  return await perform(house, acting, async (act) => {
    const row = await readDraft(act.tx, draft)
    const forum = row === undefined ? undefined : await readForum(act.tx, row.forum_id)
    if (row === undefined || forum === undefined) return refuse('not_found', { what: 'draft' })
    const version = row.frozen_version
    if (version === null) return refuse('draft_not_frozen')
    if (wanted.dueOn <= dateAt(act.now, forum.time_zone))
      return refuse('invalid', { field: 'dueOn', detail: 'answers are due on a later day than today. Choose another date.' })
    const asked = await checkAsked(act.tx, { draft, version, forum: forum.id }, wanted.bodies)
    if (!asked.ok) return asked
    const { reference, source, agendaItem, others } = texts.value
    const body = {
      id: act.newId(),
      draft,
      version,
      reference: reference === null ? null : act.keep(reference),
      source: act.keep(source),
      agendaItem: agendaItem === null ? null : act.keep(agendaItem),
      addressees: [
        ...asked.value.map((one) => ({ body: one.body, name: null })),
        ...others.map((name) => ({ body: null, name: act.keep(name) })),
      ],
      asked: asked.value,
      dueOn: wanted.dueOn,
      dueAt: endOfDate(wanted.dueOn, forum.time_zone),
      breadth: wanted.breadth,
    }
    return accept({ drafts: [{ kind: 'draft_handed_over', forum: forum.id, gathering: null, body }], result: { id: body.id } })
  })
}

function parseAll(wanted: HandOver) {
  if (!isDate(wanted.dueOn)) return refuse('invalid', { field: 'dueOn', detail: 'this date does not exist.' })
  if (wanted.bodies.length + wanted.others.length === 0)
    return refuse('invalid', { field: 'bodies', detail: 'nobody is named. Choose a body, or write to whom it goes.' })
  const source = parsePlainText(wanted.source, 'source', LETTER_LINE_CHARACTERS_MAX)
  if (!source.ok) return source
  const reference = parseOptional(wanted.reference, 'reference', LETTER_LINE_CHARACTERS_MAX)
  if (!reference.ok) return reference
  const agendaItem = parseOptional(wanted.agendaItem, 'agendaItem', LETTER_LINE_CHARACTERS_MAX)
  if (!agendaItem.ok) return agendaItem
  const others = parseTexts(wanted.others, 'others', LETTER_LINE_CHARACTERS_MAX)
  if (!others.ok) return others
  return accept({ source: source.value, reference: reference.value, agendaItem: agendaItem.value, others: others.value })
}

/** Bodies are of the forum and named once, clauses are of the version, and no body is asked the same clause twice. */
async function checkAsked(
  tx: Tx,
  at: { readonly draft: string; readonly version: number; readonly forum: string },
  bodies: HandOver['bodies'],
): Promise<Outcome<readonly Asked[], RefusalCode>> {
  const tree = await readBodyTree(tx, at.forum)
  const clauses = await readClauses(tx, at.draft, at.version)
  const operative = clauses.filter(({ kind }) => kind === 'operative').map(({ clause_id }) => clause_id)
  const known = new Set(clauses.map(({ clause_id }) => clause_id))
  const asked: Asked[] = []
  for (const [place, one] of bodies.entries()) {
    if (!tree.some(({ id }) => id === one.body))
      return refuse('invalid', { field: `bodies.${place}`, detail: 'this forum has no such body.' })
    if (asked.some(({ body }) => body === one.body))
      return refuse('invalid', { field: `bodies.${place}`, detail: 'this body stands in the list twice. Name it once.' })
    const wanted = [...new Set(one.clauses ?? operative)]
    if (wanted.length === 0 || !wanted.every((clause) => known.has(clause)))
      return refuse('invalid', { field: `bodies.${place}`, detail: 'name clauses of the frozen version, at least one.' })
    asked.push({ body: one.body, clauses: wanted })
  }
  if (asked.reduce((sum, one) => sum + one.clauses.length, 0) > CELLS_MAX)
    return refuse('invalid', { field: 'bodies', detail: `one hand-over asks for at most ${CELLS_MAX} answers.` })
  const before = await readAskedBefore(
    tx,
    at.draft,
    asked.map(({ body }) => body),
  )
  const again = asked.find((one) => before.some((cell) => cell.body_id === one.body && one.clauses.includes(cell.clause_id)))
  if (again === undefined) return accept(asked)
  const words = tree.find(({ id }) => id === again.body)?.nameWords
  return refuse('asked_already', { body: (await readWords(tx, [words])).of(words) ?? 'this body' })
}

/** The register of answers as anybody sees it, and the texts that were handed over. What waits to be confirmed is in none of it. */
import type { BodyQuestionView, CellView, FiguresView, HandoverLine, RegisterBody, RegisterView } from '../../contract/answers.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { daysLate, figuresOf, standingOf, type Standing } from '../../core/adoption/register.ts'
import { inTreeOrder } from '../../core/forums/body-tree.ts'
import { dateAt } from '../../core/forums/working-days.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import {
  countCells,
  listHandovers,
  listHandoversOfDraft,
  readAddressees,
  readCells,
  readDraftLines,
  readQuestionsOfHandovers,
  type BodyQuestionRow,
  type CellRow,
  type HandoverRow,
} from '../sql/adoption.ts'
import { readClauses, readDraft, readVersion } from '../sql/drafts.ts'
import { readBodyTree, readForum } from '../sql/forums.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type House = Pick<HouseBase, 'database' | 'now'>
/** The clock by which a register is read. */
export interface ReadAt {
  readonly now: string
  readonly timeZone: string
}

/** Texts that were handed over, in five queries. */
export async function viewHandovers(
  house: House,
  forum: string,
): Promise<Outcome<{ timeZone: string; handovers: HandoverLine[] }, RefusalCode>> {
  const { db } = house.database
  const held = await readForum(db, forum)
  if (held === undefined) return refuse('not_found', { what: 'forum' })
  const rows = await listHandovers(db, forum)
  const ids = rows.map(({ id }) => id)
  const [drafts, addressees, counts] = await Promise.all([
    readDraftLines(db, [...new Set(rows.map(({ draft_id }) => draft_id))]),
    readAddressees(db, ids),
    countCells(db, ids, house.now().toISOString()),
  ])
  const words = await readWords(db, [...drafts.map((one) => one.title_words), ...addressees.map((one) => one.name_words)])
  return accept({
    timeZone: held.time_zone,
    handovers: rows.map((row) => {
      const own = counts.filter(({ handover_id }) => handover_id === row.id)
      const standings = own.flatMap(({ state, is_late, cells }) => Array<Standing>(cells).fill(standingFromCount(state, is_late)))
      return lineOf(row, { drafts, addressees, words }, figuresOf(standings))
    }),
  })
}

function standingFromCount(state: CellRow['state'], isLate: boolean): Standing {
  // The two instants stand for before and after what is due.
  return standingOf({ state, dueAt: '2000-01-01T00:00:00.000Z' }, isLate ? '2000-01-01T00:00:00.000Z' : '1999-01-01T00:00:00.000Z')
}

/** What lines say of a draft. */
interface DraftLike {
  readonly id: string
  readonly slug: string
  readonly title_words: string
  readonly language: string
}
interface AroundHandovers {
  readonly drafts: readonly DraftLike[]
  readonly addressees: Awaited<ReturnType<typeof readAddressees>>
  readonly words: WordsById
}

function lineOf(row: HandoverRow, { drafts, addressees, words }: AroundHandovers, figures: FiguresView): HandoverLine {
  return {
    id: row.id,
    draft: draftOf(row.draft_id, drafts, words),
    version: row.version,
    handedAt: row.handed_at,
    dueOn: row.due_on,
    addressees: addressees
      .filter(({ handover_id }) => handover_id === row.id)
      .map(({ body_id, name_words }) => ({ body: body_id, name: words.of(name_words) })),
    figures,
    entry: row.entry,
  }
}

/** A draft as lines name it. */
export function draftOf(id: string, drafts: readonly DraftLike[], words: WordsById): HandoverLine['draft'] {
  const draft = drafts.find((one) => one.id === id)
  return { id, slug: draft?.slug ?? '', title: words.of(draft?.title_words), language: draft?.language ?? 'en' }
}

/** The register of a text over all its hand-overs, in ten queries, however many clauses and bodies there are. */
export async function viewRegister(house: House, draftId: string): Promise<Outcome<RegisterView, RefusalCode>> {
  const { db } = house.database
  const draft = await readDraft(db, draftId)
  const handovers = await listHandoversOfDraft(db, draftId)
  const version = handovers.at(-1)?.version
  const forum = draft === undefined ? undefined : await readForum(db, draft.forum_id)
  if (draft === undefined || forum === undefined || version === undefined) return refuse('not_found', { what: 'register' })
  const ids = handovers.map(({ id }) => id)
  const [kept, clauses, tree, addressees, cells, questions] = await Promise.all([
    readVersion(db, draftId, version),
    readClauses(db, draftId, version),
    readBodyTree(db, draft.forum_id),
    readAddressees(db, ids),
    readCells(db, ids),
    readQuestionsOfHandovers(db, ids),
  ])
  const words = await readWords(db, [
    draft.title_words,
    ...handovers.flatMap((row) => [row.reference_words, row.source_words, row.agenda_words]),
    ...addressees.map(({ name_words }) => name_words),
    ...clauses.map(({ text_words }) => text_words),
    ...tree.map(({ nameWords }) => nameWords),
    ...cells.flatMap(wordsOfCell),
    ...questions.flatMap(({ text_words, reply_words }) => [text_words, reply_words]),
  ])
  const at: ReadAt = { now: house.now().toISOString(), timeZone: forum.time_zone }
  const views = cells.map((cell) => cellView(cell, words, at))
  const around = { drafts: [draft], addressees, words }
  return accept({
    forum: forum.id,
    timeZone: forum.time_zone,
    draft: draftOf(draft.id, [draft], words),
    version,
    digest: kept?.digest ?? '',
    handovers: handovers.map((row) => ({
      ...lineOf(row, around, figuresOf(views.filter(({ handover }) => handover === row.id).map(({ standing }) => standing))),
      reference: words.of(row.reference_words),
      source: words.of(row.source_words),
      agendaItem: words.of(row.agenda_words),
      dueAt: row.due_at,
    })),
    clauses: clauses.map(({ clause_id, kind, depth, label, text_words }) => ({
      id: clause_id,
      kind,
      depth,
      label,
      text: words.of(text_words),
    })),
    bodies: bodiesOf(tree, new Set(views.map(({ body }) => body)), words),
    cells: views,
    questions: questions.map((row) => questionView(row, words, at.now)),
    figures: figuresOf(views.map(({ standing }) => standing)),
    serverNow: at.now,
  })
}

/** Bodies that were asked something, in the order of the tree, each with the government at its top. */
function bodiesOf(tree: Awaited<ReturnType<typeof readBodyTree>>, asked: ReadonlySet<string>, words: WordsById): RegisterBody[] {
  const byId = new Map(tree.map((body) => [body.id, body]))
  const pathUp = (id: string): typeof tree => {
    const body = byId.get(id)
    return body === undefined ? [] : [...(body.parent === null ? [] : pathUp(body.parent)), body]
  }
  return inTreeOrder(tree)
    .filter(({ id }) => asked.has(id))
    .map((body) => {
      const path = pathUp(body.id)
      return {
        id: body.id,
        name: words.of(body.nameWords),
        parent: body.parent,
        government: path[0]?.id ?? body.id,
        governmentName: words.of(path[0]?.nameWords),
        above: path.slice(0, -1).map(({ nameWords }) => words.of(nameWords)),
      }
    })
}

/** Words of a cell. */
export function wordsOfCell(cell: CellRow): (string | null)[] {
  return [
    cell.reason_words,
    cell.department_words,
    cell.part_words,
    cell.change_words,
    cell.time_reason_words,
    cell.time_note_words,
    cell.closing_words,
  ]
}

/** A cell as anybody sees it at an instant. */
export function cellView(row: CellRow, words: WordsById, { now, timeZone }: ReadAt): CellView {
  return {
    handover: row.handover_id,
    clause: row.clause_id,
    body: row.body_id,
    state: row.state,
    standing: standingOf({ state: row.state, dueAt: row.due_at }, now),
    dueAt: row.due_at,
    // Due at the end of a date is written as the first instant of the next.
    dueOn: dateAt(new Date(Date.parse(row.due_at) - 1).toISOString(), timeZone),
    daysLate: daysLate(row.due_at, row.answered_at ?? now, timeZone),
    answer: row.answer,
    reason: words.of(row.reason_words),
    department: words.of(row.department_words),
    part: words.of(row.part_words),
    change: words.of(row.change_words),
    answeredAt: row.answered_at,
    answers: row.answers,
    moreTime:
      row.time_until === null
        ? null
        : {
            until: row.time_until,
            reason: words.of(row.time_reason_words),
            isGranted: row.time_is_granted,
            note: words.of(row.time_note_words),
          },
    closing: words.of(row.closing_words),
    entry: row.entry,
  }
}

/** A question to a body. */
export function questionView(row: BodyQuestionRow, words: WordsById, now: string): BodyQuestionView {
  return {
    id: row.id,
    handover: row.handover_id,
    body: row.body_id,
    clause: row.clause_id,
    text: words.of(row.text_words),
    stakeholderGroup: row.stakeholder_group_id,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    isOverdue: row.replied_at === null && now >= row.due_at,
    reply: words.of(row.reply_words),
    repliedAt: row.replied_at,
    entry: row.entry,
  }
}

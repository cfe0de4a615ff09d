/** Words and signs of the register: the same for table, list, panel and key. */
import type { CellView, RegisterBody } from '../../../../contract/answers.ts'
import { dayMonth, dayMonthYear, isolated } from '$parts/figures.ts'
import { say } from '$words/answers'

/** The sign of a cell: never by colour alone, each has its shape and its word. */
export type CellSign = 'yes' | 'part' | 'noted' | 'not' | 'due' | 'late' | 'missing' | 'closed'

const SIGNS = { accepted: 'yes', modified: 'part', noted: 'noted', rejected: 'not' } as const
const ANSWER_WORDS = { accepted: say.accepted, modified: say.modified, noted: say.noted, rejected: say.rejected } as const
const STATE_WORDS = {
  asked: say.stateAsked,
  received: say.stateReceived,
  understood: say.stateUnderstood,
  considered: say.stateConsidered,
} as const

/** Which sign a cell has. */
export function signOf({ answer, standing }: Pick<CellView, 'answer' | 'standing'>): CellSign {
  if (answer !== null) return SIGNS[answer]
  switch (standing) {
    case 'overdue':
      return 'late'
    case 'missing':
      return 'missing'
    case 'closed':
      return 'closed'
    case 'in_time':
    case 'answered':
      return 'due'
  }
}

/** The word of a cell. */
export function wordOf(cell: Pick<CellView, 'answer' | 'standing' | 'dueOn' | 'daysLate'>): string {
  if (cell.answer !== null) return ANSWER_WORDS[cell.answer]()
  if (cell.standing === 'overdue') return say.overdueDays({ days: cell.daysLate })
  if (cell.standing === 'missing') return say.missingDays({ days: cell.daysLate })
  return cell.standing === 'closed' ? say.closedCell() : say.dueOn({ date: dayMonth(cell.dueOn) })
}

/** How far a body has come, before it answers. */
export function progressText({ state, closing }: Pick<CellView, 'state' | 'closing'>): string | null {
  if (state === 'answered') return null
  return state === 'closed' ? say.stateClosed({ reason: isolated(closing ?? say.erased()) }) : STATE_WORDS[state]()
}

/** When it was answered, beside when it was due. */
export function answeredText(cell: Pick<CellView, 'answeredAt' | 'daysLate'>, day: (instant: string) => string): string | null {
  if (cell.answeredAt === null) return null
  const when = day(cell.answeredAt)
  if (cell.daysLate > 0) return say.lateBy({ when, days: cell.daysLate })
  return cell.daysLate === 0 ? say.inTimeOn({ when }) : say.early({ when, days: -cell.daysLate })
}

/** The first words of a clause, as its name in a table. */
export function clauseName(text: string | null): string {
  if (text === null) return say.erased()
  const words = text.replaceAll(/\s+/gu, ' ').trim().split(' ')
  let name = ''
  for (const word of words) {
    if (name !== '' && name.length + word.length > NAME_CHARACTERS) return `${name.replace(/[,;:.]$/u, '')} …`
    name = name === '' ? word : `${name} ${word}`
  }
  return name
}
/** Long enough to know a clause by, short enough for two lines of a narrow column. */
const NAME_CHARACTERS = 42

/** Columns of the register under one head: a body with those below it that were asked too. */
export interface ColumnGroup {
  readonly id: string
  readonly name: string
  readonly bodies: readonly { readonly body: RegisterBody; readonly name: string }[]
}

/** Columns by what stands highest among those that were asked, in the order of the tree. */
export function columnsOf(bodies: readonly RegisterBody[]): readonly ColumnGroup[] {
  const asked = new Map(bodies.map((body) => [body.id, body]))
  const rootOf = (body: RegisterBody): RegisterBody => {
    const above = body.parent === null ? undefined : asked.get(body.parent)
    return above === undefined ? body : rootOf(above)
  }
  return [...Map.groupBy(bodies, (body) => rootOf(body).id)].map(([id, own]) => ({
    id,
    name: asked.get(id)?.name ?? say.erased(),
    bodies: own.map((body) => ({ body, name: body.id === id && own.length > 1 ? say.itself() : (body.name ?? say.erased()) })),
  }))
}

/** A date of the calendar in full. */
export const fullDate = dayMonthYear

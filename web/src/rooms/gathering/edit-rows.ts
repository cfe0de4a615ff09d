/** Between a gathering and the rows of its editors: programme, questions and tables as texts of a form, and back. */
import type { GatheringView } from '../../../../contract/gatherings.ts'
import { ITEM_KINDS, type ItemKind } from '../../../../core/gatherings/programme-item.ts'
import { checkProgramme } from '../../../../core/gatherings/programme.ts'
import { linesFrom } from './form-rows.ts'

/** Fields of a table row that tick a language: `spoken-fr`. */
export const SPOKEN = 'spoken-'

type Row = Readonly<Record<string, string>>

/** A programme as rows. */
export function programmeRows(gathering: Pick<GatheringView, 'programme'>): Row[] {
  return gathering.programme.map((item) => ({
    id: item.id,
    kind: item.kind,
    title: item.title ?? '',
    start: item.start,
    end: item.end,
    question: item.question ?? '',
  }))
}

/** Questions as rows, goals one on each line. */
export function questionRows(gathering: Pick<GatheringView, 'questions'>): Row[] {
  return gathering.questions.map((question) => ({
    id: question.id,
    text: question.text ?? '',
    goals: question.goals.map((goal) => goal ?? '').join('\n'),
  }))
}

/** Tables as rows. */
export function tableRows(gathering: Pick<GatheringView, 'tables'>): Row[] {
  return gathering.tables.map((table) => ({
    id: table.id,
    modality: table.modality,
    capacity: String(table.capacity),
    ...Object.fromEntries(table.languages.map((code) => [`${SPOKEN}${code}`, 'on'])),
  }))
}

/** A new programme line: a conversation that begins where the last line ends and takes twenty minutes. */
export function blankItem(title: string): (rows: readonly Row[]) => Row {
  return (rows) => {
    const start = rows.at(-1)?.['end'] ?? '18:00'
    return { kind: 'conversation', title, start, end: timeAfter(start, 20), question: '' }
  }
}

/** A new table: `add/online` in the value of the button makes it an online one. */
export function blankTable(value: string): (rows: readonly Row[]) => Row {
  return () => ({ modality: value.endsWith('/online') ? 'online' : 'room', capacity: '5' })
}

/** What the API takes of programme rows. */
export function programmeItems(
  rows: readonly Row[],
): { id?: string; kind: ItemKind; title: string; start: string; end: string; question: string | null }[] {
  return rows.map((row) => ({
    ...idOf(row),
    kind: ITEM_KINDS.find((kind) => kind === row['kind']) ?? 'break',
    title: row['title'] ?? '',
    start: row['start'] ?? '',
    end: row['end'] ?? '',
    question: row['kind'] === 'conversation' && row['question'] ? row['question'] : null,
  }))
}

/** What the API takes of question rows. */
export function questionItems(rows: readonly Row[]): { id?: string; text: string; goals: string[] }[] {
  return rows.map((row) => ({ ...idOf(row), text: row['text'] ?? '', goals: linesFrom(row['goals'] ?? '') }))
}

/** What the API takes of table rows; seats that are no number are sent as 0, so that the API says what it takes. */
export function tableItems(rows: readonly Row[]): { id?: string; modality: 'room' | 'online'; capacity: number; languages: string[] }[] {
  return rows.map((row) => ({
    ...idOf(row),
    modality: row['modality'] === 'online' ? 'online' : 'room',
    capacity: Math.trunc(Number(row['capacity'])) || 0,
    languages: spokenIn(row),
  }))
}

/** Codes of the languages that are ticked in a table row. */
export function spokenIn(row: Row): string[] {
  return Object.keys(row).flatMap((field) => (field.startsWith(SPOKEN) && row[field] === 'on' ? [field.slice(SPOKEN.length)] : []))
}

/** Minutes of the day of `18:15`, or null while it is being typed. */
export function minuteOf(time: string | undefined): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '') ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

export interface RowCheck {
  readonly kind: 'gap' | 'overlap' | 'zero_minutes'
  readonly minutes: number
  readonly at: string
}

/** What does not add up, beside each row; rows whose times are not whole yet are passed over. */
export function rowChecks(rows: readonly Row[]): RowCheck[][] {
  const timed = rows.flatMap((row, index) => {
    const startMinute = minuteOf(row['start'])
    const endMinute = minuteOf(row['end'])
    return startMinute === null || endMinute === null ? [] : [{ id: String(index), startMinute, endMinute }]
  })
  const checks = checkProgramme(timed)
  return rows.map((_, index) =>
    checks
      .filter((check) => check.item === String(index))
      .map((check) => ({ kind: check.kind, minutes: check.minutes, at: timeOf(check.atMinute) })),
  )
}

function timeAfter(start: string, minutes: number): string {
  return timeOf(Math.min(23 * 60 + 59, (minuteOf(start) ?? 18 * 60) + minutes))
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function idOf(row: Row): { id: string } | Record<never, never> {
  return row['id'] ? { id: row['id'] } : {}
}

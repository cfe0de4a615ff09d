/** Changing a gathering, section by section. Each save names the version it was made from, so that nobody overwrites unseen. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient, type Client, type Outcome } from '$contract/client.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { timeZones } from '$line/time-zones.ts'
import { blankItem, blankTable, programmeItems, questionItems, tableItems } from '$rooms/gathering/edit-rows.ts'
import { parseRowAct, rowsFrom, withRowAct } from '$rooms/gathering/form-rows.ts'
import { rowOf, sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/edit'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

type Section = 'facts' | 'programme' | 'questions' | 'tables'
type Row = Record<string, string>
/** Rows bear the names of the API, so that the field of a refusal finds its place. */
const ROWS_OF = { facts: '', programme: 'items', questions: 'questions', tables: 'tables' } as const

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).convenes) error(403, say.onlyConveners())
  const gathering = answered(await client('GET /gatherings/:gathering', { params }))
  const { languages } = answered(await client('GET /forums/:forum', { params: { forum: gathering.forum } }))
  return { me, gathering, languages, zones: timeZones() }
}

export const actions: Actions = {
  facts: async (event) => {
    const form = await event.request.formData()
    // A topic or place that is left blank is taken away, as the API has it.
    const body = {
      title: textOf(form, 'title'),
      topic: textOf(form, 'topic'),
      venue: textOf(form, 'venue'),
      date: textOf(form, 'date'),
      timeZone: textOf(form, 'timeZone'),
    }
    const client = clientOf(event)
    const changed = await client('PATCH /gatherings/:gathering', { params: event.params, ifMatch: versionOf(form), body })
    if (!changed.ok) return outcomeOf('facts', form, changed)
    const minutes = Number(textOf(form, 'walk'))
    const walk = await client('PUT /gatherings/:gathering/clock/walk', { params: event.params, body: { minutes } })
    if (!walk.ok) return outcomeOf('facts', form, walk)
    const isOn = form.has('chathamHouse')
    const rule = await client('PUT /gatherings/:gathering/chatham-house', { params: event.params, body: { isOn } })
    return outcomeOf('facts', form, rule.ok ? changed : rule)
  },
  programme: (event) =>
    saveRows('programme', event, blankItem(say.newItemTitle()), (client, rows, ifMatch) =>
      client('PUT /gatherings/:gathering/programme', { params: event.params, ifMatch, body: { items: programmeItems(rows) } }),
    ),
  questions: (event) =>
    saveRows(
      'questions',
      event,
      () => ({ text: '', goals: '' }),
      (client, rows, ifMatch) =>
        client('PUT /gatherings/:gathering/questions', { params: event.params, ifMatch, body: { questions: questionItems(rows) } }),
    ),
  tables: (event) =>
    saveRows('tables', event, null, (client, rows, ifMatch) =>
      client('PUT /gatherings/:gathering/tables', { params: event.params, ifMatch, body: { tables: tableItems(rows) } }),
    ),
}

type RowSave = (client: Client, rows: Row[], ifMatch: number) => Promise<Outcome<'PUT /gatherings/:gathering/programme'>>

/** A row button pressed without a script gives the form back with its rows changed; the other button saves. */
async function saveRows(section: Section, event: RequestEvent, blank: ((rows: readonly Row[]) => Row) | null, save: RowSave) {
  const form = await event.request.formData()
  const rows = rowsFrom(form, ROWS_OF[section])
  const pressed = textOf(form, 'do')
  const act = parseRowAct(pressed.split('/')[0])
  if (act !== null)
    return {
      section,
      rows: withRowAct(rows, act, blank ?? blankTable(pressed)),
      sentence: null,
      field: null,
      entry: null,
      isStale: false,
      typed: null,
    }
  return outcomeOf(section, form, await save(clientOf(event), rows, versionOf(form)), rows)
}

function outcomeOf(section: Section, form: FormData, outcome: Outcome<'PUT /gatherings/:gathering/programme'>, rows: Row[] | null = null) {
  if (outcome.ok) return { section, rows: null, sentence: null, field: null, entry: outcome.answer.entry, isStale: false, typed: null }
  const { status, code, field } = outcome.problem
  const sentence = code === 'stale' ? say.changedSince() : sentenceFor(outcome.problem, labelOf)
  return fail(status, { section, rows, sentence, field: field ?? null, entry: null, isStale: code === 'stale', typed: typedOf(form) })
}

function labelOf(field: string): string | null {
  const facts: Record<string, string> = {
    title: say.fieldTitle(),
    topic: say.fieldTopic(),
    venue: say.fieldVenue(),
    date: say.fieldDate(),
    timeZone: say.fieldZone(),
    minutes: say.fieldWalk(),
  }
  const row = rowOf(field)
  if (row === null) return facts[field] ?? null
  const lists: Record<string, (facts: { number: number }) => string> = {
    items: say.line,
    questions: say.questionText,
    tables: say.tableName,
  }
  const what = lists[row.list]?.({ number: row.number })
  const names: Record<string, string> = {
    start: say.fieldLineStart(),
    end: say.fieldLineEnd(),
    title: say.fieldLineTitle(),
    question: say.fieldLineQuestion(),
    goals: say.fieldGoals(),
    capacity: say.fieldSeats(),
  }
  const name = names[row.name]
  if (what === undefined) return null
  return name === undefined ? what : say.fieldOf({ what, field: name })
}

function clientOf({ fetch }: RequestEvent): Client {
  return makeClient(fetch)
}

function versionOf(form: FormData): number {
  return Number(textOf(form, 'version')) || 0
}

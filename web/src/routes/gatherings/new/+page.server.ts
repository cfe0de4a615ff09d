/** A new gathering from a template: one form, also without a script; a refusal keeps everything that was typed. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { timeZones } from '$line/time-zones.ts'
import { linesFrom, rowsFrom } from '$rooms/gathering/form-rows.ts'
import { rowOf, sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { todayIn } from '$rooms/gathering/when.ts'
import { say } from '$words/gathering'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const house = answered(await client('GET /house'))
  if (house.forum === null) redirect(303, '/')
  if (!powersOf(me).convenes) error(403, say.newOnlyConveners())
  const [forum, templates] = await Promise.all([
    client('GET /forums/:forum', { params: { forum: house.forum } }),
    client('GET /gathering-templates'),
  ])
  const { timeZone, name } = answered(forum)
  return {
    me,
    forum: { id: house.forum, name, timeZone },
    templates: answered(templates).templates,
    zones: timeZones(),
    today: todayIn(timeZone, new Date()),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const questions = rowsFrom(form, 'questions').map((row) => ({ text: (row['text'] ?? '').trim(), goals: linesFrom(row['goals'] ?? '') }))
    const errors = missing(form, questions)
    if (errors.length > 0) return fail(422, { errors, typed: typedOf(form) })
    const client = makeClient(fetch)
    const house = answered(await client('GET /house'))
    const outcome = await client('POST /forums/:forum/gatherings', {
      params: { forum: house.forum ?? '' },
      key: textOf(form, 'key') || newKey(),
      body: {
        template: textOf(form, 'template'),
        title: textOf(form, 'title'),
        ...optional('topic', textOf(form, 'topic')),
        ...optional('venue', textOf(form, 'venue')),
        date: textOf(form, 'date'),
        start: textOf(form, 'start'),
        timeZone: textOf(form, 'timeZone'),
        questions: questions.filter((question) => question.text !== ''),
      },
    })
    if (!outcome.ok)
      return fail(outcome.problem.status, {
        errors: [{ field: outcome.problem.field ?? 'title', sentence: sentenceFor(outcome.problem, labelOf) }],
        typed: typedOf(form),
      })
    redirect(303, `/g/${outcome.answer.slug}`)
  },
}

interface FieldError {
  readonly field: string
  readonly sentence: string
}

function missing(form: FormData, questions: readonly { readonly text: string; readonly goals: readonly string[] }[]): FieldError[] {
  const empty = (field: string, sentence: string): FieldError[] => (textOf(form, field) === '' ? [{ field, sentence }] : [])
  return [
    ...empty('template', say.badTemplate()),
    ...empty('title', say.missingTitle()),
    ...empty('date', say.missingDate()),
    ...empty('start', say.missingStart()),
    ...empty('timeZone', say.badZone()),
    ...questions.flatMap((question, row) =>
      question.text === '' && question.goals.length > 0
        ? [{ field: `questions.${row}.text`, sentence: say.emptyGoalQuestion({ number: row + 1 }) }]
        : [],
    ),
  ]
}

function labelOf(field: string): string | null {
  const labels: Record<string, string> = {
    title: say.fieldTitle(),
    topic: say.fieldTopic(),
    venue: say.fieldVenue(),
    date: say.fieldDate(),
    start: say.fieldStart(),
    timeZone: say.fieldZone(),
    template: say.newTemplate(),
  }
  const row = rowOf(field)
  if (row === null) return labels[field] ?? null
  return row.name === 'goals' ? say.fieldGoals({ number: row.number }) : say.fieldQuestion({ number: row.number })
}

function optional<K extends string>(name: K, value: string): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [name]: value } as Partial<Record<K, string>>)
}

/** Lists of a forum, read from forms. */
import { expect, it } from 'vitest'
import { groupRows, regionRows } from './list-forms.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

it('keeps groups whose box is on, drops the others, and takes a new one with a name', () => {
  const form = formOf({
    'id-0': 'a',
    'name-0': 'Governments',
    'letter-0': 'G',
    'mark-0': 'square',
    'keep-0': 'on',
    'id-1': 'b',
    'name-1': 'Academia',
    'letter-1': 'A',
    'mark-1': 'triangle',
    'id-2': '',
    'name-2': 'Youth',
    'letter-2': 'Y',
    'mark-2': 'half-disc',
  })
  expect(groupRows(form)).toEqual([
    { id: 'a', name: 'Governments', letter: 'G', mark: 'square' },
    { name: 'Youth', letter: 'Y', mark: 'half-disc' },
  ])
})
it('adds no region for an empty last row', () => {
  expect(regionRows(formOf({ 'id-0': 'a', 'name-0': 'African Group', 'keep-0': 'on', 'id-1': '', 'name-1': '  ' }))).toEqual([
    { id: 'a', name: 'African Group' },
  ])
})

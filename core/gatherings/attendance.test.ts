import { expect, it } from 'vitest'
import { decideAttendance, type Attendance } from './attendance.ts'

const asked: Attendance = { body: 'roads', item: 'hall', from: '2013-10-08T17:00:00.000Z', until: null, people: 2, part: 'spoke' }
const held = { items: ['hall'], standing: [{ body: 'roads', item: null }] }

it('takes a body once for the whole gathering and once for an item of it', () => {
  expect(decideAttendance(asked, held)).toEqual({ ok: true, value: asked })
  expect(decideAttendance({ ...asked, item: null }, held)).toMatchObject({ code: 'changed_since' })
})

it.each([
  ['an item of another programme', { item: 'elsewhere' }, 'not_found'],
  ['an end before the beginning', { until: '2013-10-08T16:59:00.000Z' }, 'invalid'],
  ['an end at the beginning', { until: asked.from }, 'invalid'],
])('refuses %s', (_, change, code) => {
  expect(decideAttendance({ ...asked, ...change }, held)).toMatchObject({ code })
})

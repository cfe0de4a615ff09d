import { describe, expect, it } from 'vitest'
import { checkProgramme, roundNumbers } from './programme.ts'
import { minuteOfDay } from './zoned-time.ts'

function item(id: string, start: string, end: string): { id: string; startMinute: number; endMinute: number } {
  return { id, startMinute: minuteOfDay(start), endMinute: minuteOfDay(end) }
}

describe('checks of a programme', () => {
  it('finds the gap at 20:10 and the closing of no minutes in the programme of 2013', () => {
    const items = [
      item('opening', '18:15', '18:30'),
      item('c1', '18:30', '18:55'),
      item('final', '18:55', '20:10'),
      item('closing', '20:15', '20:15'),
    ]
    expect(checkProgramme(items)).toEqual([
      { kind: 'gap', item: 'closing', minutes: 5, atMinute: minuteOfDay('20:10') },
      { kind: 'zero_minutes', item: 'closing', minutes: 0, atMinute: minuteOfDay('20:15') },
    ])
  })
  it('finds an overlap and where it begins', () => {
    expect(checkProgramme([item('a', '10:00', '11:00'), item('b', '10:45', '11:30')])).toEqual([
      { kind: 'overlap', item: 'b', minutes: 15, atMinute: 645 },
    ])
  })
  it('says nothing of a programme that adds up, or of an empty one', () => {
    expect(checkProgramme([item('a', '10:00', '11:00'), item('b', '11:00', '11:30')])).toEqual([])
    expect(checkProgramme([])).toEqual([])
  })
  it('numbers conversations only', () =>
    expect(roundNumbers(['opening', 'conversation', 'townhall', 'conversation'])).toEqual([null, 1, null, 2]))
})

import { describe, expect, it } from 'vitest'
import { reminderDue } from './reminder.ts'

describe('a reminder', () => {
  it('comes fourteen days before, three days before, and when it is late', () => {
    const due = '2027-03-11T00:00:00.000Z'
    const at = (now: string) => reminderDue(due, now)
    expect(at('2027-02-24T23:59:59.999Z')).toBeNull()
    expect(at('2027-02-25T00:00:00.000Z')).toBe('14_days')
    expect(at('2027-03-08T00:00:00.000Z')).toBe('3_days')
    expect(at('2027-03-10T23:59:59.999Z')).toBe('3_days')
    expect(at(due)).toBe('late')
  })
})

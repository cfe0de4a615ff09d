import { describe, expect, it } from 'vitest'
import type { PhoneStorage } from '../../line/phone-storage.ts'
import { noteTable } from './moved-table.ts'

const MINUTE_MS = 60_000

function aPhone(): PhoneStorage {
  const kept = new Map<string, string>()
  return {
    read: (name) => kept.get(name) ?? null,
    write: (name, text) => {
      if (text === null) kept.delete(name)
      else kept.set(name, text)
      return true
    },
  }
}
const at = (table: number, nowMs: number, walkEndsAtMs = 0) => ({ table, nowMs, walkEndsAtMs })

describe('a phone that shows the way to another table', () => {
  it('says nothing at the first table that it shows', () => {
    expect(noteTable(aPhone(), 'moved', at(3, 0, MINUTE_MS))).toBeNull()
  })
  it('shows the way until people have arrived, and goes on after a reload', () => {
    const phone = aPhone()
    noteTable(phone, 'moved', at(3, 0))
    expect(noteTable(phone, 'moved', at(5, 1_000, 5 * MINUTE_MS))).toBe(5 * MINUTE_MS)
    expect(noteTable(phone, 'moved', at(5, 4 * MINUTE_MS, 5 * MINUTE_MS))).toBe(5 * MINUTE_MS)
    expect(noteTable(phone, 'moved', at(5, 5 * MINUTE_MS, 5 * MINUTE_MS))).toBeNull()
  })
  it('shows it for a minute and a half where nobody gave minutes to walk, also to a phone that slept through the change', () => {
    const phone = aPhone()
    noteTable(phone, 'moved', at(3, 0))
    expect(noteTable(phone, 'moved', at(5, 30 * MINUTE_MS, 20 * MINUTE_MS))).toBe(31.5 * MINUTE_MS)
  })
  it('takes what it cannot read for nothing', () => {
    const phone = aPhone()
    phone.write('moved', 'table 3')
    expect(noteTable(phone, 'moved', at(5, 0))).toBeNull()
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarded, unguarded } from '../words/formula-guard.ts'
import { readGivenRatings, readParticipants, readStatements, type GivenRating, type ReadStatement } from './read-polis.ts'
import type { Read } from './trouble.ts'
import { weighingOf } from './weighing-files.ts'
import { participantsOf, polisFiles } from './write-polis.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/opinion/data')

function valueOf<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.troubles.slice(0, 3)))
  return read.value
}
/** Writes a weighing with every third row in a group, and reads it again from all three files and from the matrix alone. */
function thereAndBack(given: readonly GivenRating[], statements: readonly ReadStatement[]): void {
  const before = weighingOf(given, null, statements)
  const declared = before.participantIds.map((id) => (id % 2 === 0 ? `group ${id % 5}` : null))
  const participants = participantsOf({ ...before, declared }, (row) => (row % 3 === 0 ? row % 2 : null))
  const files = polisFiles(given, participants, statements)
  const people = valueOf(readParticipants(files['participants-votes.csv']))
  const readBack = valueOf(readStatements(files['comments.csv']))
  expect(readBack).toEqual(statements)
  expect(people).toEqual(participants)
  const rated = valueOf(readGivenRatings(files['votes.csv']))
  expect(rated).toEqual(given.toSorted((a, b) => a.at - b.at))
  expect(weighingOf(null, people, readBack)).toEqual({ ...before, declared, published: participants.map(({ group }) => group) })
}

describe('a weighing that is written', () => {
  it('is read again as it was', () => {
    const rating = fc.record({
      participant: fc.nat(12),
      statement: fc.nat(8),
      rating: fc.constantFrom(-1 as const, 0 as const, 1 as const),
      at: fc.nat(2_000_000_000_000),
    })
    const text = fc.oneof(fc.string(), fc.constantFrom('=1+1', "'=1+1", '-5', '@all', '+', 'a,"b"\n c ', ' x ', ''))
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 60 }), fc.array(text, { minLength: 9, maxLength: 9 }), (given, texts) => {
        const statements = texts.map((one, id) => ({ id, text: one.replaceAll('\r', ''), isLeftOut: id % 4 === 1, isMeta: id === 8 }))
        const unique = [...new Map(given.map((one) => [one.at, one])).values()].toSorted((a, b) => a.at - b.at)
        thereAndBack(unique, statements)
      }),
      { numRuns: 60 },
    )
  })
  it('holds no cell that a spreadsheet takes for a formula', () => {
    const statements = ['=HYPERLINK("x")', '+1', '-1', '@sum', '\t=1'].map((text, id) => ({ id, text, isLeftOut: false, isMeta: false }))
    const lines = polisFiles([], [], statements)['comments.csv'].split('\n').slice(1, -1)
    for (const line of lines) expect(line).toMatch(/,("|)'[^,]*/)
  })
  it('guards texts so that they come back', () => {
    fc.assert(fc.property(fc.string(), (text) => unguarded(guarded(text)) === text))
  })
  const isThere = existsSync(FOLDER)
  const sets = isThere ? readdirSync(FOLDER).filter((set) => existsSync(join(FOLDER, set, 'votes.csv')) && set !== 'vtaiwan.uberx') : []
  it.skipIf(!isThere)(`is read again as it was: real sets${isThere ? '' : ' (skipped: the data are not beside this checkout)'}`, () => {
    for (const set of sets.slice(0, 3)) {
      const text = (name: string): string => readFileSync(join(FOLDER, set, name), 'utf8')
      const given = valueOf(readGivenRatings(text('votes.csv')))
      const ordered = given.toSorted((a, b) => a.at - b.at)
      thereAndBack(ordered, valueOf(readStatements(text('comments.csv'))))
    }
  })
})

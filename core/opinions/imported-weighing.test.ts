import { describe, expect, it } from 'vitest'
import { readWeighingFiles } from './imported-weighing.ts'

const LIMITS = { statements: 10, participants: 10, characters: 40 }
const STATEMENTS = 'comment-id,moderated,comment-body\n7,1,Lend tools\n3,0,"Open, at night"\n9,-1,Buy my car\n'
const ratings = (...rows: string[]): string => ['timestamp,comment-id,voter-id,vote', ...rows].join('\n')
const read = (given: string, statements = STATEMENTS) => readWeighingFiles({ ratings: given, statements }, LIMITS)

describe('a weighing from files', () => {
  it('numbers statements in the order of their ids and takes the last rating of each participant', () => {
    expect(read(ratings('2,3,0,-1', '1,3,0,1', '3,7,1,0', '4,9,5,1'))).toEqual({
      ok: true,
      weighing: {
        statements: ['Open, at night', 'Lend tools'],
        participants: [[{ statement: 1, rating: -1 }], [{ statement: 2, rating: 0 }]],
        leftOut: 1,
      },
    })
  })
  it('tells every broken line of both files, and takes nothing', () => {
    expect(read(ratings('1,3,0,5', 'x,3,0,1'), 'comment-id,moderated,comment-body\nz,1,Words\n')).toMatchObject({
      ok: false,
      broken: [
        { file: 'ratings', line: 2 },
        { file: 'ratings', line: 3 },
        { file: 'statements', line: 2 },
      ],
    })
  })
  it('refuses ratings of statements that there are not, statements without words or too long, and too many of either', () => {
    expect(read(ratings('1,4,0,1'))).toMatchObject({
      ok: false,
      broken: [{ file: 'ratings', sentence: expect.stringContaining('statement 4') }],
    })
    expect(read(ratings('1,3,0,1'), 'comment-id,moderated,comment-body\n3,1,\n')).toMatchObject({
      broken: [{ sentence: 'statement 3 has no words' }],
    })
    expect(read(ratings('1,3,0,1'), `comment-id,moderated,comment-body\n3,1,${'a'.repeat(41)}\n`)).toMatchObject({ ok: false })
    expect(read(ratings(...Array.from({ length: 11 }, (_, person) => `1,3,${person},1`)))).toMatchObject({
      broken: [{ sentence: 'there are 11 participants; one import takes 10' }],
    })
  })
})

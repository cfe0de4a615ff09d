import { describe, expect, it } from 'vitest'
import { readCsv } from './csv.ts'
import { readGivenRatings, readParticipants, readStatements } from './read-polis.ts'
import { weighingOf } from './weighing-files.ts'

const HEADER = 'timestamp,datetime,comment-id,voter-id,vote\n'

describe('reading the files of a weighing', () => {
  it('keeps line breaks, quotes and commas inside quoted cells, and counts lines by the file', () => {
    const { records } = readCsv('a,b\r\n"1\n2","say ""yes"", please"\r\n3,\n')
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2', 'say "yes", please'] },
      { line: 4, cells: ['3', ''] },
    ])
  })
  it('tells the line on which a quote opens that is never closed', () => {
    expect(readGivenRatings(`${HEADER}1,x,0,0,1\n2,"x,0,1,1\n`)).toMatchObject({ ok: false, troubles: [{ line: 3 }] })
  })
  it('finds columns by name in any order', () => {
    const read = readGivenRatings('vote,voter-id,comment-id,timestamp,xid\n-1,7,3,99,\n')
    expect(read).toEqual({ ok: true, value: [{ at: 99, statement: 3, participant: 7, rating: -1 }] })
  })
  it('names missing columns', () => {
    expect(readGivenRatings('timestamp,comment-id,voter-id\n1,2,3\n')).toMatchObject({
      troubles: [{ line: 1, sentence: expect.stringContaining('no column vote') }],
    })
  })
  it('lists every broken row by its line and imports nothing', () => {
    const read = readGivenRatings(`${HEADER}1,x,0,0,2\n1,x,0,0,1\n1,x,=1+1,0,1\n1,x,0\nsoon,x,0,0,1\n`)
    expect(read.ok).toBe(false)
    expect(read.ok ? [] : read.troubles.map(({ line }) => line)).toEqual([2, 4, 5, 6])
    expect(read.ok ? '' : read.troubles[1]?.sentence).toContain('a formula')
  })
  it('refuses a matrix whose header names a statement twice', () => {
    expect(readParticipants('participant,group-id,4,04\n1,,1,-1\n')).toMatchObject({
      troubles: [{ line: 1, sentence: expect.stringContaining('the statement 4 twice') }],
    })
  })
  it('refuses a statement that is there twice', () => {
    expect(readStatements('comment-id,moderated,comment-body\n1,0,a\n1,0,b\n')).toMatchObject({ ok: false, troubles: [{ line: 3 }] })
  })
  it('keeps bodies that begin like a formula, empty ones and ones with blanks at the end', () => {
    const read = readStatements('comment-id,moderated,comment-body\n1,0,@all of you\n2,-1,\n3,1,"- one \n"\n')
    expect(read.ok ? read.value.map(({ text }) => text) : []).toEqual(['@all of you', '', '- one \n'])
  })
  it('takes the last rating by its time, wherever its row stands', () => {
    const given = [
      { at: 5, statement: 0, participant: 1, rating: -1 },
      { at: 2, statement: 0, participant: 1, rating: 1 },
      { at: 3, statement: 4, participant: 2, rating: 0 },
    ] as const
    const { matrix, participantIds, statementIds } = weighingOf(given, null, null)
    expect([[...matrix.cells], participantIds, statementIds]).toEqual([
      [0, 4],
      [1, 2],
      [0, 4],
    ])
  })
  it('imports from the matrix alone, where empty is missing and 0 is a pass', () => {
    const read = readParticipants('participant,group-id,n-votes,0,7\n3,1,1,,0\n5,,2,1,-1\n')
    if (!read.ok) throw new Error('was refused')
    const { matrix, published } = weighingOf(null, read.value, null)
    expect([[...matrix.starts], [...matrix.cells], published]).toEqual([
      [0, 1, 3],
      [4, 2, 3],
      [1, null],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { blankItem, blankTable, programmeItems, questionItems, rowChecks, tableItems } from './edit-rows.ts'

describe('rows of the editors', () => {
  it('marks the gap and the closing of no minutes of 2013 beside their line', () => {
    const rows = [
      { start: '19:35', end: '20:00' },
      { start: '20:00', end: '20:10' },
      { start: '20:15', end: '20:15' },
    ]
    expect(rowChecks(rows)).toEqual([
      [],
      [],
      [
        { kind: 'gap', minutes: 5, at: '20:10' },
        { kind: 'zero_minutes', minutes: 0, at: '20:15' },
      ],
    ])
  })
  it('passes over a line whose time is being typed', () => {
    expect(
      rowChecks([
        { start: '19:00', end: '19:30' },
        { start: '', end: '19:40' },
        { start: '19:20', end: '19:40' },
      ])[2],
    ).toEqual([{ kind: 'overlap', minutes: 10, at: '19:20' }])
  })
  it('begins a new line where the last one ends', () => {
    expect(blankItem('New')([{ end: '20:10' }])).toMatchObject({ start: '20:10', end: '20:30', title: 'New' })
    expect(blankItem('New')([{ end: '23:50' }])).toMatchObject({ start: '23:50', end: '23:59' })
  })
  it('asks no question outside a conversation', () => {
    expect(
      programmeItems([
        { id: 'a', kind: 'townhall', title: 'T', start: '19:20', end: '19:35', question: 'q' },
        { kind: 'conversation', title: 'C', start: '19:35', end: '20:00', question: 'q' },
      ]),
    ).toEqual([
      { id: 'a', kind: 'townhall', title: 'T', start: '19:20', end: '19:35', question: null },
      { kind: 'conversation', title: 'C', start: '19:35', end: '20:00', question: 'q' },
    ])
  })
  it('takes goals from lines, seats from digits and languages from ticks', () => {
    expect(questionItems([{ id: '', text: 'Why?', goals: 'one\n\ntwo' }])).toEqual([{ text: 'Why?', goals: ['one', 'two'] }])
    expect(
      tableItems([
        { modality: 'online', capacity: '6', 'spoken-fr': 'on', 'spoken-en': '', 'spoken-zh-Hans': 'on' },
        { modality: 'room', capacity: 'x' },
      ]),
    ).toEqual([
      { modality: 'online', capacity: 6, languages: ['fr', 'zh-Hans'] },
      { modality: 'room', capacity: 0, languages: [] },
    ])
    expect(blankTable('add:1/online')([])).toEqual({ modality: 'online', capacity: '5' })
  })
})

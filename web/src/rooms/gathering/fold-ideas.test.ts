import { describe, expect, it } from 'vitest'
import type { GatheringView } from '../../../../contract/gatherings.ts'
import type { IdeaView } from '../../../../contract/ideas.ts'
import { boardWithIdeas, gatheringWithIdeas } from './fold-ideas.ts'

const at = '2013-10-08T17:40:00Z'
const idea = (number: number, given: Partial<IdeaView> = {}): IdeaView => ({
  id: `i${number}`,
  number,
  gathering: 'g',
  question: 'q1',
  round: 'r1',
  table: 't1',
  tableNumber: 1,
  text: 'x',
  language: null,
  points: [],
  stakeholderGroup: 'gov',
  modality: 'room',
  entered: 'phone',
  buildsOn: null,
  theme: null,
  writtenAt: at,
  recordedAt: at,
  isLate: false,
  entry: 100 + number,
  ...given,
})
const gathering: GatheringView = {
  id: 'g',
  slug: 'g',
  title: 'g',
  topic: null,
  venue: null,
  date: '2013-10-08',
  start: null,
  end: null,
  timeZone: 'UTC',
  startsAt: at,
  endsAt: at,
  state: 'open',
  ideas: 1,
  themes: 0,
  conversations: 2,
  participants: 2,
  isImported: false,
  forum: 'f',
  forumName: null,
  series: null,
  convener: null,
  code: null,
  joinUrl: null,
  openedAt: null,
  closedAt: null,
  checks: [],
  stakeholderGroups: [],
  regionalGroups: [],
  walkMinutes: 2,
  seatingVersion: 0,
  version: 101,
  programme: ['r1', 'r2'].map((id, position) => ({
    id,
    position,
    kind: 'conversation' as const,
    title: id,
    start: '18:00',
    end: '18:20',
    minutes: 20,
    startsAt: at,
    endsAt: at,
    round: position + 1,
    question: `q${position + 1}`,
    startedAt: at,
    endedAt: null,
    isSkipped: false,
    projectedStartsAt: null,
    projectedEndsAt: null,
    ideas: position === 0 ? 1 : 0,
  })),
  asks: [],
  questions: ['q1', 'q2'].map((id, index) => ({ id, number: index + 1, text: id, goals: [], ideas: index === 0 ? 1 : 0, themes: 0 })),
  tables: [
    { id: 't1', number: 1, modality: 'room', languages: [], capacity: 5, seated: ['gov', null], ideasThisRound: 0, lastIdeaAt: null },
  ],
  seats: {
    total: 2,
    room: 2,
    online: 0,
    byGroup: [
      { group: 'gov', seats: 1, ideasThisRound: 0, ideas: 1 },
      { group: null, seats: 1, ideasThisRound: 0, ideas: 0 },
    ],
    byRegion: [],
  },
  clock: { state: 'running', item: 'r2', startedAt: at, endsAt: at, leftMs: null, rest: 'shift', version: 0, serverNow: at },
}

describe('ideas that come by the line', () => {
  it('are counted in the gathering, its round, question, table and group', () => {
    const after = gatheringWithIdeas(gathering, [
      idea(2, { round: 'r2', question: 'q2' }),
      idea(3, { round: 'r2', question: 'q2', stakeholderGroup: null }),
    ])
    expect([after.ideas, after.version]).toEqual([3, 103])
    expect(after.programme.map((item) => item.ideas)).toEqual([1, 2])
    expect(after.questions.map((question) => question.ideas)).toEqual([1, 2])
    expect(after.tables[0]).toMatchObject({ ideasThisRound: 2, lastIdeaAt: at })
    expect(after.seats.byGroup.map((row) => [row.ideas, row.ideasThisRound])).toEqual([
      [2, 1],
      [1, 1],
    ])
  })
  it('count for their own round when they come late', () => {
    const after = gatheringWithIdeas(gathering, [idea(2, { isLate: true })])
    expect(after.programme.map((item) => item.ideas)).toEqual([2, 0])
    expect(after.tables[0]?.ideasThisRound).toBe(0)
  })
  it('count once, however often they are heard', () => {
    const once = gatheringWithIdeas(gathering, [idea(2)])
    expect(gatheringWithIdeas(once, [idea(1), idea(2)])).toBe(once)
  })
  it('lie in the tray of their question, unless they lie on the board already', () => {
    const board = {
      question: 'q1',
      questionNumber: 1,
      questionText: null,
      themes: [{ id: 'a', question: 'q1', letter: 'a', title: 'a', position: 0, ideas: [1] }],
      unplaced: [4],
      ties: [],
      hands: [],
      lastChange: null,
      version: 1,
    }
    expect(boardWithIdeas(board, [idea(1), idea(4), idea(3), idea(9, { question: 'q2' })]).unplaced).toEqual([3, 4])
    expect(boardWithIdeas(board, [idea(1)])).toBe(board)
  })
})

import { describe, expect, it } from 'vitest'
import type { GatheringView, ProgrammeItemView, TableView } from '../../../../contract/gatherings.ts'
import { needsYou, silenceMinutes } from './needs-you.ts'
import { longestShare, shareRows } from './shares.ts'

const START = '2013-10-08T17:35:00Z'
const at = (minutes: number): number => new Date(START).getTime() + minutes * 60_000
const round: ProgrammeItemView = {
  id: 'r3',
  position: 0,
  kind: 'conversation',
  title: 'Conversation 3',
  start: '19:35',
  end: '20:00',
  minutes: 25,
  startsAt: START,
  endsAt: '2013-10-08T18:00:00Z',
  round: 3,
  question: 'q3',
  startedAt: START,
  endedAt: null,
  isSkipped: false,
  projectedStartsAt: null,
  projectedEndsAt: null,
  ideas: 0,
}
const table = (number: number, given: Partial<TableView> = {}): TableView => ({
  id: `t${number}`,
  number,
  modality: 'room',
  languages: [],
  capacity: 5,
  seated: ['gov'],
  ideasThisRound: 0,
  lastIdeaAt: null,
  ...given,
})
const group = (id: string) => ({ id, key: id, name: id, letter: id, mark: 'square' as const, isRetired: false })
const gathering = (given: Partial<GatheringView>): GatheringView => ({
  id: 'g',
  slug: 'g',
  title: 'g',
  topic: null,
  venue: null,
  asks: [],
  date: '2013-10-08',
  start: null,
  end: null,
  timeZone: 'UTC',
  startsAt: START,
  endsAt: START,
  state: 'open',
  ideas: 0,
  themes: 0,
  conversations: 0,
  participants: 0,
  isImported: false,
  forum: 'f',
  forumName: null,
  series: null,
  convener: null,
  code: '471206',
  joinUrl: null,
  openedAt: null,
  closedAt: null,
  programme: [round],
  checks: [],
  questions: [],
  tables: [],
  seats: {
    total: 3,
    room: 3,
    online: 0,
    byGroup: [
      { group: 'gov', seats: 2, ideasThisRound: 3, ideas: 3 },
      { group: 'civ', seats: 1, ideasThisRound: 0, ideas: 0 },
    ],
    byRegion: [],
  },
  stakeholderGroups: [group('gov'), group('priv'), group('civ')],
  regionalGroups: [],
  walkMinutes: 2,
  seatingVersion: 0,
  version: 1,
  clock: {
    state: 'running',
    item: 'r3',
    startedAt: START,
    endsAt: '2013-10-08T18:00:00Z',
    leftMs: null,
    rest: 'shift',
    version: 0,
    serverNow: START,
  },
  ...given,
})

describe('what needs the convener', () => {
  it('names tables that have been silent for five minutes, longest first', () => {
    const room = gathering({
      tables: [
        table(1, { lastIdeaAt: '2013-10-08T17:36:00Z' }),
        table(2),
        table(3, { lastIdeaAt: '2013-10-08T17:40:00Z' }),
        table(4, { seated: [] }),
      ],
    })
    expect(needsYou(room, at(6)).filter((need) => need.kind === 'table_silent')).toMatchObject([
      { table: 2, minutes: 6 },
      { table: 1, minutes: 5 },
    ])
    expect(silenceMinutes(room, table(4, { seated: [] }), at(6))).toBeNull()
  })
  it('names under the Chatham House Rule the tables that it is told of, and counts nothing itself', () => {
    const room = gathering({ isChathamHouse: true, tables: [table(1), table(2), table(3)] })
    const second = room.tables[1]?.id ?? ''
    expect(needsYou(room, at(20))).not.toContainEqual(expect.objectContaining({ kind: 'table_silent' }))
    expect(needsYou(room, at(20), [second]).filter((need) => need.kind === 'table_silent')).toMatchObject([{ table: 2, minutes: 5 }])
  })
  it('counts silence from the start of the round, not from an idea of an earlier one', () => {
    expect(silenceMinutes(gathering({}), table(1, { lastIdeaAt: '2013-10-08T16:00:00Z' }), at(2))).toBe(2)
  })
  it('sums up many silent tables', () => {
    const room = gathering({ tables: Array.from({ length: 300 }, (_, index) => table(index + 1)) })
    expect(needsYou(room, at(6)).filter((need) => need.kind === 'more_silent')).toEqual([{ kind: 'more_silent', tables: 295 }])
  })
  it('calls a group quiet only when half of the round is over', () => {
    expect(needsYou(gathering({}), at(10)).some((need) => need.kind === 'group_quiet')).toBe(false)
    expect(needsYou(gathering({}), at(13))).toContainEqual({ kind: 'group_quiet', group: 'civ', seats: 1 })
  })
  it('says that the time is over and since when', () => {
    expect(needsYou(gathering({}), at(27))[0]).toEqual({ kind: 'time_over', minutes: 2, title: 'Conversation 3' })
  })
  it('repeats what does not add up in the rest of the programme', () => {
    const checked = gathering({ checks: [{ kind: 'gap', item: 'r3', minutes: 5, at: '20:10' }] })
    expect(needsYou(checked, at(1)).at(-1)).toMatchObject({ kind: 'programme', check: 'gap', at: '20:10' })
  })
})

describe('who writes', () => {
  it('keeps the fixed order, also for a group with nobody', () => {
    const rows = shareRows(gathering({}))
    expect(rows.map((row) => row.group?.id)).toEqual(['gov', 'priv', 'civ'])
    expect(rows.map((row) => [row.seatsShare, row.ideasShare])).toEqual([
      [2 / 3, 1],
      [0, 0],
      [1 / 3, 0],
    ])
    expect(longestShare(rows)).toBe(1)
  })
  it('has no division by nothing before the first seat', () => {
    expect(
      shareRows({ stakeholderGroups: [group('gov')], seats: { total: 0, room: 0, online: 0, byGroup: [], byRegion: [] } })[0]?.seatsShare,
    ).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import type { GatheringView, ProgrammeItemView } from '../../../../contract/gatherings.ts'
import { evenPages, tableLayout } from './table-pages.ts'
import { cellWidth, themePages, type WallTheme } from './theme-pages.ts'
import { parseWallChoice, wallPicture } from './wall-view.ts'

const item = (kind: ProgrammeItemView['kind']): ProgrammeItemView => ({
  id: kind,
  position: 0,
  kind,
  title: kind,
  start: '18:00',
  end: '18:10',
  minutes: 10,
  startsAt: '2013-10-08T16:00:00Z',
  endsAt: '2013-10-08T16:10:00Z',
  round: null,
  question: null,
  startedAt: null,
  endedAt: null,
  isSkipped: false,
  projectedStartsAt: null,
  projectedEndsAt: null,
  ideas: 0,
})
const gathering = (given: {
  state?: GatheringView['state']
  code?: string | null
  running?: ProgrammeItemView['kind']
  isOver?: boolean
}): GatheringView => ({
  id: 'g',
  slug: 'g',
  title: 'g',
  topic: null,
  venue: null,
  date: '2013-10-08',
  start: null,
  end: null,
  timeZone: 'UTC',
  startsAt: '2013-10-08T16:00:00Z',
  endsAt: '2013-10-08T18:00:00Z',
  state: given.state ?? 'open',
  ideas: 0,
  themes: 0,
  conversations: 0,
  participants: 0,
  isImported: false,
  forum: 'f',
  forumName: null,
  series: null,
  convener: null,
  code: given.code === undefined ? '471206' : given.code,
  joinUrl: null,
  openedAt: null,
  closedAt: null,
  programme: (['opening', 'conversation', 'townhall', 'break', 'closing'] as const).map(item),
  checks: [],
  questions: [],
  tables: [],
  seats: { total: 0, room: 0, online: 0, byGroup: [], byRegion: [] },
  stakeholderGroups: [],
  regionalGroups: [],
  asks: [],
  walkMinutes: 2,
  seatingVersion: 0,
  version: 1,
  clock: {
    state: given.isOver === true ? 'over' : given.running === undefined ? 'waiting' : 'running',
    item: given.running ?? null,
    startedAt: null,
    endsAt: null,
    leftMs: null,
    rest: 'shift',
    version: 0,
    serverNow: '2013-10-08T16:00:00Z',
  },
})

describe('the picture on the wall', () => {
  it.each([
    ['before the doors are open', gathering({ state: 'draft', code: null }), 'doors'],
    ['while people come in', gathering({}), 'join'],
    ['during the opening', gathering({ running: 'opening' }), 'join'],
    ['in a conversation', gathering({ running: 'conversation' }), 'clock'],
    ['in a town hall', gathering({ running: 'townhall' }), 'themes'],
    ['in a break', gathering({ running: 'break' }), 'clock'],
    ['after the last item', gathering({ isOver: true }), 'over'],
    ['when the doors are closed', gathering({ state: 'closed', code: null }), 'over'],
  ])('follows the programme: %s', (_, given, picture) => expect(wallPicture(given, 'auto')).toBe(picture))
  it('shows what was chosen, and the doors when there is no code to show', () => {
    expect(wallPicture(gathering({ running: 'conversation' }), 'ideas')).toBe('ideas')
    expect(wallPicture(gathering({ running: 'conversation' }), 'join')).toBe('join')
    expect(wallPicture(gathering({ state: 'draft', code: null }), 'join')).toBe('doors')
    expect(wallPicture(gathering({ running: 'townhall' }), 'clock')).toBe('clock')
  })
  it('follows the programme when the address asks for something unknown', () => {
    expect(parseWallChoice('party')).toBe('auto')
    expect(parseWallChoice('ideas')).toBe('ideas')
  })
})

describe('tables on the wall', () => {
  it('shows less of each when there are more', () => {
    expect([10, 11, 16, 300].map(tableLayout)).toEqual(['discs', 'small_discs', 'cells', 'cells'])
  })
  it('turns even pages and loses no table', () => {
    const pages = evenPages(
      Array.from({ length: 300 }, (_, index) => index),
      60,
    )
    expect(pages.length).toBe(5)
    expect(pages.flat().length).toBe(300)
    expect(Math.min(...pages.map((page) => page.length))).toBeGreaterThan(40)
  })
  it('has one empty page when there is no table', () => expect(evenPages([], 60)).toEqual([[]]))
})

describe('themes on the wall', () => {
  const theme = (letter: string, ideas: number, characters = 60): WallTheme => ({
    key: letter,
    letter,
    title: letter,
    isContinued: false,
    ideas: Array.from({ length: ideas }, (_, index) => ({ number: index + 1, text: 'x'.repeat(characters) })),
  })
  it('keeps a small wall on one page', () => expect(themePages([theme('a', 3), theme('b', 4), theme('c', 4)]).length).toBe(1))
  it('turns the page rather than holding more than two dozen ideas', () => {
    const pages = themePages([theme('a', 9), theme('b', 9), theme('c', 9)])
    expect(pages.map((page) => page.map((row) => row.letter))).toEqual([['a', 'b'], ['c']])
  })
  it('goes on with a long theme on the next page and loses no idea', () => {
    const pages = themePages([theme('a', 30, 400)])
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().reduce((sum, row) => sum + row.ideas.length, 0)).toBe(30)
    expect(pages.flat().map((row) => row.isContinued)).toEqual(pages.flat().map((_, index) => index > 0))
  })
  it('has no page without themes', () => expect(themePages([])).toEqual([]))

  it('gives a cell the room of its longest word, which breaks only where it is wider than the picture', () => {
    expect(cellWidth('Show up/participate')).toBeGreaterThan(cellWidth('Show up'))
    expect(cellWidth('x'.repeat(200))).toBeGreaterThan(cellWidth('word '.repeat(40)))
    expect(cellWidth('先问那些受影响的人')).toBe(18)
  })
})

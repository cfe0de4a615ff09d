import { describe, expect, it } from 'vitest'
import type { GatheringView, ProgrammeItemView } from '$contract/gatherings'
import type { SeatView } from '$contract/seats'
import { sceneOf } from './scene.ts'

const AT = '2026-10-08T18:00:00.000Z'
const LATER = '2026-10-08T18:30:00.000Z'

function anItem(
  id: string,
  position: number,
  kind: ProgrammeItemView['kind'],
  round: number | null,
  startedAt: string | null = null,
): ProgrammeItemView {
  return {
    id,
    position,
    kind,
    title: id,
    start: '18:00',
    end: '18:30',
    minutes: 30,
    startsAt: LATER,
    endsAt: LATER,
    round,
    question: round === null ? null : 'q1',
    startedAt,
    endedAt: null,
    isSkipped: false,
    projectedStartsAt: null,
    projectedEndsAt: null,
    ideas: 0,
  }
}

/** A café of two rounds with a break between them and a town hall after; `running` is the item under way. */
function aScene(running: 'opening' | 'first' | 'break' | 'second' | 'townhall' | null, part: Partial<GatheringView> = {}) {
  const order = ['opening', 'first', 'break', 'second', 'townhall'] as const
  const at = running === null ? -1 : order.indexOf(running)
  const kinds = { opening: 'opening', first: 'conversation', break: 'break', second: 'conversation', townhall: 'townhall' } as const
  const programme = order.map((id, index) =>
    anItem(id, index, kinds[id], id === 'first' ? 1 : id === 'second' ? 2 : null, index <= at ? AT : null),
  )
  const gathering = {
    id: 'g',
    slug: 'cafe',
    title: 'Café',
    timeZone: 'Europe/Zurich',
    venue: 'Geneva',
    state: 'open',
    walkMinutes: 2,
    seatingVersion: 0,
    version: 7,
    programme,
    asks: [],
    questions: [{ id: 'q1', number: 1, text: 'What next?', goals: [], ideas: 0, themes: 0 }],
    tables: [
      { id: 't7', number: 7, modality: 'room', capacity: 5, languages: [], seated: ['g1', null], ideasThisRound: 0, lastIdeaAt: null },
    ],
    stakeholderGroups: [{ id: 'g1', key: 'civil-society', name: 'Civil society', letter: 'C', mark: 'circle', isRetired: false }],
    clock: {
      state: running === null ? 'waiting' : 'running',
      item: running,
      startedAt: running === null ? null : AT,
      endsAt: running === null ? null : '2026-10-08T18:25:00.000Z',
      leftMs: null,
      rest: 'shift',
      version: 0,
      serverNow: AT,
    },
    ...part,
  } as unknown as GatheringView
  const seat: SeatView = {
    id: 's',
    gathering: 'g',
    slug: 'cafe',
    number: 3,
    stakeholderGroup: 'g1',
    regionalGroup: null,
    modality: 'room',
    languages: [],
    takenAt: AT,
    seatingVersion: 0,
    hasLeft: false,
    tables: [
      { round: 'first', roundNumber: 1, table: 't7', tableNumber: 7 },
      { round: 'second', roundNumber: 2, table: 't4', tableNumber: 4 },
    ],
  }
  return sceneOf(gathering, seat)
}

describe('what a phone at the table shows', () => {
  it('waits for the first round and says where to sit', () => {
    expect(aScene(null).stage).toMatchObject({ kind: 'waiting', first: { number: 1, table: { number: 7 } }, startsAt: LATER })
  })

  it('says that the first round follows the opening that runs', () => {
    expect(aScene('opening').stage).toMatchObject({ kind: 'waiting', startsAt: '2026-10-08T18:25:00.000Z' })
  })

  it('shows the round with its question, its table and who sits there', () => {
    expect(aScene('first').stage).toMatchObject({
      kind: 'round',
      here: { number: 1, of: 2, question: { text: 'What next?' }, table: { number: 7, seated: ['g1', null], capacity: 5 } },
    })
  })

  it('says where next while a break runs', () => {
    expect(aScene('break').stage).toMatchObject({
      kind: 'between',
      next: { number: 2, table: { number: 4 } },
      isSameTable: false,
      startsAt: '2026-10-08T18:25:00.000Z',
      running: 'break',
    })
  })

  it('looks up in a town hall, with no further round', () => {
    expect(aScene('townhall').stage).toMatchObject({ kind: 'townhall', next: null })
  })

  it('is over after the last item, and closed when the doors are closed', () => {
    const over = {
      state: 'over',
      item: null,
      startedAt: null,
      endsAt: null,
      leftMs: null,
      rest: 'shift',
      version: 0,
      serverNow: AT,
    } as const
    expect(aScene('townhall', { clock: over }).stage).toEqual({ kind: 'over', running: null })
    expect(aScene('first', { state: 'closed' }).stage).toEqual({ kind: 'closed' })
  })

  it('knows the group of the seat', () => {
    expect(aScene('first').myGroup?.name).toBe('Civil society')
  })
})

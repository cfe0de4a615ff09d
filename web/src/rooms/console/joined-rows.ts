/** Who came beside who is expected, as rows that the console draws and edits. */
import type { ConsoleView } from '../../../../contract/console.ts'
import type { GatheringView } from '../../../../contract/gatherings.ts'

export interface JoinedRow {
  /** Null for those who said no group. */
  readonly id: string | null
  readonly name: string | null
  readonly joined: number
  readonly expected: number | null
}
export interface Joined {
  readonly room: JoinedRow
  readonly online: JoinedRow
  readonly groups: readonly JoinedRow[]
  readonly regions: readonly JoinedRow[]
}

/** Rows of groups and regions that somebody has, or that are expected. */
export function joinedRows(gathering: GatheringView, expected: ConsoleView['expected']): Joined {
  const { seats } = gathering
  const expectedOf = (lines: ConsoleView['expected']['groups'], id: string): number | null =>
    lines.find((line) => line.id === id)?.people ?? null
  const groups = gathering.stakeholderGroups.map((group) => ({
    id: group.id,
    name: group.name,
    joined: seats.byGroup.find((row) => row.group === group.id)?.seats ?? 0,
    expected: expectedOf(expected.groups, group.id),
  }))
  const regions = gathering.regionalGroups.map((region) => ({
    id: region.id,
    name: region.name,
    joined: seats.byRegion.find((row) => row.region === region.id)?.seats ?? 0,
    expected: expectedOf(expected.regions, region.id),
  }))
  const unsaid = seats.byGroup.find((row) => row.group === null)?.seats ?? 0
  return {
    room: { id: null, name: null, joined: seats.room, expected: expected.room },
    online: { id: null, name: null, joined: seats.online, expected: expected.online },
    groups: unsaid === 0 ? groups : [...groups, { id: null, name: null, joined: unsaid, expected: null }],
    regions,
  }
}

/** How many are missing; 0 where nobody said a number. */
export function missingOf(row: JoinedRow): number {
  return Math.max(0, (row.expected ?? 0) - row.joined)
}

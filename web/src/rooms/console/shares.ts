/** Who writes, by stakeholder group: the share of ideas beside the share of seats, never a rank. */
import type { GatheringView } from '../../../../contract/gatherings.ts'
import type { StakeholderGroupView } from '../../../../contract/forums.ts'

export interface ShareRow {
  /** Null for people who said no group. */
  readonly group: StakeholderGroupView | null
  readonly seats: number
  readonly ideas: number
  /** 0..1 of all seats and of all ideas of the round. */
  readonly seatsShare: number
  readonly ideasShare: number
}

/** One row for each group in the fixed order, also those with nobody; those who said none come last, when there are any. */
export function shareRows(gathering: Pick<GatheringView, 'stakeholderGroups' | 'seats'>): ShareRow[] {
  const { byGroup } = gathering.seats
  const seats = byGroup.reduce((sum, row) => sum + row.seats, 0)
  const ideas = byGroup.reduce((sum, row) => sum + row.ideasThisRound, 0)
  const rowOf = (group: StakeholderGroupView | null): ShareRow => {
    const row = byGroup.find((one) => one.group === (group?.id ?? null)) ?? { seats: 0, ideasThisRound: 0 }
    return {
      group,
      seats: row.seats,
      ideas: row.ideasThisRound,
      seatsShare: shareOf(row.seats, seats),
      ideasShare: shareOf(row.ideasThisRound, ideas),
    }
  }
  const known = gathering.stakeholderGroups.map(rowOf).filter((row) => row.group?.isRetired !== true || row.seats > 0)
  const none = rowOf(null)
  return none.seats > 0 || none.ideas > 0 ? [...known, none] : known
}

/** Length of the longest bar, so that shares are drawn on one scale and fill the column. */
export function longestShare(rows: readonly ShareRow[]): number {
  return Math.max(0.01, ...rows.flatMap((row) => [row.seatsShare, row.ideasShare]))
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

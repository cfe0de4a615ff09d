/** Marks of those who sit at a table, as the table disc draws them. */
import type { StakeholderGroupView } from '../../../../contract/forums.ts'
import type { TableView } from '../../../../contract/gatherings.ts'

export interface SeatMark {
  readonly mark: StakeholderGroupView['mark'] | null
  readonly letter: string
  readonly name: string
}

/**
 * One place for each seat of a table, so that empty seats are drawn: null where nobody sits.
 * @param noGroup words for somebody who said no group
 */
export function seatMarks(table: TableView, groups: readonly StakeholderGroupView[], noGroup: string): (SeatMark | null)[] {
  const byId = new Map(groups.map((group) => [group.id, group]))
  const seated = table.seated.map((id): SeatMark => {
    const group = id === null ? undefined : byId.get(id)
    return group === undefined
      ? { mark: null, letter: '', name: noGroup }
      : { mark: group.mark, letter: group.letter, name: group.name ?? '' }
  })
  return [...seated, ...Array.from<null>({ length: Math.max(0, table.capacity - seated.length) }).fill(null)]
}

/** What the wall keeps back until somebody reveals it: the number stays, the words wait. */
import type { FloorView } from '../../../../contract/floor.ts'
import type { ListedView, ListsView } from '../../../../contract/townhall.ts'

type Veil = FloorView['veil']

/** Whether the words of an idea wait. */
export function isVeiled({ isAll, ideas }: Veil, number: number): boolean {
  return isAll || ideas.includes(number)
}

/** Ideas with `waiting` in place of the words that wait. */
export function veiledIdeas<Idea extends { readonly number: number; readonly text: string | null }>(
  ideas: readonly Idea[],
  veil: Veil,
  waiting: string,
): readonly Idea[] {
  return ideas.map((idea) => (isVeiled(veil, idea.number) ? { ...idea, text: waiting } : idea))
}

/** The three lists in the same way. */
export function veiledLists(lists: ListsView, veil: Veil, waiting: string): ListsView {
  const shown = (idea: ListedView['idea']): ListedView['idea'] => (isVeiled(veil, idea.number) ? { ...idea, text: waiting } : idea)
  const of = (rows: readonly ListedView[]): ListedView[] =>
    rows.map((row) => ({ ...row, idea: shown(row.idea), other: row.other === null ? null : shown(row.other) }))
  return { connected: of(lists.connected), common: of(lists.common), differing: of(lists.differing) }
}

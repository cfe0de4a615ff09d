/** The three lists of a town hall with the words of their ideas, in four queries. */
import type { ListedView, ListsView } from '../../contract/townhall.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeasById } from '../sql/ideas.ts'
import { readListed } from '../sql/townhall.ts'
import { ideasOf } from './ideas.ts'

/** The lists of a gathering; words that are hidden or erased are null. */
export async function viewLists(house: Pick<HouseBase, 'database'>, gathering: string): Promise<ListsView> {
  const { db } = house.database
  const listed = await readListed(db, gathering)
  const ids = [...new Set(listed.flatMap(({ idea, other }) => (other === null ? [idea] : [idea, other])))]
  const ideas = new Map((await ideasOf(db, await readIdeasById(db, ids))).map((idea) => [idea.id, idea]))
  const shown = (id: string | null) => {
    const idea = id === null ? undefined : ideas.get(id)
    return idea === undefined
      ? null
      : { number: idea.number, text: idea.text, stakeholderGroup: idea.stakeholderGroup, language: idea.language }
  }
  const of = (list: string): ListedView[] =>
    listed
      .filter((row) => row.list === list)
      .flatMap(({ id, idea, other, entry }) => {
        const first = shown(idea)
        return first === null ? [] : [{ id, entry, idea: first, other: shown(other) }]
      })
  return { connected: of('connected'), common: of('common'), differing: of('differing') }
}

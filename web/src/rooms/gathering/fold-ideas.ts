/** New ideas counted into what a screen holds: the line sends each idea once and does not repeat the whole gathering for it. */
import type { GatheringView, TableView } from '../../../../contract/gatherings.ts'
import type { IdeaView } from '../../../../contract/ideas.ts'
import type { ThemeBoardView } from '../../../../contract/themes.ts'

/**
 * The gathering with these ideas counted wherever ideas are counted. An idea that the gathering knows already, because it is
 * true at that entry or a later one, changes nothing; so hearing one twice is harmless.
 */
export function gatheringWithIdeas(gathering: GatheringView, ideas: readonly IdeaView[]): GatheringView {
  const fresh = ideas.filter((idea) => idea.entry > gathering.version)
  if (fresh.length === 0) return gathering
  const thisRound = fresh.filter((idea) => idea.round !== null && idea.round === gathering.clock.item)
  return {
    ...gathering,
    version: Math.max(...fresh.map((idea) => idea.entry)),
    ideas: gathering.ideas + fresh.length,
    programme: gathering.programme.map((item) => ({ ...item, ideas: item.ideas + count(fresh, (idea) => idea.round === item.id) })),
    questions: gathering.questions.map((question) => ({
      ...question,
      ideas: question.ideas + count(fresh, (idea) => idea.question === question.id),
    })),
    tables: gathering.tables.map((table) => tableWith(table, thisRound)),
    seats: {
      ...gathering.seats,
      byGroup: gathering.seats.byGroup.map((row) => {
        const isOfGroup = (idea: IdeaView): boolean => idea.stakeholderGroup === row.group
        return { ...row, ideas: row.ideas + count(fresh, isOfGroup), ideasThisRound: row.ideasThisRound + count(thisRound, isOfGroup) }
      }),
    },
  }
}

/** The board with these ideas laid into its tray, those of its question that lie nowhere on it yet. */
export function boardWithIdeas(board: ThemeBoardView, ideas: readonly IdeaView[]): ThemeBoardView {
  const lying = new Set([...board.unplaced, ...board.themes.flatMap((theme) => theme.ideas)])
  const fresh = new Set(ideas.filter((idea) => idea.question === board.question && !lying.has(idea.number)).map((idea) => idea.number))
  return fresh.size === 0 ? board : { ...board, unplaced: [...board.unplaced, ...fresh].sort((a, b) => a - b) }
}

function tableWith(table: TableView, ideas: readonly IdeaView[]): TableView {
  const mine = ideas.filter((idea) => idea.table === table.id)
  if (mine.length === 0) return table
  const lastIdeaAt = mine.map((idea) => idea.recordedAt).reduce((last, at) => (at > last ? at : last), table.lastIdeaAt ?? '')
  return { ...table, ideasThisRound: table.ideasThisRound + mine.length, lastIdeaAt }
}

function count(ideas: readonly IdeaView[], isCounted: (idea: IdeaView) => boolean): number {
  return ideas.filter(isCounted).length
}

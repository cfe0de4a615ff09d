/** What the house suggests on the board, fetched again when the board has moved; what the board shows already is left out. */
import type { SuggestionsView, ThemeBoardView } from '../../../../contract/themes.ts'
import { api } from '../../line/api.ts'

export type SuggestedPlace = SuggestionsView['places'][number]
export type SuggestedSame = SuggestionsView['same'][number]
export type SuggestedGroup = SuggestionsView['groups'][number]

/** A rapporteur places an idea every few seconds; suggestions follow when the hand rests. */
const ASK_AFTER_MS = 700
/** A group that lost ideas to themes needs this many still to be one. */
const GROUP_LEAST = 3

export class BoardSuggestions {
  state: 'loading' | 'ready' | 'away' = $state('loading')
  #view: SuggestionsView | null = $state.raw(null)
  /** What was answered here just now, before the house has counted it in. */
  #answered: ReadonlySet<string> = $state.raw(new Set())
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking = 0

  /** Asks for the suggestions of a board after a while, unless they are known for this version. */
  follow(gathering: string, board: ThemeBoardView): () => void {
    const first = this.#view?.question !== board.question
    if (first) {
      this.#view = null
      this.state = 'loading'
    }
    if ((this.#view?.version ?? -1) < board.version) {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#ask(gathering, board.question), first ? 0 : ASK_AFTER_MS)
    }
    return () => clearTimeout(this.#timer)
  }

  /** Leaves a suggestion out at once. */
  answered(key: string): void {
    this.#answered = new Set([...this.#answered, key])
  }

  /** Themes for ideas that still lie in the tray, in the order of the tray. */
  places(board: ThemeBoardView): readonly SuggestedPlace[] {
    const lying = new Set(board.unplaced)
    const live = new Set(board.themes.map((theme) => theme.id))
    return (this.#view?.places ?? []).flatMap((place) => {
      const themes = place.themes.filter(({ theme }) => live.has(theme) && !this.#answered.has(keyOf('place', [place.idea], theme)))
      return lying.has(place.idea) && themes.length > 0 ? [{ ...place, themes }] : []
    })
  }

  /** Ideas that say nearly the same and do not count as one yet. */
  same(board: ThemeBoardView): readonly SuggestedSame[] {
    const tied = board.ties.map((tie) => new Set(tie))
    return (this.#view?.same ?? []).filter(
      ({ ideas }) => !this.#answered.has(keyOf('same', ideas)) && !tied.some((tie) => ideas.every((idea) => tie.has(idea))),
    )
  }

  /** Ideas in the tray that could be a theme. */
  groups(board: ThemeBoardView): readonly SuggestedGroup[] {
    const lying = new Set(board.unplaced)
    return (this.#view?.groups ?? []).flatMap((group) => {
      const ideas = group.ideas.filter((idea) => lying.has(idea))
      return ideas.length < GROUP_LEAST || this.#answered.has(keyOf('group', group.ideas)) ? [] : [{ ...group, ideas }]
    })
  }

  async #ask(gathering: string, question: string): Promise<void> {
    const asked = ++this.#asking
    try {
      const outcome = await api('GET /gatherings/:gathering/questions/:question/suggestions', { params: { gathering, question } })
      if (asked !== this.#asking) return
      if (outcome.ok) this.#view = outcome.answer
      this.state = outcome.ok ? 'ready' : 'away'
    } catch {
      // The network: what is known stays, and says as of when the board is.
      if (asked === this.#asking) this.state = 'away'
    }
  }
}

/** Names a suggestion, so that one that was answered is not shown again. */
export function keyOf(kind: 'place' | 'same' | 'group', ideas: readonly number[], theme = ''): string {
  return `${kind} ${ideas.join(' ')} ${theme}`
}

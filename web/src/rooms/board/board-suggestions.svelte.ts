/** What the house suggests on the board, fetched again when the board has moved; what the board shows already is left out. */
import type { SuggestionsView, ThemeBoardView } from '../../../../contract/themes.ts'
import { api } from '../../line/api.ts'

export type SuggestedPlace = SuggestionsView['places'][number]
export type SuggestedSame = SuggestionsView['same'][number]
export type SuggestedGroup = SuggestionsView['groups'][number]

/** A rapporteur places an idea every few seconds, a hall says one every second: suggestions follow after a while, for all of it together. */
const ASK_AFTER_MS = 700
/** When the house answers with what it knew before, because it has just compared everything, it is asked again after this. */
const ASK_AGAIN_MS = 2_000
/** A group that lost ideas to themes needs this many still to be one. */
const GROUP_LEAST = 3

export class BoardSuggestions {
  state: 'loading' | 'ready' | 'away' = $state('loading')
  #view: SuggestionsView | null = $state.raw(null)
  /** What was answered here just now, before the house has counted it in. */
  #answered: ReadonlySet<string> = $state.raw(new Set())
  #timer: ReturnType<typeof setTimeout> | null = null
  #wanted: { readonly gathering: string; readonly board: ThemeBoardView } | null = null
  #asked = ''

  /** Keeps the suggestions up with a board: it has changed, or ideas have come. */
  follow(gathering: string, board: ThemeBoardView): void {
    const isFirst = this.#wanted?.board.question !== board.question
    this.#wanted = { gathering, board }
    if (isFirst) {
      this.#view = null
      this.#asked = ''
      this.state = 'loading'
    }
    if (this.#asked !== stateOf(board)) this.#askIn(isFirst ? 0 : ASK_AFTER_MS)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#wanted = null
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

  #askIn(ms: number): void {
    // One question at a time: what happens meanwhile is asked for with it.
    this.#timer ??= setTimeout(() => void this.#ask(), ms)
  }

  async #ask(): Promise<void> {
    const wanted = this.#wanted
    if (wanted === null) return
    const { gathering, board } = wanted
    const { question } = board
    this.#asked = stateOf(board)
    try {
      const outcome = await api('GET /gatherings/:gathering/questions/:question/suggestions', { params: { gathering, question } })
      if (outcome.ok && this.#wanted?.board.question === question) this.#view = outcome.answer
      this.state = outcome.ok ? 'ready' : 'away'
    } catch {
      // The network: what is known stays, and is asked for anew when the board moves.
      this.state = 'away'
    }
    this.#timer = null
    const now = this.#wanted?.board
    if (now === undefined) return
    if (this.#asked !== stateOf(now)) this.#askIn(ASK_AFTER_MS)
    else if (this.state === 'ready' && (this.#view?.version ?? 0) < now.version) this.#askIn(ASK_AGAIN_MS)
  }
}

/** What suggestions depend on: the board as it is on record, and the ideas that have come since. */
function stateOf(board: ThemeBoardView): string {
  return `${board.question} ${board.version} ${board.unplaced.length}`
}

/** Names a suggestion, so that one that was answered is not shown again. */
export function keyOf(kind: 'place' | 'same' | 'group', ideas: readonly number[], theme = ''): string {
  return `${kind} ${ideas.join(' ')} ${theme}`
}

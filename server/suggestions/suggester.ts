/** Asks a thread for suggestions: started at the first question, kept warm, replaced when it dies. */
import type { SuggestibleBoard, Suggestions } from '../../core/themes/suggestions.ts'
import { Fault } from '../fault.ts'
import { Thread } from '../threads/thread.ts'
import type { SuggestionResult, SuggestionTask } from './suggestion-task.ts'

/** Boards whose last suggestions are remembered. */
const BOARDS_MAX = 40

/** What takes less than this may be computed whenever somebody asks. */
const FREE_MS = 250
/** After more the board rests for so many times as long: a hall that never stops talking costs a quarter of one core, not all of it. */
const REST_TIMES = 3

/** Suggestions as they were computed, true at this entry. */
export interface ComputedSuggestions {
  readonly version: number
  readonly suggestions: Suggestions
  readonly ms: number
}

export class Suggester {
  readonly #thread = new Thread<SuggestionTask, SuggestionResult>(new URL('suggestion-worker.ts', import.meta.url), 'suggestions')
  readonly #boards = new Map<string, { readonly version: number; readonly computed: Promise<ComputedSuggestions> }>()
  readonly #isComputing = new Set<string>()
  readonly #restsUntilMs = new Map<string, number>()

  /**
   * Suggestions of a board, at this version or, while it computes or rests from a long computation, at an older one: `version` of the
   * answer says which. A busy board costs one computation at a time.
   * @param load reads the board when it must be computed
   */
  async suggest(board: string, version: number, load: () => Promise<SuggestibleBoard>): Promise<ComputedSuggestions> {
    const held = this.#boards.get(board)
    if (
      held !== undefined &&
      (held.version >= version || this.#isComputing.has(board) || Date.now() < (this.#restsUntilMs.get(board) ?? 0))
    )
      return await held.computed
    this.#isComputing.add(board)
    const computed = this.#compute(version, load).finally(() => this.#isComputing.delete(board))
    this.#boards.delete(board)
    this.#boards.set(board, { version, computed })
    computed.then(
      ({ ms }) => this.#restsUntilMs.set(board, ms < FREE_MS ? 0 : Date.now() + ms * REST_TIMES),
      () => {},
    )
    // A failure is told to those who asked, and not remembered.
    computed.catch(() => this.#boards.delete(board))
    const [oldest] = this.#boards.keys()
    if (this.#boards.size > BOARDS_MAX && oldest !== undefined) {
      this.#boards.delete(oldest)
      this.#restsUntilMs.delete(oldest)
    }
    return await computed
  }

  /** Titles for some ideas of a board. */
  async titles(board: SuggestibleBoard, ideas: readonly number[]): Promise<readonly string[]> {
    const result = await this.#thread.ask({ kind: 'titles', board, ideas })
    return result.kind === 'titles' ? result.titles : []
  }

  async close(): Promise<void> {
    await this.#thread.close()
  }

  async #compute(version: number, load: () => Promise<SuggestibleBoard>): Promise<ComputedSuggestions> {
    const result = await this.#thread.ask({ kind: 'board', board: await load() })
    if (result.kind !== 'board') throw new Fault('suggestions were answered with something else')
    return { version, suggestions: result.suggestions, ms: result.ms }
  }
}

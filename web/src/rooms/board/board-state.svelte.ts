/** The board of one question in the hands of a rapporteur: what is chosen, what is asked of the house, what it said. */
import { SvelteSet } from 'svelte/reactivity'
import type { Problem } from '../../../../contract/refusals.ts'
import type { ThemeBoardView, ThemeView } from '../../../../contract/themes.ts'
import { api } from '../../line/api.ts'
import type { LiveGathering } from '../gathering/live-gathering.svelte.ts'
import { sentenceFor } from '../gathering/refusal-words.ts'
import { say } from '$words/themes'
import { beforeFor, movedOrder, nextAfter, themeOf, withPlacement, type Direction } from './board-model.ts'

/** When the line has not brought a change of ours by then, the board is fetched. */
const FRAME_WAIT_MS = 1_500

/** What the house answers to an act on a board. */
interface Done {
  readonly entry: number
  readonly letter?: string
}
type Answer = { readonly ok: true; readonly answer: Done } | { readonly ok: false; readonly problem: Problem }
/** A move that is shown before it is on record; `entry` is known once the house has answered. */
interface Ahead {
  readonly ideas: readonly number[]
  readonly theme: string | null
  readonly before: number | null
  readonly entry: number | null
}

export class BoardState {
  readonly chosen = new SvelteSet<number>()
  /** What the house said last: a refusal in red, or what was done, read aloud. */
  refusal: string | null = $state(null)
  news = $state('')
  #question: string = $state('')
  #ahead: readonly Ahead[] = $state.raw([])
  readonly #live: LiveGathering

  constructor(live: LiveGathering, question: string) {
    this.#live = live
    this.#question = question
  }

  /** The board as it is on record, with the moves laid over it that the line has not brought yet. */
  readonly board: ThemeBoardView | null = $derived.by(() => {
    const held = this.#live.boards.find((board) => board.question === this.#question) ?? null
    if (held === null) return null
    const waiting = this.#ahead.filter((move) => move.entry === null || move.entry > held.version)
    return waiting.reduce((board, move) => withPlacement(board, move.ideas, move.theme, move.before), held)
  })

  open(question: string): void {
    if (question === this.#question) return
    this.#question = question
    this.#ahead = []
    this.chosen.clear()
    this.refusal = null
  }

  theme(id: string): ThemeView | undefined {
    return this.board?.themes.find((theme) => theme.id === id)
  }

  /** Ideas that an act is about: those chosen in the order they lie, else the one in focus. */
  about(focused: number | null): number[] {
    if (this.chosen.size === 0) return focused === null ? [] : [focused]
    const inOrder = [...(this.board?.unplaced ?? []), ...(this.board?.themes.flatMap((theme) => theme.ideas) ?? [])]
    return inOrder.filter((number) => this.chosen.has(number))
  }

  /** Moves ideas; answers at once which idea to look at next, so that a rapporteur goes on without waiting. */
  move(ideas: readonly number[], theme: string | null, before: number | null = null): number | null {
    const { board } = this
    if (board === null || ideas.length === 0) return null
    const from = themeOf(board, ideas[0] ?? 0)
    const next = nextAfter(from?.ideas ?? board.unplaced, ideas)
    const target = board.themes.find((one) => one.id === theme)
    const ahead: Ahead = { ideas, theme, before, entry: null }
    this.#ahead = [...this.#ahead, ahead]
    this.chosen.clear()
    void this.#place(ahead, target)
    return next
  }

  /** One place earlier or later in its theme. */
  shift(number: number, direction: 'up' | 'down'): void {
    const theme = this.board === null ? null : themeOf(this.board, number)
    if (theme == null) return
    const before = beforeFor(theme.ideas, number, direction)
    if (before === undefined) return
    const held = [...this.chosen]
    this.move([number], theme.id, before)
    for (const one of held) this.chosen.add(one)
  }

  async create(title: string, ideas: readonly number[]): Promise<boolean> {
    const body = ideas.length === 0 ? { title } : { title, ideas: [...ideas] }
    return await this.#made(() => api('POST /gatherings/:gathering/questions/:question/themes', { params: this.#params, body }))
  }

  async split(theme: string, title: string, ideas: readonly number[]): Promise<boolean> {
    return await this.#made(() =>
      api('POST /gatherings/:gathering/themes/:theme/split', {
        params: { gathering: this.#params.gathering, theme },
        body: { title, ideas: [...ideas] },
      }),
    )
  }

  async rename(theme: string, title: string): Promise<boolean> {
    return await this.#ask(() =>
      api('PATCH /gatherings/:gathering/themes/:theme', { params: { gathering: this.#params.gathering, theme }, body: { title } }),
    )
  }

  async order(theme: string, direction: Direction): Promise<boolean> {
    const themes = movedOrder(this.board?.themes ?? [], theme, direction)
    return await this.#ask(() =>
      api('PUT /gatherings/:gathering/questions/:question/theme-order', { params: this.#params, body: { themes } }),
    )
  }

  async merge(theme: string, into: string): Promise<boolean> {
    return await this.#ask(() =>
      api('POST /gatherings/:gathering/themes/:theme/merge', { params: { gathering: this.#params.gathering, theme }, body: { into } }),
    )
  }

  async remove(theme: string): Promise<boolean> {
    return await this.#ask(() =>
      api('POST /gatherings/:gathering/themes/:theme/remove', { params: { gathering: this.#params.gathering, theme } }),
    )
  }

  async undo(): Promise<void> {
    const last = this.board?.lastChange
    if (last == null) {
      this.refusal = say.nothingToUndo()
      return
    }
    if (
      await this.#ask(() =>
        api('POST /gatherings/:gathering/questions/:question/undo', { params: this.#params, body: { entry: last.entry } }),
      )
    )
      this.news = say.undone()
  }

  get #params(): { gathering: string; question: string } {
    return { gathering: this.#live.gathering.id, question: this.#question }
  }

  async #place(ahead: Ahead, target: ThemeView | undefined): Promise<void> {
    const { ideas, theme, before } = ahead
    const body = { ideas: [...ideas], theme, before }
    const isDone = await this.#ask(
      () => api('POST /gatherings/:gathering/questions/:question/placements', { params: this.#params, body }),
      ({ entry }) => this.#replace(ahead, { ...ahead, entry }),
    )
    if (!isDone) return this.#replace(ahead, null)
    const facts = { count: ideas.length, first: ideas[0] ?? 0 }
    this.news =
      target === undefined
        ? say.takenOut(facts)
        : say.moved({ ...facts, theme: say.themeOption({ letter: target.letter, title: target.title ?? '' }) })
  }

  #replace(move: Ahead, by: Ahead | null): void {
    this.#ahead = this.#ahead.flatMap((one) => (one === move ? (by === null ? [] : [by]) : [one]))
  }

  async #made(ask: () => Promise<Answer>): Promise<boolean> {
    const isDone = await this.#ask(ask, ({ letter }) => {
      if (letter !== undefined) this.news = say.madeTheme({ letter })
    })
    if (isDone) this.chosen.clear()
    return isDone
  }

  /** Asks the house; a refusal becomes the sentence on the board. */
  async #ask(ask: () => Promise<Answer>, onAnswer: (answer: Done) => void = () => {}): Promise<boolean> {
    this.refusal = null
    try {
      const outcome = await ask()
      if (!outcome.ok) {
        this.refusal = sentenceFor(outcome.problem, (field) => (field === 'title' ? say.titleField() : null))
        await this.#fetchBoards()
        return false
      }
      onAnswer(outcome.answer)
      this.#expect(outcome.answer.entry)
      return true
    } catch {
      // The network, not the house: nothing was recorded, and the board shows what is on record.
      this.refusal = say.houseAway()
      return false
    }
  }

  #expect(entry: number): void {
    setTimeout(() => {
      if ((this.#live.boards.find((board) => board.question === this.#question)?.version ?? 0) < entry) void this.#fetchBoards()
    }, FRAME_WAIT_MS)
  }

  async #fetchBoards(): Promise<void> {
    const outcome = await api('GET /gatherings/:gathering/themes', { params: { gathering: this.#live.gathering.id } })
    if (outcome.ok) this.#live.takeBoards(outcome.answer.boards)
  }
}

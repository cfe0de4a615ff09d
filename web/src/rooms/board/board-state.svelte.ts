/** The board of one question in the hands of a rapporteur: what is chosen, what is asked of the house, what it said. */
import { SvelteSet } from 'svelte/reactivity'
import type { Outcome } from '../../../../contract/client.ts'
import type { Api } from '../../../../contract/api.ts'
import type { ThemeBoardView, ThemeView } from '../../../../contract/themes.ts'
import { api } from '../../line/api.ts'
import type { LiveGathering } from '../gathering/live-gathering.svelte.ts'
import { say } from '$words/themes'
import { beforeFor, movedOrder, nextAfter, themeOf, withPlacement, type Direction } from './board-model.ts'

/** When the line has not brought a change of ours by then, the board is fetched. */
const FRAME_WAIT_MS = 1_500

export class BoardState {
  readonly chosen = new SvelteSet<number>()
  /** What the house said last: a refusal in red, or what was done, read aloud. */
  refusal: string | null = $state(null)
  news = $state('')
  #question: string = $state('')
  #ahead: ThemeBoardView | null = $state.raw(null)
  readonly #live: LiveGathering

  constructor(live: LiveGathering, question: string) {
    this.#live = live
    this.#question = question
  }

  /** The board as it will be when the house has recorded what was asked; else as it is. */
  readonly board: ThemeBoardView | null = $derived.by(() => {
    const held = this.#live.boards.find((board) => board.question === this.#question) ?? null
    return this.#ahead !== null && held !== null && held.version <= this.#ahead.version ? this.#ahead : held
  })

  open(question: string): void {
    if (question === this.#question) return
    this.#question = question
    this.#ahead = null
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

  /** Moves ideas; answers the idea to look at next, so that a rapporteur goes on without reaching for the mouse. */
  async move(ideas: readonly number[], theme: string | null, before: number | null = null): Promise<number | null> {
    const { board } = this
    if (board === null || ideas.length === 0) return null
    const from = themeOf(board, ideas[0] ?? 0)
    const next = nextAfter(from?.ideas ?? board.unplaced, ideas)
    this.#ahead = withPlacement(board, ideas, theme, before)
    this.chosen.clear()
    const target = theme === null ? undefined : board.themes.find((one) => one.id === theme)
    const isDone = await this.#ask(() =>
      api('POST /gatherings/:gathering/questions/:question/placements', {
        params: this.#params,
        body: { ideas: [...ideas], theme, before },
      }),
    )
    if (isDone)
      this.news =
        target === undefined
          ? say.takenOut({ count: ideas.length, first: ideas[0] ?? 0 })
          : say.moved({
              count: ideas.length,
              first: ideas[0] ?? 0,
              theme: say.themeOption({ letter: target.letter, title: target.title ?? '' }),
            })
    return next
  }

  /** One place earlier or later in its theme. */
  async shift(number: number, direction: 'up' | 'down'): Promise<void> {
    const theme = this.board === null ? null : themeOf(this.board, number)
    if (theme == null) return
    const before = beforeFor(theme.ideas, number, direction)
    if (before === undefined) return
    const held = [...this.chosen]
    await this.move([number], theme.id, before)
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

  async #made<R extends 'POST /gatherings/:gathering/questions/:question/themes' | 'POST /gatherings/:gathering/themes/:theme/split'>(
    ask: () => Promise<Outcome<R>>,
  ): Promise<boolean> {
    const isDone = await this.#ask(ask, (answer) => {
      if ('letter' in answer) this.news = say.madeTheme({ letter: String(answer.letter) })
    })
    if (isDone) this.chosen.clear()
    return isDone
  }

  /** Asks the house; a refusal becomes the sentence on the board, and what was shown ahead of the record goes. */
  async #ask<R extends keyof Api>(ask: () => Promise<Outcome<R>>, onAnswer: (answer: object) => void = () => {}): Promise<boolean> {
    this.refusal = null
    try {
      const outcome = await ask()
      if (!outcome.ok) {
        this.refusal = outcome.problem.detail
        await this.#fetchBoards()
        return false
      }
      onAnswer(outcome.answer)
      this.#expect('entry' in outcome.answer ? Number(outcome.answer.entry) : 0)
      return true
    } catch {
      // The network, not the house: nothing was recorded, and the board shows what is on record.
      this.#ahead = null
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
    this.#ahead = null
    const outcome = await api('GET /gatherings/:gathering/themes', { params: { gathering: this.#live.gathering.id } })
    if (outcome.ok) this.#live.takeBoards(outcome.answer.boards)
  }
}

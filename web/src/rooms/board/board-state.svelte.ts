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

/** A change made on this screen, so that taking back takes back one's own. */
export interface OwnChange {
  readonly entry: number
  readonly kind: string
  readonly at: string
}

export class BoardState {
  readonly chosen = new SvelteSet<number>()
  /** What the house said last: a refusal in red, or what was done, read aloud. */
  refusal: string | null = $state(null)
  news = $state('')
  /** What was done here and still stands, and what was taken back here and can be done again; the newest last. */
  done: readonly OwnChange[] = $state.raw([])
  again: readonly OwnChange[] = $state.raw([])
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
    this.done = []
    this.again = []
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
  move(ideas: readonly number[], theme: string | null, before: number | null = null, isSuggested = false): number | null {
    const { board } = this
    if (board === null || ideas.length === 0) return null
    const from = themeOf(board, ideas[0] ?? 0)
    const next = nextAfter(from?.ideas ?? board.unplaced, ideas)
    const target = board.themes.find((one) => one.id === theme)
    const ahead: Ahead = { ideas, theme, before, entry: null }
    this.#ahead = [...this.#ahead, ahead]
    this.chosen.clear()
    void this.#place(ahead, target, isSuggested)
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

  async create(title: string, ideas: readonly number[], isSuggested = false): Promise<boolean> {
    const body = { title, isSuggested, seen: this.#seen, ...(ideas.length === 0 ? {} : { ideas: [...ideas] }) }
    return await this.#made('theme_created', () =>
      api('POST /gatherings/:gathering/questions/:question/themes', { params: this.#params, body }),
    )
  }

  async split(theme: string, title: string, ideas: readonly number[]): Promise<boolean> {
    return await this.#made('theme_split', () =>
      api('POST /gatherings/:gathering/themes/:theme/split', {
        params: { gathering: this.#params.gathering, theme },
        body: { title, ideas: [...ideas] },
      }),
    )
  }

  async rename(theme: string, title: string): Promise<boolean> {
    return await this.#ask('theme_renamed', () =>
      api('PATCH /gatherings/:gathering/themes/:theme', {
        params: { gathering: this.#params.gathering, theme },
        body: { title, seen: this.#seen },
      }),
    )
  }

  async order(theme: string, direction: Direction): Promise<boolean> {
    return await this.orderAs(movedOrder(this.board?.themes ?? [], theme, direction))
  }

  async orderAs(themes: readonly string[]): Promise<boolean> {
    return await this.#ask('themes_ordered', () =>
      api('PUT /gatherings/:gathering/questions/:question/theme-order', {
        params: this.#params,
        body: { themes: [...themes], seen: this.#seen },
      }),
    )
  }

  async merge(theme: string, into: string): Promise<boolean> {
    return await this.#ask('themes_merged', () =>
      api('POST /gatherings/:gathering/themes/:theme/merge', { params: { gathering: this.#params.gathering, theme }, body: { into } }),
    )
  }

  async remove(theme: string): Promise<boolean> {
    return await this.#ask('theme_removed', () =>
      api('POST /gatherings/:gathering/themes/:theme/remove', { params: { gathering: this.#params.gathering, theme } }),
    )
  }

  /** Makes ideas count as one when they are weighed. */
  async join(ideas: readonly number[], isSuggested = false): Promise<boolean> {
    const body = { ideas: [...ideas], isSuggested }
    const isDone = await this.#ask('ideas_joined', () =>
      api('POST /gatherings/:gathering/questions/:question/ties', { params: this.#params, body }),
    )
    if (isDone) this.#say(say.joined({ count: ideas.length }))
    return isDone
  }

  async part(ideas: readonly number[]): Promise<boolean> {
    const isDone = await this.#ask('ideas_parted', () =>
      api('POST /gatherings/:gathering/questions/:question/ties/part', { params: this.#params, body: { ideas: [...ideas] } }),
    )
    if (isDone) this.#say(say.parted())
    return isDone
  }

  /** Declines a suggestion; it is recorded and does not come back. */
  async decline(suggestion: 'place' | 'same' | 'group', ideas: readonly number[], theme: string | null = null): Promise<boolean> {
    const body = { suggestion, ideas: [...ideas], theme }
    const isDone = await this.#ask(null, () =>
      api('POST /gatherings/:gathering/questions/:question/declines', { params: this.#params, body }),
    )
    if (isDone) this.news = say.declined()
    return isDone
  }

  /** What `undo` would take back: the last change made here, else the last of the board. */
  readonly next: OwnChange | null = $derived(this.done.at(-1) ?? this.board?.lastChange ?? null)

  async undo(): Promise<void> {
    if (this.next === null) this.refusal = say.nothingToUndo()
    else await this.takeBack(this.next)
  }

  /** Does again what was taken back here last. */
  async redo(): Promise<void> {
    const last = this.again.at(-1)
    if (last === undefined) {
      this.refusal = say.nothingToRedo()
      return
    }
    this.again = this.again.filter((one) => one !== last)
    if (await this.#ask(last.kind, () => this.#undoing(last.entry))) this.news = say.redone()
  }

  /** Takes back any change of the board; the house says no when later ones stand on it. */
  async takeBack(change: OwnChange): Promise<boolean> {
    // Whatever the house says, what it refuses once it refuses again: the one before is next.
    this.done = this.done.filter((one) => one.entry !== change.entry)
    return await this.#ask(
      null,
      () => this.#undoing(change.entry),
      ({ entry }) => {
        this.again = [...this.again, { ...change, entry }]
        this.news = say.undone()
      },
    )
  }

  async #undoing(entry: number): Promise<Answer> {
    return await api('POST /gatherings/:gathering/questions/:question/undo', { params: this.#params, body: { entry } })
  }

  /** The entry up to which this screen knows the board. */
  get #seen(): number {
    return this.#live.boards.find((board) => board.question === this.#question)?.version ?? 0
  }

  #say(news: string): void {
    this.news = news
    this.chosen.clear()
  }

  get #params(): { gathering: string; question: string } {
    return { gathering: this.#live.gathering.id, question: this.#question }
  }

  async #place(ahead: Ahead, target: ThemeView | undefined, isSuggested: boolean): Promise<void> {
    const { ideas, theme, before } = ahead
    const body = { ideas: [...ideas], theme, before, isSuggested, seen: this.#seen }
    const isDone = await this.#ask(
      'ideas_placed',
      () => api('POST /gatherings/:gathering/questions/:question/placements', { params: this.#params, body }),
      ({ entry }) => this.#replace(ahead, { ...ahead, entry }),
    )
    if (!isDone) {
      // Nothing is lost: what could not be moved is chosen again.
      for (const idea of ideas) this.chosen.add(idea)
      return this.#replace(ahead, null)
    }
    const facts = { count: ideas.length, first: ideas[0] ?? 0 }
    this.news =
      target === undefined
        ? say.takenOut(facts)
        : say.moved({ ...facts, theme: say.themeOption({ letter: target.letter, title: target.title ?? '' }) })
  }

  #replace(move: Ahead, by: Ahead | null): void {
    this.#ahead = this.#ahead.flatMap((one) => (one === move ? (by === null ? [] : [by]) : [one]))
  }

  async #made(kind: string, ask: () => Promise<Answer>): Promise<boolean> {
    const isDone = await this.#ask(kind, ask, ({ letter }) => {
      if (letter !== undefined) this.news = say.madeTheme({ letter })
    })
    if (isDone) this.chosen.clear()
    return isDone
  }

  /** Asks the house; a refusal becomes the sentence on the board. `kind` names a change that can be taken back. */
  async #ask(kind: string | null, ask: () => Promise<Answer>, onAnswer: (answer: Done) => void = () => {}): Promise<boolean> {
    this.refusal = null
    try {
      const outcome = await ask()
      if (!outcome.ok) {
        this.refusal = sentenceFor(outcome.problem, (field) => (field === 'title' ? say.titleField() : null))
        await this.#fetchBoards()
        return false
      }
      if (kind !== null) this.done = [...this.done, { entry: outcome.answer.entry, kind, at: new Date(this.#live.nowMs).toISOString() }]
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

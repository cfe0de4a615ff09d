/** The desk of the console: help, moderation, messages, expectations and phones, asked for again whenever the line says that it has changed. */
import type { Api } from '$contract/api.ts'
import type { ConsoleView } from '$contract/console.ts'
import { api } from '$line/api.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { say } from '$words/console'

/** Phones are no part of the record, so no frame tells of them: a look so often is soon enough to walk over. */
const LOOK_EVERY_MS = 15_000
/** Acts of others come in bursts; one look serves them. */
const LOOK_AFTER_MS = 60

/** Routes that act on one thing of the desk and need no body. */
type PlainAct = Extract<
  keyof Api,
  | `POST /gatherings/:gathering/help/:help/${string}`
  | `POST /gatherings/:gathering/ideas/:number/keep`
  | `POST /gatherings/:gathering/ideas/:number/restore`
  | `POST /gatherings/:gathering/photos/:number/keep`
  | `POST /gatherings/:gathering/messages/:message/withdraw`
>

export class Desk {
  view: ConsoleView = $state.raw({} as ConsoleView)
  /** Why the last act was refused: who was first, or what is missing. */
  sentence = $state<string | null>(null)
  isLost = $state(false)
  readonly #gathering: string
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(gathering: string, view: ConsoleView) {
    this.#gathering = gathering
    this.view = view
  }

  start(): () => void {
    const look = setInterval(() => void this.load(), LOOK_EVERY_MS)
    return () => {
      clearInterval(look)
      if (this.#timer !== null) clearTimeout(this.#timer)
    }
  }

  /** Something has changed: look in a moment. */
  lookSoon(): void {
    this.#timer ??= setTimeout(() => void this.load(), LOOK_AFTER_MS)
  }

  async load(): Promise<void> {
    this.#timer = null
    try {
      const seen = await api('GET /gatherings/:gathering/console', { params: { gathering: this.#gathering } })
      // What is older than what is held would bring back what is done.
      if (seen.ok && seen.answer.version >= this.view.version) this.view = seen.answer
      this.isLost = !seen.ok
    } catch {
      this.isLost = true
    }
  }

  /** Does something, says why not, and shows how things stand then. @returns the entry, or null when it was refused */
  async act(
    call: () => Promise<{ ok: true; answer: { entry: number } } | { ok: false; problem: Parameters<typeof sentenceFor>[0] }>,
  ): Promise<number | null> {
    this.sentence = null
    try {
      const outcome = await call()
      if (!outcome.ok) this.sentence = sentenceFor(outcome.problem, () => null)
      await this.load()
      return outcome.ok ? outcome.answer.entry : null
    } catch {
      this.sentence = say.deskLost()
      return null
    }
  }

  async plain(route: PlainAct, of: { readonly help?: string; readonly number?: number; readonly message?: string }): Promise<void> {
    const params = { gathering: this.#gathering, help: of.help ?? '', number: of.number ?? 0, message: of.message ?? '' }
    await this.act(async () => await api(route, { params }))
  }

  get gathering(): string {
    return this.#gathering
  }
}

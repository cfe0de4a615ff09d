/** What a phone hears of its table besides ideas, what it asks for there, and the sign that it gives of itself. */
import type { HelpCall } from '$contract/help'
import { PRESENCE_EVERY_MS } from '$contract/limits'
import type { LiveFrameName, LiveFrames } from '$contract/live'
import type { TableNews } from '$contract/messages'
import { api } from '../../line/api.ts'

type Message = TableNews['messages'][number]
type ReportReason = 'personal_data' | 'attack' | 'hate' | 'advertising' | 'unlawful' | 'off_topic' | 'asked_by_author'

export class TableNewsState {
  messages = $state.raw<readonly Message[]>([])
  help = $state.raw<HelpCall | null>(null)
  /** Messages that were put away on this phone. */
  away = $state.raw<ReadonlySet<string>>(new Set())
  reported = $state.raw<ReadonlySet<number>>(new Set())
  hasFailed = $state(false)
  readonly #slug: string
  #beat: ReturnType<typeof setInterval> | null = null
  #unsent = -1

  readonly shown: readonly Message[] = $derived(this.messages.filter(({ id }) => !this.away.has(id)))

  constructor(slug: string) {
    this.#slug = slug
  }

  /** Hears the frames of the line; those of a new line tell everything again. */
  hear<N extends LiveFrameName>(name: N, frame: LiveFrames[N]): void {
    if (name === 'table' && 'messages' in frame) this.#take(frame)
    else if (name === 'hello') this.#take({ messages: [], help: null })
  }

  /** Says that this phone is there and how many ideas wait on it: at once when that changes, and now and then. */
  present(unsent: number): void {
    if (unsent === this.#unsent) return
    this.#unsent = unsent
    if (this.#beat !== null) clearInterval(this.#beat)
    this.#beat = setInterval(() => void this.#sayPresent(), PRESENCE_EVERY_MS)
    void this.#sayPresent()
  }

  close(): void {
    if (this.#beat !== null) clearInterval(this.#beat)
  }

  putAway(id: string): void {
    this.away = new Set([...this.away, id])
  }

  async call(reason: HelpCall['reason']): Promise<void> {
    await this.#ask(async () => await api('POST /gatherings/:gathering/help', { params: this.#params, body: { reason } }))
  }

  async withdraw(): Promise<void> {
    await this.#ask(async () => await api('POST /gatherings/:gathering/help/withdraw', { params: this.#params }))
  }

  async report(number: number, reason: ReportReason): Promise<void> {
    const params = { ...this.#params, number }
    const isDone = await this.#ask(async () => await api('POST /gatherings/:gathering/ideas/:number/reports', { params, body: { reason } }))
    if (isDone) this.reported = new Set([...this.reported, number])
  }

  get #params(): { gathering: string } {
    return { gathering: this.#slug }
  }

  #take({ messages, help }: TableNews): void {
    this.messages = messages
    this.help = help
  }

  /** A refusal that somebody else was first changes nothing: the table's state comes by the line. */
  async #ask(call: () => Promise<{ ok: true } | { ok: false; problem: { code: string } }>): Promise<boolean> {
    this.hasFailed = false
    try {
      const outcome = await call()
      this.hasFailed = !outcome.ok && outcome.problem.code !== 'changed_since'
      return !this.hasFailed
    } catch {
      this.hasFailed = true
      return false
    }
  }

  async #sayPresent(): Promise<void> {
    try {
      await api('POST /gatherings/:gathering/presence', { params: this.#params, body: { unsent: Math.max(0, this.#unsent) } })
    } catch {
      // Without network nobody can be told; the console sees that nothing is heard.
    }
  }
}

/** What a phone hears of its table besides ideas, what it asks for there, and the sign that it gives of itself. */
import type { ChallengeView } from '$contract/challenges'
import type { HelpCall } from '$contract/help'
import { PRESENCE_EVERY_MS, UNSENT_TOLD_MAX } from '$contract/limits'
import type { LiveFrameName, LiveFrames } from '$contract/live'
import type { TableNews } from '$contract/messages'
import { api } from '../../line/api.ts'
import { newKey } from '../../line/random-key.ts'
import { say } from '$words/table'

type Message = TableNews['messages'][number]
type ReportReason = 'personal_data' | 'attack' | 'hate' | 'advertising' | 'unlawful' | 'off_topic' | 'asked_by_author'

/** What stands at the table comes right after the hello of a line; so long after it there is nothing. */
const TOLD_WITHIN_MS = 2_000
const NOTHING: TableNews = { messages: [], help: null, challenges: [], recap: null }

export class TableNewsState {
  messages = $state.raw<readonly Message[]>([])
  help = $state.raw<HelpCall | null>(null)
  challenges = $state.raw<readonly ChallengeView[]>([])
  /** What the host handed on to those who sit here now. */
  recap = $state.raw<TableNews['recap']>(null)
  /** Why the last challenge is not on record; null where it is, or none was made. */
  challengeTrouble = $state<string | null>(null)
  isChallengeSent = $state(false)
  /** Messages that were put away on this phone. */
  away = $state.raw<ReadonlySet<string>>(new Set())
  reported = $state.raw<ReadonlySet<number>>(new Set())
  hasFailed = $state(false)
  readonly #slug: string
  #beat: ReturnType<typeof setInterval> | null = null
  #unsent = -1
  #awaited: ReturnType<typeof setTimeout> | undefined
  /** Names what is in the box, so that sending it twice records it once. */
  #challengeKey = newKey()

  readonly shown: readonly Message[] = $derived(this.messages.filter(({ id }) => !this.away.has(id)))

  constructor(slug: string, start: TableNews | null) {
    this.#slug = slug
    if (start !== null) this.#take(start)
  }

  /** Hears the frames of the line. A new line tells everything again right after its hello, or nothing where there is nothing. */
  hear<N extends LiveFrameName>(name: N, frame: LiveFrames[N]): void {
    if (name === 'table' && 'messages' in frame) this.#take(frame)
    else if (name === 'hello') this.#awaited = setTimeout(() => this.#take(NOTHING), TOLD_WITHIN_MS)
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
    clearTimeout(this.#awaited)
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

  /** Puts a challenge on record. @returns whether it is; if not, `challengeTrouble` says why */
  async challenge(question: string, text: string): Promise<boolean> {
    this.isChallengeSent = false
    try {
      const params = { ...this.#params, question }
      const key = this.#challengeKey
      const put = await api('POST /gatherings/:gathering/questions/:question/challenges', { params, body: { text }, key })
      this.challengeTrouble = put.ok ? null : put.problem.detail
      this.isChallengeSent = put.ok
      if (put.ok || put.problem.code === 'key_reused') this.#challengeKey = newKey()
    } catch {
      this.challengeTrouble = say.challengeFailed()
    }
    return this.isChallengeSent
  }

  get #params(): { gathering: string } {
    return { gathering: this.#slug }
  }

  #take({ messages, help, challenges, recap }: TableNews): void {
    clearTimeout(this.#awaited)
    this.messages = messages
    this.help = help
    this.challenges = challenges
    this.recap = recap
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
      await api('POST /gatherings/:gathering/presence', {
        params: this.#params,
        body: { unsent: Math.min(UNSENT_TOLD_MAX, Math.max(0, this.#unsent)) },
      })
    } catch {
      // Without network nobody can be told; the console sees that nothing is heard.
    }
  }
}

/** The phone while somebody weighs: the line of statements, the outbox, and what the house said last. */
import type { OwnRating, StatementView } from '$contract/weighings'
import { say } from '$words/weighing'
import { api } from '../../line/api.ts'
import { RatingOutbox, type WaitingRating } from '../../line/rating-outbox.ts'
import type { RateStart } from './rate-page.ts'
import { afterRating, goBack, hereOf, lineOf, withMore, type RatingLine } from './rating-line.ts'

/** Reasons that can be given, as the API knows them. */
const REASONS = ['off_topic', 'personal_data', 'attack', 'hate', 'advertising', 'unlawful'] as const
/** With fewer statements in hand the phone asks for more, so that it can go on without network for a while. */
const MORE_BELOW = 8
/** After an unanswered question for more it asks again so much later. */
const ASK_AGAIN_MS = 5_000

export class RateState {
  line: RatingLine
  queue = $state.raw<readonly WaitingRating[]>([])
  isReached = $state(true)
  /** Why the house did not keep a rating. */
  refusal = $state<string | null>(null)
  /** Somebody wants to go on beyond what they were asked for. */
  wantsMore = $state(false)
  isImportant = $state(false)
  own = $state.raw<readonly StatementView[]>([])
  readonly start: RateStart
  readonly here = $derived.by(() => hereOf(this.line))
  readonly isEnough: boolean = $derived.by(
    () => this.line.looking === null && !this.wantsMore && this.line.rated.length >= this.start.share.share && this.here !== null,
  )
  #outbox: RatingOutbox | null = null
  #isAsking = false
  #skewMs = 0

  constructor(start: RateStart) {
    this.start = start
    this.line = $state.raw(lineOf(start.share))
    this.own = start.share.own
  }

  /** Opens the outbox; answers how to close it. */
  open(): () => void {
    this.#skewMs = Date.parse(this.start.serverNow) - Date.now()
    const outbox = new RatingOutbox({
      weighing: this.start.slug,
      call: api,
      onQueue: (queue) => (this.queue = queue),
      onReach: (isReached) => {
        this.isReached = isReached
        if (isReached) void this.#askForMore()
      },
      onRefused: (sentence) => (this.refusal = sentence),
    })
    // What was rated on this phone and has not reached the house: it is not to be asked for again.
    for (const waiting of outbox.queue) this.line = afterRating(this.line, waiting)
    outbox.start()
    this.#outbox = outbox
    return () => outbox.close()
  }

  /** Rates what is in front; it is safe on the phone when this returns. */
  rate(rating: OwnRating['rating']): void {
    const here = this.here
    if (here === null || this.#outbox === null) return
    const given = { statement: here.statement.number, rating, isImportant: this.isImportant }
    this.#outbox.put(given, new Date(Date.now() + this.#skewMs).toISOString())
    this.#move(afterRating(this.line, given))
    this.refusal = null
    void this.#askForMore()
  }

  back(): void {
    this.#move(goBack(this.line))
  }

  /** Writes a statement; answers why it was refused, or null. */
  async write(text: string, key: string): Promise<string | null> {
    try {
      const params = { weighing: this.start.slug }
      const written = await api('POST /weighings/:weighing/own-statements', { params, key, body: { text } })
      if (!written.ok) return written.problem.detail
      const share = await api('GET /weighings/:weighing/share', { params })
      if (share.ok) this.own = share.answer.own
      return null
    } catch {
      return say.houseAway()
    }
  }

  /** Reports a statement; answers why it was refused, or null. */
  async report(number: number, given: string): Promise<string | null> {
    const reason = REASONS.find((one) => one === given) ?? 'off_topic'
    try {
      const params = { weighing: this.start.slug, number }
      const reported = await api('POST /weighings/:weighing/statements/:number/reports', { params, body: { reason } })
      return reported.ok ? null : reported.problem.detail
    } catch {
      return say.houseAway()
    }
  }

  /** Looks at one of the rated statements again. */
  look(number: number): void {
    this.#move({ ...this.line, looking: number })
  }

  async lookAgain(): Promise<void> {
    await this.#askForMore(true)
  }

  #move(line: RatingLine): void {
    this.line = line
    this.isImportant = hereOf(line)?.rated?.isImportant ?? false
  }

  /** More statements, once what was rated has reached the house: it counts by what it has. */
  async #askForMore(always = false): Promise<void> {
    const { next, left } = this.line
    if (this.#isAsking || (!always && (next.length >= MORE_BELOW || left <= next.length))) return
    this.#isAsking = true
    try {
      const share = await api('GET /weighings/:weighing/share', { params: { weighing: this.start.slug } })
      if (share.ok) this.line = withMore(this.line, share.answer)
      this.isReached = true
    } catch {
      this.isReached = false
      if (next.length > 0) setTimeout(() => void this.#askForMore(), ASK_AGAIN_MS)
    } finally {
      this.#isAsking = false
    }
  }
}

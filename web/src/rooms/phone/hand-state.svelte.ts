/** The hand of this phone and the floor that it waits for: raised and lowered without network too, exactly once. */
import { untrack } from 'svelte'
import type { FloorView, HandView, SpeechRemark } from '$contract/floor'
import { api } from '../../line/api.ts'
import { newKey } from '../../line/random-key.ts'
import type { PhoneStorage } from '../../line/phone-storage.ts'
import { parseWishes, tried, withWish, type Wish } from './hand-wishes.ts'

/** How the hand stands, for whoever holds the phone. `sending` and `lowering` wait on this phone. */
export type HandStand = 'none' | 'sending' | 'lowering' | 'waiting' | 'called' | 'speaking' | 'spoken' | 'passed_over'

/** Nobody answered: the next try. */
const AGAIN_MS = 5_000
/** A house that has not answered by then is taken to be out of reach; the key makes trying again safe. */
const SEND_TIMEOUT_MS = 10_000

export class HandState {
  floor = $state.raw<FloorView | null>(null)
  mine = $state.raw<HandView | null>(null)
  wishes = $state.raw<readonly Wish[]>([])
  /** Remarks taken of the own speeches that wait for an answer. */
  remarks = $state.raw<readonly SpeechRemark[]>([])
  /** Why the last wish was refused. */
  reason = $state<string | null>(null)
  /** Nobody answered: the wish waits on this phone. */
  isHeld = $state(false)
  readonly #slug: string
  readonly #storage: PhoneStorage
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false

  readonly stand: HandStand = $derived.by(() => {
    const wish = this.wishes.at(-1)
    if (wish !== undefined) return wish.act === 'raise' ? 'sending' : 'lowering'
    if (this.mine === null) return 'none'
    const { id, state } = this.mine
    if (this.floor?.speaking?.id === id) return 'speaking'
    if (this.floor?.called?.id === id) return 'called'
    if (this.floor?.order.includes(id) === true) return 'waiting'
    return state === 'lowered' ? 'none' : state
  })
  /** How many speak before this hand, from now on; null when it does not wait or waits far behind. */
  readonly before: number | null = $derived.by(() => {
    const place = this.floor?.order.indexOf(this.mine?.id ?? '') ?? -1
    return place < 0 ? null : place + (this.floor?.called == null ? 0 : 1)
  })

  constructor(
    slug: string,
    start: { readonly floor: FloorView | null; readonly hand: HandView | null; readonly remarks: readonly SpeechRemark[] },
    storage: PhoneStorage,
  ) {
    this.#slug = slug
    this.#storage = storage
    this.floor = start.floor
    this.mine = start.hand
    this.remarks = start.remarks
  }

  /** Whoever opens the hand in an effect must not run again because of what it does here. */
  open(): void {
    untrack(() => {
      this.wishes = parseWishes(this.#storage.read(this.#name))
      void this.#send()
    })
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  raise(): void {
    this.#wish('raise')
  }

  lower(): void {
    this.#wish('lower')
  }

  /** Says to a remark whether it is what was meant. Without network it stays and can be pressed again. */
  async answer(remark: string, answer: 'confirmed' | 'corrected' | 'left_open', text?: string): Promise<void> {
    this.reason = null
    try {
      const outcome = await api('POST /gatherings/:gathering/remarks/:remark/answer', {
        params: { gathering: this.#slug, remark },
        key: `${answer}-${remark}`,
        body: { answer, ...(text === undefined ? {} : { text }) },
      })
      if (!outcome.ok && outcome.problem.code !== 'changed_since') this.reason = outcome.problem.detail
      await this.#look()
      if (answer === 'left_open') this.remarks = this.remarks.filter(({ id }) => id !== remark)
    } catch {
      this.isHeld = true
    }
  }

  /** The house can be reached again. */
  retryNow(): void {
    void this.#send()
  }

  /** The floor has moved. What became of a hand that is not in it any more is asked for. */
  hear(floor: FloorView): void {
    if (this.floor !== null && floor.version < this.floor.version) return
    this.floor = floor
    const { mine } = this
    const hasSpoken = mine !== null && (mine.state === 'spoken' || mine.state === 'speaking' || floor.speaking?.id === mine.id)
    const isUp = mine !== null && (floor.order.includes(mine.id) || [floor.speaking?.id, floor.called?.id].includes(mine.id))
    // Who has spoken may be asked what they meant.
    if (hasSpoken || (mine !== null && !isUp && (mine.state === 'waiting' || mine.state === 'called')))
      void this.#look().catch(() => undefined)
  }

  #wish(act: Wish['act']): void {
    this.reason = null
    this.#keep(withWish(this.wishes, act, newKey()))
    void this.#send()
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    clearTimeout(this.#timer)
    try {
      for (let wish = this.wishes[0]; wish !== undefined; wish = this.wishes[0]) {
        this.#keep(tried(this.wishes))
        // oxlint-disable-next-line no-await-in-loop
        await this.#ask(wish)
        this.#keep(this.wishes.slice(1))
        this.isHeld = false
      }
    } catch {
      this.isHeld = true
      this.#timer = setTimeout(() => void this.#send(), AGAIN_MS)
    } finally {
      this.#isSending = false
    }
  }

  /** A refusal is an answer: a hand that is not up any more needs not be lowered, and for the rest the reason is shown. */
  async #ask({ act, key }: Wish): Promise<void> {
    const route = act === 'raise' ? 'POST /gatherings/:gathering/hand' : 'POST /gatherings/:gathering/hand/lower'
    const outcome = await api(route, { params: { gathering: this.#slug }, key, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) })
    if (!outcome.ok && outcome.problem.status >= 500) throw new Error(outcome.problem.code)
    if (!outcome.ok && outcome.problem.code !== 'changed_since') this.reason = outcome.problem.detail
    await this.#look()
  }

  /** More was missed than the line replays: all is asked again. */
  async load(): Promise<void> {
    const seen = await api('GET /gatherings/:gathering/floor', { params: { gathering: this.#slug } })
    if (seen.ok) this.hear(seen.answer)
    await this.#look()
  }

  async #look(): Promise<void> {
    const seen = await api('GET /gatherings/:gathering/my-floor', { params: { gathering: this.#slug } })
    if (!seen.ok) return
    this.mine = seen.answer.hand
    this.remarks = seen.answer.remarks
  }

  #keep(wishes: readonly Wish[]): void {
    this.wishes = wishes
    this.#storage.write(this.#name, wishes.length === 0 ? null : JSON.stringify(wishes))
  }

  get #name(): string {
    return `entente-hand-${this.#slug}`
  }
}

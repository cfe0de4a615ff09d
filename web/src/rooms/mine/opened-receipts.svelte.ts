/** The page of receipts in a browser: by the link if there is one, else as the server knew it from the seat, else by what the phone keeps. */
import type { ReceiptsView } from '$contract/receipts.ts'
import { api } from '$line/api.ts'
import { keptKey } from '$line/kept-receipts.ts'

/** Shorter than any key: the address then only leads to a place on the page. */
const KEY_CHARACTERS_MIN = 20

export type Opening = 'open' | 'locked' | 'looking' | 'offline' | 'refused'

export class OpenedReceipts {
  view = $state.raw<ReceiptsView | null>(null)
  opening = $state<Opening>('locked')
  #key: string | null = null
  readonly #slug: string

  constructor(slug: string, ofSeat: ReceiptsView | null) {
    this.#slug = slug
    this.view = ofSeat
    this.opening = ofSeat === null ? 'locked' : 'open'
  }

  /** Reads the address again: a link may be opened on a page that is open already. */
  async read(): Promise<void> {
    const behind = decodeURIComponent(location.hash.slice(1))
    const isUntold = this.view === null || (this.view.isChathamHouse && this.view.ideas.length === 0)
    this.#key = behind.length >= KEY_CHARACTERS_MIN ? behind : isUntold ? keptKey(this.#slug) : null
    await this.again()
  }

  /** Asks for what the key opens, once more where it failed. */
  async again(): Promise<void> {
    if (this.#key === null) return
    const before = this.view
    this.opening = 'looking'
    try {
      const found = await api('POST /receipts/look-up', { body: { key: this.#key } })
      this.view = found.ok ? found.answer : null
      this.opening = found.ok ? 'open' : 'refused'
    } catch {
      this.view = before
      this.opening = 'offline'
    }
  }
}

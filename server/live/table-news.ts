/** Messages, help, challenges and recaps for phones: read for all tables of a gathering at once, and written to each phone only when its table has news. */
import type { TableNews } from '../../contract/messages.ts'
import type { HouseBase } from '../house-base.ts'
import { viewNewsOfTables } from '../views/table-news.ts'
import { frameText, type LiveStream } from './stream.ts'

/** One reading serves everybody who asks within this time: a hall comes back at once when its network does. */
const SHARED_MS = 300
const NOTHING: TableNews = { messages: [], help: null, challenges: [], recap: null }

/** The news of the tables of one gathering. */
export class TableNewsTeller {
  readonly #house: Pick<HouseBase, 'database'>
  readonly #gathering: string
  /** What each phone was told last, as text. */
  readonly #known = new WeakMap<LiveStream, string>()
  #reading: { readonly atMs: number; readonly read: Promise<(table: string | null) => TableNews> } | null = null

  constructor(house: Pick<HouseBase, 'database'>, gathering: string) {
    this.#house = house
    this.#gathering = gathering
  }

  /** Tells phones what is new at their tables. `isFresh`: something has just changed, so what was read before does not do. */
  async tell(streams: Iterable<LiveStream>, version: () => number, isFresh: boolean): Promise<void> {
    const phones = [...streams].filter(({ wish }) => wish.isPhone)
    if (phones.length === 0) return
    const newsOf = await this.#read(isFresh)
    for (const phone of phones) {
      const news = newsOf(phone.wish.table)
      const text = JSON.stringify(news)
      if ((this.#known.get(phone) ?? JSON.stringify(NOTHING)) === text) continue
      this.#known.set(phone, text)
      phone.write(frameText('table', version(), news))
    }
  }

  async #read(isFresh: boolean): Promise<(table: string | null) => TableNews> {
    if (!isFresh && this.#reading !== null && Date.now() - this.#reading.atMs < SHARED_MS) return await this.#reading.read
    const reading = { atMs: Date.now(), read: viewNewsOfTables(this.#house, this.#gathering) }
    this.#reading = reading
    try {
      return await reading.read
    } catch (cause) {
      if (this.#reading === reading) this.#reading = null
      throw cause
    }
  }
}

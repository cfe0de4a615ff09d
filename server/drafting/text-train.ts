/**
 * Writes what is typed to the log, for one draft after the other: changes that arrive while one is being written go together in the
 * next row. Whoever waits is told only when the row is committed.
 */
import * as Y from 'yjs'
import { takesWords } from '../../core/drafts/draft-state.ts'
import type { HouseBase } from '../house-base.ts'
import { appendTextUpdate, holdText, readTextUpdates, replaceTextUpdates } from '../sql/text-updates.ts'
import { textOf } from './text-doc.ts'

/** Rows of one text until they are put together: opening a text then reads a few hundred rows at most. */
export const ROWS_UNTIL_TOGETHER = 256

/** The draft takes no words any more, or is not there. */
export class TextClosed extends Error {}

interface Waiting {
  readonly bytes: Uint8Array
  readonly resolve: (seq: number) => void
  readonly reject: (cause: unknown) => void
}

/** One train for all texts of this process. */
export class TextTrain {
  readonly #house: Pick<HouseBase, 'database'>
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #running = new Map<string, Promise<void>>()

  constructor(house: Pick<HouseBase, 'database'>) {
    this.#house = house
  }

  /** Writes one change. @returns the number of its row, once that is committed. @throws {TextClosed} */
  async write(draft: string, bytes: Uint8Array): Promise<number> {
    return await new Promise((resolve, reject) => {
      this.#waiting.set(draft, [...(this.#waiting.get(draft) ?? []), { bytes, resolve, reject }])
      if (!this.#running.has(draft)) this.#running.set(draft, this.#run(draft))
    })
  }

  /** Waits until everything that waits is written or refused. */
  async drain(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  async #run(draft: string): Promise<void> {
    for (let group = this.#take(draft); group.length > 0; group = this.#take(draft)) {
      try {
        const seq = await this.#writeTogether(draft, group)
        for (const { resolve } of group) resolve(seq)
        // Nobody waits for it, and one that failed is made up for by the next.
        if (seq % ROWS_UNTIL_TOGETHER === 0) await this.putTogether(draft).catch(() => undefined)
      } catch (cause) {
        for (const { reject } of group) reject(cause)
      }
    }
    this.#running.delete(draft)
  }

  #take(draft: string): readonly Waiting[] {
    const group = this.#waiting.get(draft) ?? []
    this.#waiting.delete(draft)
    return group
  }

  async #writeTogether(draft: string, group: readonly Waiting[]): Promise<number> {
    const [first] = group
    const bytes = group.length === 1 && first !== undefined ? first.bytes : Y.mergeUpdates(group.map((one) => one.bytes))
    return await this.#house.database.db.transaction().execute(async (tx) => {
      const state = await holdText(tx, draft)
      if (state === undefined || !takesWords(state)) throw new TextClosed()
      return await appendTextUpdate(tx, draft, bytes)
    })
  }

  /** Puts all rows of a text together into one, which keeps the last of their numbers. */
  async putTogether(draft: string): Promise<void> {
    await this.#house.database.db.transaction().execute(async (tx) => {
      await holdText(tx, draft)
      const rows = await readTextUpdates(tx, draft, 0)
      const last = rows.at(-1)
      if (last === undefined || rows.length < 2) return
      const text = textOf(rows)
      await replaceTextUpdates(tx, draft, { seq: last.seq, bytes: Y.encodeStateAsUpdate(text) })
      text.destroy()
    })
  }
}

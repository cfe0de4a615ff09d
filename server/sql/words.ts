/** The erasable words: written with their salts, read back by id. */
import type { Kysely } from 'kysely'
import { insertRows } from './insert-rows.ts'
import type { Tx } from './ledger.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import type { Tables } from './tables.ts'

/** Words on their way to the table. */
export interface NewWords {
  readonly id: string
  readonly digest: string
  readonly text: string
  readonly salt: string
  readonly language: string | null
}

/** Keeps words; their digests are already in the drafts of the same transaction. */
export async function insertWords(tx: Tx, words: readonly NewWords[]): Promise<void> {
  await insertRows(tx, 'words', words.map(wordsRowOf))
}

/** Words as a row. */
export function wordsRowOf(words: NewWords): NewWords & { readonly erased_at: null } {
  return { ...words, erased_at: null }
}

/** Texts by id; an erased text is null and so is a hidden one, an unknown id is absent. Ids that are null are passed over. One query. */
export async function readWords(db: Kysely<Tables>, ids: readonly (string | null | undefined)[]): Promise<WordsById> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return new WordsById([])
  const rows = await db
    .selectFrom('words')
    .leftJoin('hidden_words', 'hidden_words.words_id', 'words.id')
    .select([
      'words.id',
      (eb) => eb.case().when('hidden_words.words_id', 'is', null).then(eb.ref('words.text')).else(null).end().as('text'),
    ])
    .where((eb) => eb('words.id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  return new WordsById(rows)
}
/** The same with hidden words: for their author and for those who moderate, and for nobody else. */
export async function readWordsEvenHidden(db: Kysely<Tables>, ids: readonly (string | null | undefined)[]): Promise<WordsById> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return new WordsById([])
  const rows = await db
    .selectFrom('words')
    .select(['id', 'text'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  return new WordsById(rows)
}

/** References to words that are kept already, for entries that repeat them; the digests outlive an erasure. */
export async function readWordsRefs(db: Kysely<Tables>, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, WordsRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('words')
    .select(['id', 'digest'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  return new Map(rows.map((row) => [row.id, { words: row.id, digest: row.digest }]))
}

/** The salt of one row, for the proof on a trace page; null when the words are erased or hidden: with the salt a guess could be proved. */
export async function readSalt(db: Kysely<Tables>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('words')
    .select('salt')
    .where('id', '=', id)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('hidden_words').select('words_id').whereRef('words_id', '=', 'words.id'))))
    .executeTakeFirst()
  return row?.salt ?? null
}

/** Looks texts up by the ids that state tables hold. */
export class WordsById {
  readonly #texts: ReadonlyMap<string, string | null>
  constructor(rows: readonly { id: string; text: string | null }[]) {
    this.#texts = new Map(rows.map((row) => [row.id, row.text]))
  }
  /** The text, or null when there is none or it was erased. */
  of(id: string | null | undefined): string | null {
    return id === null || id === undefined ? null : (this.#texts.get(id) ?? null)
  }
}

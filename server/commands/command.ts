/** How every command runs: take the turn at the head of the ledger, decide, append, apply, commit; all or nothing, once per key. */
import { sealEntry } from '../../core/ledger/chain.ts'
import type { Draft, Entry } from '../../core/ledger/entry.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import { saltedDigest } from '../../core/ledger/salted-digest.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HouseBase } from '../house-base.ts'
import { applyEntries } from '../sql/apply/apply-entries.ts'
import { findResult, isOfAnother, keepResult } from '../sql/idempotency.ts'
import { appendEntries, lockHead, type Tx } from '../sql/ledger.ts'
import { insertWords, type NewWords } from '../sql/words.ts'

/** What a decision may use. */
export interface Act {
  readonly tx: Tx
  readonly now: Instant
  readonly actor: string
  readonly newId: () => string
  readonly newToken: (bytes: number) => string
  /** Keeps words and gives the reference that an entry holds. Pass only text that has been parsed. */
  readonly keep: (text: string, language?: string | null) => WordsRef
}
/** What a decision gives: entries to append and the result for the caller, plain JSON that holds ids and never words. */
export interface Decision<T> {
  readonly drafts: readonly Draft[]
  readonly result: T
  /** Who acts, as the entries tell it; left out, whoever called. */
  readonly actor?: string
  /** Writes to side tables in the same transaction. */
  readonly alongside?: (tx: Tx, entries: readonly Entry[]) => Promise<void>
}
/** Result of a command with the number of its last entry. */
export type Done<T> = T & { readonly entry: number }
/** Who acts, and the key that makes it happen once. */
export interface Acting {
  readonly actor: string
  readonly once?: { readonly scope: string; readonly key: string; readonly digest?: string } | undefined
}
/** Bytes of the salt of each text. */
const SALT_BYTES = 16

/** Runs one command. A refusal leaves nothing behind; a fault is thrown and leaves nothing behind either. */
export async function perform<T extends object>(
  house: HouseBase,
  acting: Acting,
  decide: (act: Act) => Promise<Outcome<Decision<T>, RefusalCode>>,
): Promise<Outcome<Done<T>, RefusalCode>> {
  const outcome = await house.database.db.transaction().execute(async (tx): Promise<Outcome<Done<T>, RefusalCode>> => {
    const head = await lockHead(tx)
    if (acting.once !== undefined) {
      const earlier = await findResult(tx, acting.once.scope, acting.once.key)
      if (isOfAnother(earlier, acting.once.digest)) return refuse('key_reused', { field: 'Idempotency-Key' })
      // The row was written by this function with the result of the same command.
      if (earlier !== undefined) return accept(earlier.result as Done<T>)
    }
    const words: NewWords[] = []
    const act = makeAct(house, tx, acting.actor, words)
    const decided = await decide(act)
    if (!decided.ok) return decided
    const entries = sealAll(decided.value.drafts, head, { now: act.now, actor: decided.value.actor ?? act.actor })
    await insertWords(tx, words)
    await appendEntries(tx, entries)
    await applyEntries(tx, entries)
    await decided.value.alongside?.(tx, entries)
    const done = { ...decided.value.result, entry: entries.at(-1)?.seq ?? head.seq }
    if (acting.once !== undefined) await keepResult(tx, { digest: null, ...acting.once, result: done, madeAt: act.now })
    return accept(done)
  })
  if (outcome.ok) house.hints.tell(outcome.value.entry)
  return outcome
}

/** Seals drafts one after the other onto the head. */
export function sealAll(drafts: readonly Draft[], from: { seq: number; hash: string }, act: { now: Instant; actor: string }): Entry[] {
  let head = from
  return drafts.map((draft) => {
    const entry = sealEntry(draft, head, act.now, act.actor)
    head = entry
    return entry
  })
}

/** Words with their salt and digest, ready to be kept. */
export function saltWords(
  house: Pick<HouseBase, 'newId' | 'newToken'>,
  text: string,
  language: string | null,
): { row: NewWords; ref: WordsRef } {
  const salt = house.newToken(SALT_BYTES)
  const id = house.newId()
  const digest = saltedDigest(salt, text)
  return { row: { id, digest, text, salt, language }, ref: { words: id, digest } }
}

function makeAct(house: HouseBase, tx: Tx, actor: string, words: NewWords[]): Act {
  return {
    tx,
    actor,
    now: house.now().toISOString(),
    newId: house.newId,
    newToken: house.newToken,
    keep: (text, language = null) => {
      const { row, ref } = saltWords(house, text, language)
      words.push(row)
      return ref
    },
  }
}

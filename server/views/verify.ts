/** Checks the whole record: every entry of the chain, every kept text and picture against its digest, the ratings of closed weighings against their seals, and every table against a replay of the ledger. */
import type { VerifyReport } from '../../contract/house.ts'
import { checkEntry, FIRST_PREV_HASH, hashOf, sentenceOfFinding, type LedgerHead } from '../../core/ledger/chain.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import { saltedDigest } from '../../core/ledger/salted-digest.ts'
import { unreachable } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readEntries, readHead, type Tx } from '../sql/ledger.ts'
import { listAlteredPictures } from '../sql/photos.ts'
import { digestRatings } from '../sql/ratings.ts'
import { compareTable, countErasedWords, inScratch, readKeptWords, replayEntries, type RowFinding, type Scratch } from '../sql/replay.ts'
import { STATE_TABLES } from '../sql/tables.ts'
import { listSealed, readSealEntry } from '../sql/weighings.ts'

type Finding = VerifyReport['findings'][number]
/** What the walk along the chain carries from page to page. */
interface Walk {
  readonly findings: Finding[]
  /** Entries that no longer match their own hash, for telling a swap from a change. */
  readonly altered: Entry[]
  readonly wordsNamed: Set<string>
  head: LedgerHead
  /** What the entry before hashes to today, where that is not what it says. */
  rehashed: string | null
  entries: number
}

/** Entries read and replayed at once. */
const ENTRIES_PER_PAGE = 1_000
/** Below every number, so that an entry that was slipped in under number 1 is read too. */
const BEFORE_EVERYTHING = -(2 ** 52)
/** Findings of a report at most; a ledger in ruins is not listed line by line. */
const FINDINGS_MAX = 500

/** Verifies the house as it stands at one moment, while it keeps running. Its cost grows with the ledger: one pass, in pages. */
export async function verifyHouse(house: Pick<HouseBase, 'database' | 'newToken' | 'secret'>): Promise<VerifyReport> {
  return await inScratch(house.database.db, house.newToken(8), async (tx, scratch) => {
    const walk: Walk = {
      findings: [],
      altered: [],
      wordsNamed: new Set(),
      head: { seq: 0, hash: FIRST_PREV_HASH },
      rehashed: null,
      entries: 0,
    }
    await walkLedger(tx, walk)
    await checkHead(tx, walk)
    const compared = await compareTables(tx, scratch)
    const findings = [...nameSwaps(walk), ...compared.findings, ...(await checkPictures(tx)), ...(await checkRatings(tx, house.secret))]
    return {
      isWhole: findings.length === 0,
      entries: walk.entries,
      headHash: walk.head.hash,
      findings: findings.slice(0, FINDINGS_MAX),
      erasedWords: await countErasedWords(tx),
      tablesCompared: STATE_TABLES.length,
      rowsCompared: compared.rows,
    }
  })
}

async function walkLedger(tx: Tx, walk: Walk): Promise<void> {
  for (let after = BEFORE_EVERYTHING; ;) {
    const page = await readEntries(tx, { after, limit: ENTRIES_PER_PAGE })
    const last = page.at(-1)
    if (last === undefined) return
    for (const entry of page) stepTo(walk, entry)
    await checkWords(tx, walk, page)
    for (const trouble of await replayEntries(tx, page))
      note(walk, {
        entry: trouble.seq,
        kind: 'cannot_be_applied',
        sentence: `Entry ${trouble.seq} cannot be applied to the tables: ${trouble.reason}.`,
      })
    after = last.seq
  }
}

function stepTo(walk: Walk, entry: Entry): void {
  // An altered entry is named once; the next one still continues what the altered one hashes to, or what it says.
  const before = walk.rehashed !== null && entry.prevHash === walk.rehashed ? { ...walk.head, hash: walk.rehashed } : walk.head
  const hash = hashOrNull(entry)
  if (hash !== entry.hash) walk.altered.push(entry)
  for (const finding of hash === null ? [{ kind: 'altered', seq: entry.seq } as const] : checkEntry(entry, before)) {
    note(walk, { entry: finding.kind === 'missing' ? finding.from : finding.seq, kind: finding.kind, sentence: sentenceOfFinding(finding) })
  }
  walk.rehashed = hash === entry.hash ? null : hash
  walk.head = { seq: entry.seq, hash: entry.hash }
  walk.entries += 1
}

/** What an entry hashes to; null when somebody put something into it that no entry can hold. */
function hashOrNull(entry: Entry): string | null {
  try {
    return hashOf(entry)
  } catch {
    return null
  }
}

async function checkHead(tx: Tx, walk: Walk): Promise<void> {
  const head = await readHead(tx)
  if (head.seq > walk.head.seq)
    note(walk, {
      entry: walk.head.seq + 1,
      kind: 'missing',
      sentence: sentenceOfFinding({ kind: 'missing', from: walk.head.seq + 1, to: head.seq }),
    })
  else if (head.seq < walk.head.seq)
    note(walk, {
      entry: head.seq + 1,
      kind: 'beyond_head',
      sentence: `Entry ${head.seq + 1} stands beyond the head of the ledger, which is at ${head.seq}: it was not appended by this house.`,
    })
  else if (head.hash !== walk.head.hash)
    note(walk, {
      entry: head.seq,
      kind: 'head_differs',
      sentence: `Entry ${head.seq} is not the one that the head of the ledger names: one of the two was rewritten.`,
    })
}

async function checkWords(tx: Tx, walk: Walk, page: readonly Entry[]): Promise<void> {
  const refs = page.flatMap((entry) => wordsRefsIn(entry.body).map((ref) => ({ entry: entry.seq, ref })))
  const kept = await readKeptWords(tx, [...new Set(refs.map(({ ref }) => ref.words))].filter(isUuid))
  for (const { entry, ref } of refs) {
    if (walk.wordsNamed.has(ref.words)) continue
    const row = kept.get(ref.words)
    const sentence =
      row === undefined ? `The words ${ref.words} of entry ${entry} are gone, and not by erasing them.` : wordsSentence(entry, ref, row)
    if (sentence === null) continue
    walk.wordsNamed.add(ref.words)
    note(walk, { entry, table: 'words', kind: row === undefined ? 'words_missing' : 'words_changed', sentence })
  }
}

function wordsSentence(
  entry: number,
  ref: WordsRef,
  row: { readonly text: string | null; readonly salt: string | null; readonly digest: string },
): string | null {
  const isAsRecorded = row.digest === ref.digest && (row.text === null || saltedDigest(row.salt ?? '', row.text) === ref.digest)
  return isAsRecorded ? null : `The words ${ref.words} are not those that entry ${entry} records: their digest differs.`
}

/** Every reference to words in a body, however deep. */
function wordsRefsIn(body: unknown): readonly WordsRef[] {
  if (typeof body !== 'object' || body === null) return []
  if (Array.isArray(body)) return body.flatMap(wordsRefsIn)
  if ('words' in body && 'digest' in body && typeof body.words === 'string' && typeof body.digest === 'string')
    return [{ words: body.words, digest: body.digest }]
  return Object.values(body).flatMap(wordsRefsIn)
}

function isUuid(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id)
}

async function compareTables(tx: Tx, scratch: Scratch): Promise<{ rows: number; findings: Finding[] }> {
  const findings: Finding[] = []
  let rows = 0
  for (const table of STATE_TABLES) {
    const compared = await compareTable(tx, scratch, table)
    rows += compared.rows
    findings.push(...compared.findings.map((finding) => ({ entry: null, table, kind: finding.kind, sentence: rowSentence(finding) })))
  }
  return { rows, findings }
}

async function checkPictures(tx: Tx): Promise<Finding[]> {
  return (await listAlteredPictures(tx)).map(({ entry, number }) => ({
    entry,
    table: 'pictures',
    kind: 'picture_changed',
    sentence:
      number === null
        ? 'A picture is kept that no entry names.'
        : `A picture of photo ${number} is not the one that entry ${entry} records: its digest differs.`,
  }))
}

/** Ratings are no part of the ledger; that of a closed weighing holds the digest of all of them. Reads every rating of closed weighings. */
async function checkRatings(tx: Tx, secret: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id, slug, digest } of await listSealed(tx)) {
    if ((await digestRatings(tx, id, secret)).digest === digest) continue
    const entry = await readSealEntry(tx, id)
    const sentence = `The ratings of the weighing ${slug} are not those that entry ${entry ?? '?'} seals: something was changed, added or taken away after it closed.`
    findings.push({ entry, table: 'ratings', kind: 'ratings_changed', sentence })
  }
  return findings
}

function rowSentence({ table, key, kind }: RowFinding): string {
  switch (kind) {
    case 'differs':
      return `Row ${key} of table ${table} is not as the ledger says.`
    case 'missing':
      return `Row ${key} of table ${table} is missing: the ledger says that it is there.`
    case 'too_many':
      return `Row ${key} of table ${table} is one too many: no entry made it.`
    default:
      return unreachable(kind)
  }
}

/** Two altered entries that each match the hash of the other's place were swapped; that is said instead. */
function nameSwaps(walk: Walk): Finding[] {
  const swapped = new Map<number, number>()
  for (const entry of walk.altered) {
    const other = walk.altered.find((one) => one.seq !== entry.seq && hashOrNull({ ...entry, seq: one.seq }) === entry.hash)
    if (other !== undefined) swapped.set(entry.seq, other.seq)
  }
  return walk.findings.map((finding) => {
    const place = finding.kind === 'altered' && finding.entry !== null ? swapped.get(finding.entry) : undefined
    return place === undefined
      ? finding
      : { ...finding, kind: 'swapped', sentence: `Entry ${finding.entry} was swapped: what stands there belongs to number ${place}.` }
  })
}

function note(walk: Walk, finding: Omit<Finding, 'table'> & { readonly table?: string }): void {
  if (walk.findings.length < FINDINGS_MAX) walk.findings.push({ table: null, ...finding })
}

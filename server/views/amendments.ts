/** Amendments to a version of a draft, in the order in which they are taken, with their sponsors and what they collide with. */
import type { AmendmentView, SponsorView } from '../../contract/amendments.ts'
import { amendedToday } from '../../core/drafts/amended-today.ts'
import { orderAmendments, type AmendmentPlace } from '../../core/drafts/amendment-order.ts'
import { collisionOf, replaceRange, wordsOfRange, type RangedClause, type TextRange } from '../../core/drafts/text-range.ts'
import { diffWords, type DiffRun } from '../../core/drafts/word-diff.ts'
import { clausesNow } from '../drafting/live-text.ts'
import { versionTexts, type VersionText } from '../drafting/version-texts.ts'
import type { House } from '../house.ts'
import { listAmendedVersions, listAmendments, readSponsors, type AmendmentRow, type SponsorRow } from '../sql/amendments.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readWords, type WordsById } from '../sql/words.ts'

/** Everything that amendments of one version share. */
interface Shared {
  readonly version: readonly VersionText[]
  readonly today: readonly RangedClause[]
  readonly words: WordsById
  readonly sponsors: readonly SponsorRow[]
  readonly rows: readonly AmendmentRow[]
  readonly member: string | null
}

/** Amendments to a version: the open ones in the order in which they are taken, then the others by number. Nine queries, whatever their number. */
export async function viewAmendments(
  house: House,
  draft: DraftRow,
  asked: { readonly version?: number | undefined; readonly member: string | null },
): Promise<{ version: number; versions: number[]; clauses: VersionText[]; amendments: AmendmentView[] }> {
  const { db } = house.database
  const number = asked.version ?? draft.version
  const [rows, amended] = [await listAmendments(db, draft.id, number), await listAmendedVersions(db, draft.id)]
  const [version, today] = [await versionTexts(db, draft.id, number), await clausesNow(db, draft.id)]
  const sponsors = await readSponsors(
    db,
    rows.map(({ id }) => id),
  )
  const words = await readWords(db, [...rows.flatMap(wordsOf), ...sponsors.map(({ name_words }) => name_words)])
  const shared = { version, today, words, sponsors, rows, member: asked.member }
  const open = rows.filter(({ state }) => state === 'open')
  const order = orderAmendments(
    version,
    open.map((row) => ({ number: row.number, range: rangeOf(row), words: words.of(row.text_words) ?? '' })),
  )
  const placed = order.flatMap((place) => {
    const row = open.find((one) => one.number === place.number)
    return row === undefined ? [] : [amendmentOf(row, place, shared)]
  })
  const settled = rows.filter(({ state }) => state !== 'open').map((row) => amendmentOf(row, null, shared))
  return {
    version: number,
    versions: [...new Set([draft.version, number, ...amended])].filter((one) => one > 0).toSorted((a, b) => b - a),
    clauses: [...version],
    amendments: [...placed, ...settled],
  }
}

function wordsOf(row: AmendmentRow): (string | null)[] {
  return [row.text_words, row.reason_words, row.settled_words, row.settled_text_words]
}

function rangeOf(row: AmendmentRow): TextRange {
  return { first: row.first_clause, from: row.first_place, last: row.last_clause, to: row.last_place }
}

function amendmentOf(
  row: AmendmentRow,
  place: AmendmentPlace | null,
  { version, today, words, sponsors, rows, member }: Shared,
): AmendmentView {
  const [range, text] = [rangeOf(row), words.of(row.text_words)]
  const changes = row.state === 'open' ? amendedToday(version, { range, words: text ?? '' }, today) : null
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    clauses: touched(version, range).map(({ id, label }) => ({ id, label })),
    runs: [...differenceOf(version, range, text ?? '')],
    text,
    reason: words.of(row.reason_words),
    sponsors: sponsors.filter(({ amendment_id }) => amendment_id === row.id).map((one) => sponsorOf(one, words)),
    isMine: member !== null && row.author_id === member,
    movedAt: row.moved_at,
    state: row.state,
    collides: rows.flatMap((other) => {
      const how = other.id === row.id || other.state === 'withdrawn' ? null : collisionOf(version, range, rangeOf(other))
      return how === null ? [] : [{ number: other.number, how, state: other.state }]
    }),
    place: place === null ? null : { reason: place.reason, changed: place.changed, of: place.of },
    settledReason: words.of(row.settled_words),
    settledText: words.of(row.settled_text_words),
    settledAt: row.settled_at,
    today: changes?.find(({ clause }) => clause === row.first_clause)?.words ?? null,
    entry: row.entry,
  }
}

function sponsorOf({ kind, sponsor_id, name_words, endorsed_at }: SponsorRow, words: WordsById): SponsorView {
  return { kind, id: sponsor_id, name: words.of(name_words), since: endorsed_at }
}

function touched(version: readonly VersionText[], { first, last }: TextRange): readonly VersionText[] {
  return version.slice(
    version.findIndex(({ id }) => id === first),
    version.findIndex(({ id }) => id === last) + 1,
  )
}

/** The words of the clauses it touches, whole, and what would become of them. */
function differenceOf(version: readonly VersionText[], range: TextRange, words: string): readonly DiffRun[] {
  const whole = { ...range, from: 0, to: version.find(({ id }) => id === range.last)?.text.length ?? 0 }
  return diffWords(wordsOfRange(version, whole), replaceRange(version, range, words).first?.text ?? '')
}

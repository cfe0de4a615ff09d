/** Readings as people see them: rounds of input with the synthesis of each, what stands in the way, and what was frozen with the means to check it. */
import type { FrozenView, ReadingsView, RoundRemarkView } from '../../contract/input-rounds.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayFreeze, mayOpenReading, NOTICE_DAYS_DEFAULT, roundOf, type Waiting } from '../../core/drafts/readings.ts'
import { noticeEnds } from '../../core/forums/working-days.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readForum } from '../sql/forums.ts'
import { readFrozen, readReadings, readRoundRemarks, readSealedWords } from '../sql/input-rounds.ts'
import { readWords, type WordsById } from '../sql/words.ts'
import { draftHead, type Looking } from './draft-head.ts'
import { waitingFor } from './waiting.ts'

type House = Pick<HouseBase, 'database' | 'now'>
type RemarkRow = Awaited<ReturnType<typeof readRoundRemarks>>[number]

/** The readings. Seventeen queries, whatever the number of remarks. */
export async function viewReadings(house: House, draft: DraftRow, looking: Looking): Promise<ReadingsView> {
  const { db } = house.database
  const now = house.now().toISOString()
  const [readings, remarks, frozen, forum] = [
    await readReadings(db, draft.id),
    await readRoundRemarks(db, draft.id),
    await readFrozen(db, draft.id),
    await readForum(db, draft.forum_id),
  ]
  const words = await readWords(db, [
    draft.title_words,
    forum?.name_words,
    ...remarks.flatMap(({ text_words, why_words }) => [text_words, why_words]),
  ])
  const rounds = readings.map(({ number, ends_at }) => ({ number, endsAt: ends_at }))
  const inRound = (round: number | null) =>
    remarks.filter(({ made_at }) => roundOf(made_at, rounds) === round).map((row) => remarkView(row, words))
  const zone = forum?.time_zone ?? 'UTC'
  return {
    ...draftHead(draft, looking, { forum, words }),
    isOpenToAll: draft.is_open_to_all,
    begunAt: draft.begun_at,
    version: draft.version,
    readings: readings.map((reading) => {
      const own = inRound(reading.number)
      return {
        number: reading.number,
        version: reading.version,
        openedAt: reading.opened_at,
        workingDays: reading.working_days,
        endsAt: reading.ends_at,
        isOver: reading.ends_at <= now,
        remarks: own,
        waiting: own.filter(({ outcome }) => outcome === null).length,
        entry: reading.entry,
      }
    }),
    others: inRound(null),
    next: nextStep(draft.state, await waitingFor(db, draft, now), noticeEnds(now, NOTICE_DAYS_DEFAULT, zone)),
    frozen:
      frozen === undefined
        ? null
        : { version: frozen.frozen.version, digest: frozen.digest, frozenAt: frozen.frozen_at, entry: frozen.entry },
  }
}

/** The next step of a draft in a state, or null when there is none. */
function nextStep(state: DraftRow['state'], waiting: Waiting, wouldEndAt: string): ReadingsView['next'] {
  switch (state) {
    case 'drafting':
      return { step: 'first_reading', ...waiting, isFree: mayOpenReading(1, { state, waiting }).ok, wouldEndAt }
    case 'first_reading':
      return { step: 'second_reading', ...waiting, isFree: mayOpenReading(2, { state, waiting }).ok, wouldEndAt }
    case 'second_reading':
      return { step: 'freeze', ...waiting, isFree: mayFreeze({ state, waiting }).ok, wouldEndAt: null }
    case 'frozen':
    case 'handed_over':
    case 'closed':
      return null
  }
}

function remarkView(row: RemarkRow, words: WordsById): RoundRemarkView {
  return {
    id: row.id,
    number: row.number,
    clause: row.clause_id,
    label: row.label,
    version: row.version,
    group: row.stakeholder_group_id,
    text: words.of(row.text_words),
    madeAt: row.made_at,
    outcome: row.outcome,
    why: words.of(row.why_words),
    givenAt: row.given_at,
  }
}

/** What was frozen, with words and salts. Five queries. */
export async function viewFrozen(house: House, draft: DraftRow, looking: Looking): Promise<Outcome<FrozenView, RefusalCode>> {
  const { db } = house.database
  const [row, forum] = [await readFrozen(db, draft.id), await readForum(db, draft.forum_id)]
  if (row === undefined) return refuse('not_found', { what: 'frozen text of this draft' })
  const { frozen, digest, frozen_at, entry } = row
  const refs = [frozen.title, ...frozen.clauses.map(({ text }) => text), ...frozen.minority.map(({ text }) => text)]
  const words = await readWords(db, [draft.title_words, forum?.name_words])
  return accept({
    ...draftHead(draft, looking, { forum, words }),
    digest,
    frozenAt: frozen_at,
    entry,
    frozen: {
      ...frozen,
      clauses: [...frozen.clauses],
      minority: [...frozen.minority],
      sources: [...frozen.sources],
      results: frozen.results.map((result) => ({ ...result, groups: [...result.groups] })),
    },
    words: await readSealedWords(
      db,
      refs.map(({ words: id }) => id),
    ),
  })
}

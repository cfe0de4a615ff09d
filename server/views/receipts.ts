/** All ideas of one participant, for whoever holds the key: from the seat, or by the link. */
import { PAGE_MAX } from '../../contract/limits.ts'
import { joinReceipts, splitReceipts } from '../../core/records/receipts-key.ts'
import type { ReceiptIdea, ReceiptsView } from '../../contract/receipts.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { nextStage } from '../../core/records/what-next.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { idOfLinkKey, linkKey } from '../people/link-key.ts'
import { isProofOf, parseReceipt, receiptOf } from '../receipts.ts'
import { readGathering, readGatheringByCode, readQuestions, type GatheringRow } from '../sql/gatherings.ts'
import { listBuiltOnEach, listIdeasOfSeat, readIdeasById, readIdeasByNumber, type IdeaRow } from '../sql/ideas.ts'
import { listHidings } from '../sql/moderation.ts'
import { readSeat } from '../sql/seats.ts'
import { countPlaces, readThemes, readTies } from '../sql/themes.ts'
import { listWrittenBy } from '../sql/whereabouts.ts'
import { readWordsEvenHidden } from '../sql/words.ts'

type House = Pick<HouseBase, 'database' | 'secret' | 'publicUrl'>

/** Ideas of one participant; nobody writes more in a gathering. */
const RECEIPTS_MAX = PAGE_MAX * 5
/** Ideas named as built on those of one participant. */
const BUILT_ON_MAX = 1_000

/** The page of a seat. Constant number of queries. */
export async function viewReceiptsOfSeat(house: House, seat: string, gathering: string): Promise<Outcome<ReceiptsView, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined) return refuse('no_seat')
  const ideas = row.is_chatham_house
    ? (await readIdeasById(db, await listWrittenBy(db, seat, RECEIPTS_MAX))).toSorted((a, b) => a.number - b.number)
    : await listIdeasOfSeat(db, seat, RECEIPTS_MAX)
  // Under the Chatham House Rule the house forgets whose ideas they are: a key of the seat would soon find nothing, receipts always do.
  return accept(await receiptsOf(house, row, ideas, row.is_chatham_house ? null : linkKey(house.secret, 'receipts', seat)))
}

/** The page that the key of a link opens: the key of a seat, or receipts themselves. */
export async function viewReceiptsOfKey(house: House, key: string): Promise<Outcome<ReceiptsView, RefusalCode>> {
  const { db } = house.database
  const id = idOfLinkKey(house.secret, 'receipts', key)
  if (id !== null) {
    const seat = await readSeat(db, id)
    return seat === undefined ? refuse('link_unknown') : await viewReceiptsOfSeat(house, id, seat.gathering)
  }
  const receipts = splitReceipts(key)
    .slice(0, RECEIPTS_MAX)
    .flatMap((receipt) => parseReceipt(receipt) ?? [])
  const row = receipts[0] === undefined ? undefined : await readGatheringByCode(db, receipts[0].code)
  if (row === undefined) return refuse('link_unknown')
  const found = await readIdeasByNumber(
    db,
    row.id,
    receipts.map(({ number }) => number),
  )
  const ideas = receipts.flatMap(({ number, proof }) => {
    const idea = found.get(number)
    return idea !== undefined && isProofOf(house.secret, idea.id, proof) ? [idea] : []
  })
  return ideas.length === 0 ? refuse('link_unknown') : accept(await receiptsOf(house, row, ideas, null))
}

async function receiptsOf(
  house: House,
  gathering: GatheringRow,
  ideas: readonly IdeaRow[],
  lastingKey: string | null,
): Promise<ReceiptsView> {
  const held = await around(house, gathering, ideas)
  const { words, places } = held
  const shown = ideas.map((idea) => shownIdea(idea, held, receiptOf(house.secret, gathering.code ?? '', idea.number, idea.id)))
  const key = lastingKey ?? (shown.length === 0 ? null : joinReceipts(shown.map((idea) => idea.receipt)))
  return {
    slug: gathering.slug,
    title: words.of(gathering.title_words),
    date: gathering.date,
    timeZone: gathering.time_zone,
    state: gathering.state,
    isChathamHouse: gathering.is_chatham_house,
    next: {
      stage: nextStage({
        isClosed: gathering.state === 'closed',
        hasReportTexts: gathering.summary_words.length > 0 || gathering.next_step_words !== null,
      }),
      text: words.of(gathering.next_step_words),
      ideas: gathering.ideas_count,
      placed: [...places.values()].reduce((sum, count) => sum + count, 0),
    },
    ideas: shown,
    link: key === null ? null : `${house.publicUrl}/g/${gathering.slug}/mine#${key}`,
    isLinkLasting: lastingKey !== null,
  }
}

/** What stands around some ideas of a gathering. */
async function around({ database: { db } }: House, gathering: GatheringRow, ideas: readonly IdeaRow[]) {
  const numbers = ideas.map((idea) => idea.number)
  const [questions, themes, places, ties, hidings, built] = await Promise.all([
    readQuestions(db, gathering.id),
    readThemes(db, gathering.id),
    countPlaces(db, gathering.id),
    readTies(db, gathering.id),
    listHidings(db, gathering.id),
    listBuiltOnEach(db, gathering.id, numbers, BUILT_ON_MAX),
  ])
  const mine = new Set(ideas.map((idea) => idea.id))
  const words = await readWordsEvenHidden(db, [
    gathering.title_words,
    gathering.next_step_words,
    ...ideas.map((idea) => idea.text_words),
    ...questions.map((question) => question.text_words),
    ...themes.map((theme) => theme.title_words),
    ...hidings.flatMap((hiding) => (mine.has(hiding.idea_id) ? [hiding.note_words] : [])),
  ])
  return { questions, themes, places, ties, hidings, built, words }
}

function shownIdea(idea: IdeaRow, held: Awaited<ReturnType<typeof around>>, receipt: string): ReceiptIdea {
  const { words } = held
  const question = held.questions.find((one) => one.id === idea.question_id)
  const theme = held.themes.find((one) => one.id === idea.theme_id && !one.is_retired)
  const tie = held.ties.find((one) => one.idea_id === idea.id)?.tie_id ?? null
  const hiding = held.hidings.find((one) => one.idea_id === idea.id)
  return {
    receipt,
    number: idea.number,
    text: words.of(idea.text_words),
    language: idea.language,
    questionNumber: question?.number ?? 0,
    questionText: words.of(question?.text_words),
    writtenAt: idea.written_at,
    recordedAt: idea.recorded_at,
    isLate: idea.is_late,
    entry: idea.entry,
    theme:
      theme === undefined
        ? null
        : { letter: theme.letter, title: words.of(theme.title_words), others: (held.places.get(theme.id) ?? 1) - 1 },
    countsWith: tie === null ? [] : held.ties.filter((one) => one.tie_id === tie && one.idea_id !== idea.id).map((one) => one.number),
    buildsOn: idea.builds_on,
    builtOnBy: [...(held.built.get(idea.number) ?? [])],
    hidden:
      hiding === undefined
        ? null
        : { reason: hiding.reason, at: hiding.hidden_at, note: words.of(hiding.note_words), appealedAt: hiding.appealed_at },
  }
}

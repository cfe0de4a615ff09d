/** Loads the demonstration café: a whole evening becomes entries in one transaction, as if it had been held; once. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { instantOf } from '../../core/gatherings/zoned-time.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import type { ClockChange } from '../../core/ledger/clock-kinds.ts'
import type { RecordedItem, RecordedQuestion, RecordedTable } from '../../core/ledger/entry-kinds.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { letterAt } from '../../core/words/letters.ts'
import { slugOf } from '../../core/words/slug.ts'
import { seatingOf, seatingProblem, type PlanFacts } from '../../core/gatherings/seating-problem.ts'
import { planSeats } from '../../maths/seating/planner.ts'
import { DEMO_FACTS, DEMO_NEXT_STEP, DEMO_PROGRAMME, DEMO_REMARKS, DEMO_ROUNDS, DEMO_SUMMARY, type DemoRound } from '../demo/evening.ts'
import type { DemoIdea } from '../demo/ideas.ts'
import { DEMO_SEATS, DEMO_TABLES, type DemoSeat } from '../demo/people.ts'
import type { HouseBase } from '../house-base.ts'
import { DEMO_TEMPLATE, findDemonstration, idsByKey } from '../sql/demonstration.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { freeCode } from './open-gathering.ts'
import { freeSlug } from './prepare-gathering.ts'
import { ensureRootForum } from './root-forum.ts'

/** Where the demonstration is; `isNew` is false when it had been loaded before. */
export interface LoadedDemo {
  readonly gathering: string
  readonly slug: string
  readonly isNew: boolean
}
/** The evening before last night at the latest: over in every time zone, whenever it is loaded. */
const BACK_MS = 36 * 60 * 60_000

/** Steps of planning the seats: a few milliseconds, and more than enough for ten tables. */
const DEMO_STEPS = 300_000

/** Loads it. Entries carry the instant of loading, as the ledger always does; when words were written stands in them. */
export async function loadDemo(house: HouseBase, acting: Pick<Acting, 'actor'>): Promise<Outcome<Done<LoadedDemo>, RefusalCode>> {
  const root = await ensureRootForum(house, acting)
  if (!root.ok) return root
  return await perform<LoadedDemo>(house, acting, async (act) => {
    const earlier = await findDemonstration(act.tx)
    if (earlier !== undefined) return accept({ drafts: [], result: { gathering: earlier.id, slug: earlier.slug, isNew: false } })
    const place = { forum: root.value.forum, gathering: act.newId() }
    const slug = await freeSlug(act.tx, slugOf(DEMO_FACTS.title, 'demonstration'))
    const evening = setUp(act, place, {
      ...(await idsByKey(act.tx, place.forum)),
      date: new Date(Date.parse(act.now) - BACK_MS).toISOString().slice(0, 10),
    })
    const code = await freeCode(act)
    return accept({ drafts: draftsOf(evening, slug, code), result: { gathering: place.gathering, slug, isNew: true } })
  })
}

type Place = { readonly forum: string; readonly gathering: string }
interface Vocabulary {
  readonly groups: ReadonlyMap<string, string>
  readonly regions: ReadonlyMap<string, string>
  readonly timeZone: string
  readonly date: string
}
interface SeatTaken {
  readonly id: string
  readonly seat: DemoSeat
  readonly group: string | null
  readonly tables: readonly string[]
}
/** An idea with its id and the seat it came from. */
interface IdeaPut {
  readonly id: string
  readonly number: number
  readonly idea: DemoIdea
  readonly seat: SeatTaken
  readonly writtenAt: string
}
interface Evening extends Place {
  readonly act: Act
  readonly vocabulary: Vocabulary
  readonly questions: readonly RecordedQuestion[]
  readonly items: readonly RecordedItem[]
  readonly tables: readonly RecordedTable[]
  readonly seats: readonly SeatTaken[]
  readonly ideas: readonly (readonly IdeaPut[])[]
}

function setUp(act: Act, place: Place, vocabulary: Vocabulary): Evening {
  const questions = DEMO_ROUNDS.map((round, at): RecordedQuestion => ({
    id: act.newId(),
    number: at + 1,
    text: act.keep(round.question, 'en'),
    goals: round.goals.map((goal) => act.keep(goal, 'en')),
  }))
  let round = 0
  const items = DEMO_PROGRAMME.map((item): RecordedItem => {
    const number = item.kind === 'conversation' ? (round += 1) : null
    return {
      id: act.newId(),
      kind: item.kind,
      title: act.keep(item.title, 'en'),
      startMinute: item.startMinute,
      endMinute: item.endMinute,
      round: number,
      question: number === null ? null : (questions[number - 1]?.id ?? null),
    }
  })
  const tables = DEMO_TABLES.map((table, at): RecordedTable => ({ id: act.newId(), number: at + 1, ...table }))
  const seats = takeSeats(act, tables, vocabulary)
  return { ...place, act, vocabulary, questions, items, tables, seats, ideas: putIdeas(act, items, seats, vocabulary) }
}

/** Seats of the evening as the planner of the house would have planned them; the same every time. */
function takeSeats(act: Act, tables: readonly RecordedTable[], { groups, regions }: Vocabulary): readonly SeatTaken[] {
  const facts: PlanFacts = {
    seats: DEMO_SEATS.map((seat, at) => ({
      number: at + 1,
      stakeholderGroup: groups.get(seat.stakeholderGroup) ?? null,
      regionalGroup: regions.get(seat.regionalGroup) ?? null,
      modality: seat.modality,
      languages: [],
      hasLeft: false,
    })),
    tables: tables.map(({ id, modality, capacity }) => ({ id, modality, capacity, languages: [], closedFromRound: null, hostSeat: null })),
    rounds: DEMO_ROUNDS.map((_, at) => ({ id: String(at), number: at + 1, isFixed: false })),
    seating: new Map(),
    together: [],
    apart: [],
  }
  const { plan } = planSeats(seatingProblem(facts, false), { seed: 1, steps: DEMO_STEPS })
  const seating = seatingOf(facts, plan)
  return DEMO_SEATS.map((seat, at) => ({
    id: act.newId(),
    seat,
    group: groups.get(seat.stakeholderGroup) ?? null,
    tables: facts.rounds.flatMap(({ id }) => seating.get(id)?.get(at + 1) ?? []),
  }))
}

/** Each idea comes from a seat of its language, all such seats in turn; the writing spreads over the round. */
function putIdeas(
  act: Act,
  items: readonly RecordedItem[],
  seats: readonly SeatTaken[],
  { date, timeZone }: Vocabulary,
): readonly (readonly IdeaPut[])[] {
  const turns = new Map<string, number>()
  let number = 0
  return DEMO_ROUNDS.map((round, at) => {
    const item = items.find((one) => one.round === at + 1)
    const startsAt = Date.parse(instantOf(date, item?.startMinute ?? 0, timeZone))
    const lastsMs = ((item?.endMinute ?? 0) - (item?.startMinute ?? 0)) * 60_000
    return round.ideas.flatMap((idea, index) => {
      const language = idea.language ?? 'en'
      const speakers = seats.filter(({ seat }) => seat.language === language)
      const turn = turns.get(language) ?? 0
      turns.set(language, turn + 1)
      const seat = speakers[turn % Math.max(1, speakers.length)]
      number += 1
      // A quarter of a minute to and fro, so that the evening does not tick like a machine.
      const writtenAt = new Date(
        startsAt + Math.round(((index + 1) / (round.ideas.length + 2)) * lastsMs) + ((number * 7_919) % 30_000),
      ).toISOString()
      return seat === undefined ? [] : [{ id: act.newId(), number, idea, seat, writtenAt }]
    })
  })
}

function draftsOf(evening: Evening, slug: string, code: string): readonly Draft[] {
  const { act, vocabulary, questions, items, tables, seats } = evening
  const place: Place = { forum: evening.forum, gathering: evening.gathering }
  const { title, topic, venue, series, convener } = DEMO_FACTS
  return [
    {
      kind: 'gathering_prepared',
      ...place,
      body: {
        id: place.gathering,
        slug,
        title: act.keep(title, 'en'),
        topic: act.keep(topic, 'en'),
        venue: act.keep(venue, 'en'),
        series: act.keep(series, 'en'),
        convener: act.keep(convener, 'en'),
        date: vocabulary.date,
        timeZone: vocabulary.timeZone,
        language: 'en',
        template: DEMO_TEMPLATE,
      },
    },
    { kind: 'questions_set', ...place, body: { questions } },
    { kind: 'programme_set', ...place, body: { items } },
    { kind: 'tables_set', ...place, body: { tables } },
    { kind: 'gathering_opened', ...place, body: { code } },
    ...seats.map((taken, at): Draft => seatDraft(evening, place, taken, at + 1)),
    ...items.flatMap((item, at) => itemDrafts(evening, place, item, items[at - 1])),
    {
      kind: 'programme_ended',
      ...place,
      body: { state: 'over', item: null, startedAt: null, endsAt: null, leftMs: null, ended: endOf(evening, items.at(-1)) },
    },
    ...DEMO_ROUNDS.flatMap((round, at) => themeDrafts(evening, place, round, at)),
    ...(['questions', 'process'] as const).flatMap((about) =>
      DEMO_REMARKS.filter((remark) => remark.about === about).map((remark, position): Draft => ({
        kind: 'remark_recorded',
        ...place,
        body: { id: act.newId(), about, position, text: act.keep(remark.text, 'en'), label: null },
      })),
    ),
    {
      kind: 'report_texts_set',
      ...place,
      body: { summary: DEMO_SUMMARY.map((paragraph) => act.keep(paragraph, 'en')), nextStep: act.keep(DEMO_NEXT_STEP, 'en') },
    },
    { kind: 'gathering_closed', ...place, body: {} },
  ]
}

function seatDraft({ items, vocabulary }: Evening, place: Place, { id, seat, group, tables }: SeatTaken, number: number): Draft {
  const rounds = items.filter((item) => item.round !== null)
  const seating = rounds.flatMap((round, at) => {
    const table = tables[at]
    return table === undefined ? [] : [{ round: round.id, table }]
  })
  return {
    kind: 'seat_taken',
    ...place,
    body: {
      id,
      number,
      stakeholderGroup: group,
      regionalGroup: vocabulary.regions.get(seat.regionalGroup) ?? null,
      modality: seat.modality,
      language: seat.language,
      seating,
    },
  }
}

/** The clock moves to an item; then come the ideas of that round. */
function itemDrafts(evening: Evening, place: Place, item: RecordedItem, before: RecordedItem | undefined): Draft[] {
  const { date, timeZone } = evening.vocabulary
  const change: ClockChange = {
    state: 'running',
    item: item.id,
    startedAt: instantOf(date, item.startMinute, timeZone),
    endsAt: instantOf(date, item.endMinute, timeZone),
    leftMs: null,
    ended: endOf(evening, before),
  }
  const ideas = item.round === null ? [] : (evening.ideas[item.round - 1] ?? [])
  return [
    { kind: before === undefined ? 'clock_started' : 'item_started', ...place, body: change },
    ...ideas.map((put): Draft => ideaDraft(evening, place, item, put)),
  ]
}

function endOf({ vocabulary }: Evening, item: RecordedItem | undefined): ClockChange['ended'] {
  return item === undefined ? null : { item: item.id, at: instantOf(vocabulary.date, item.endMinute, vocabulary.timeZone) }
}

function ideaDraft({ act }: Evening, place: Place, item: RecordedItem, { id, number, idea, seat, writtenAt }: IdeaPut): Draft {
  const language = idea.language ?? 'en'
  return {
    kind: 'idea_captured',
    ...place,
    body: {
      id,
      number,
      question: item.question ?? '',
      round: item.id,
      table: seat.tables[(item.round ?? 1) - 1] ?? null,
      seat: seat.id,
      stakeholderGroup: seat.group,
      modality: seat.seat.modality,
      text: act.keep(idea.text, language),
      language,
      entered: 'phone',
      buildsOn: idea.buildsOn ?? null,
      writtenAt,
      isLate: false,
      points: [],
      label: null,
    },
  }
}

function themeDrafts({ act, questions, ideas }: Evening, place: Place, round: DemoRound, at: number): Draft[] {
  const question = questions[at]?.id ?? ''
  return round.themes.map((title, position): Draft => {
    const letter = letterAt(position)
    const theme = { id: act.newId(), letter, title: act.keep(title, 'en'), position, mergedInto: null }
    const after = (ideas[at] ?? [])
      .filter(({ idea }) => idea.theme === letter)
      .map(({ id }, order) => ({ idea: id, theme: theme.id, position: order }))
    return {
      kind: 'theme_created',
      ...place,
      body: {
        question,
        before: { themes: [{ ...theme, isRetired: true }], placements: after.map(({ idea }) => ({ idea, theme: null, position: 0 })) },
        after: { themes: [{ ...theme, isRetired: false }], placements: after },
      },
    }
  })
}

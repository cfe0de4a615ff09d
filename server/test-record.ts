/** Gathering records for tests: one of our own with everything a record can hold, any number of generated ones, and the public one of 2013 where it lies beside the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { GatheringRecord, RecordConversation, RecordIdea } from '../core/records/gathering-record.ts'
import { PROJECT_ROOT } from './settings/project-root.ts'

/** The record of the World Café of 2013, read in place; it is no part of this project. */
export const RECORD_OF_2013_PATH = join(PROJECT_ROOT, '../shared/records/world-cafe-2013.json')
/** Whether it is there. */
export const HAS_RECORD_OF_2013 = existsSync(RECORD_OF_2013_PATH)
/** Reads it. */
export function recordOf2013(): GatheringRecord {
  // A test that uses it fails loudly where it is no record: the import parses it.
  return JSON.parse(readFileSync(RECORD_OF_2013_PATH, 'utf8')) as GatheringRecord
}

const HARBOUR: GatheringRecord = {
  source: { document: 'minutes/harbour.txt', sha256: 'ab'.repeat(32) },
  meta: {
    series: 'Harbour talks',
    title: 'Who keeps the lights on?',
    topic: 'Shared upkeep of a small harbour',
    whenWhereAsPrinted: 'Saturday evening, net loft',
    date: '2024-03-30',
    start: '23:00',
    end: '00:30',
    timeZone: 'Europe/Lisbon',
    language: 'en',
    venue: 'Net loft',
    convener: 'Harbour council',
    documentKind: 'Minutes',
  },
  summary: ['Eleven people met.', 'They disagreed about the lamp.\nThen they did not.'],
  photoCollection: { text: 'Pictures:', url: 'https://example.org/harbour' },
  structure: {
    section: '1',
    heading: 'Structure',
    text: 'Two rounds.',
    columns: ['Time', 'What'],
    programme: [
      {
        timeAsPrinted: '23:00 to 23:20',
        start: '23:00',
        end: '23:20',
        minutes: 20,
        title: 'Round one',
        kind: 'conversation',
        conversation: 1,
      },
      { start: '23:20', end: '00:10', minutes: 50, title: 'Round two, past midnight', kind: 'conversation', conversation: 3 },
      { timeAsPrinted: 'then', start: '00:30', end: '00:30', minutes: 0, title: 'Closing', kind: 'closing' },
    ],
  },
  purpose: {
    section: '2',
    text: 'To find out.',
    columns: ['Question', 'Goal'],
    questions: [
      { number: 1, label: 'Q1', question: 'Who pays for the lamp?', goals: ['Hear everybody'] },
      { number: 3, question: 'Кто отвечает за причал?', goals: [] },
    ],
  },
  overallFigures: {
    section: '3',
    heading: 'Figures',
    bullets: ['about a dozen'],
    ideas: { total: 5, perConversation: { '1': 3, '3': 2 } },
    participants: { printedInText: 'about 11 people' },
  },
  visualSummary: { section: '4', text: 'A drawing.' },
  conversations: [
    {
      number: 1,
      section: '5',
      heading: '5 Round one',
      question: 'Who pays for the lamp, then?',
      introduction: 'It has gone out twice. Said was:',
      listIntro: 'Said was:',
      paragraphRefs: ['Rule 4'],
      link: 'https://example.org/rule-4',
      statedIdeaCount: 4,
      themes: [
        {
          letterAsPrinted: 'b',
          title: 'Money',
          ideas: [
            {
              id: 'H.2',
              seq: 2,
              text: 'A coin <b>per boat</b> & crew',
              subIdeas: [
                { id: 'H.2.i', text: 'large boats' },
                { id: 'H.2.ii', text: 'small boats' },
              ],
            },
            { id: 'H.1', seq: 1, text: 'صندوق مشترك للمنارة', subIdeas: [], language: 'ar' },
          ],
        },
        { letterAsPrinted: 'a', title: 'Nothing yet', ideas: [] },
      ],
      countedAsOne: [[1, 2]],
      ideasWithoutTheme: [
        {
          id: 'H.7',
          seq: 7,
          text: '灯塔由所有人维护',
          subIdeas: [],
          language: 'zh-Hans',
          buildsOn: 1,
          stakeholderGroup: 'Civil society',
          table: 2,
          modality: 'online',
          entered: 'phone',
          writtenAt: '2024-03-30T23:05:00.000Z',
          recordedAt: '2024-03-30T23:05:01.250Z',
        },
      ],
    },
    {
      number: 3,
      question: 'Кто отвечает за причал?',
      themes: [
        {
          letterAsPrinted: 'a',
          title: 'Люди',
          ideas: [
            { id: 'H.9', seq: 9, text: 'Один человек с ключом', subIdeas: [], stakeholderGroup: 'A group nobody has' },
            { id: 'H.8', seq: 8, text: '  indented, and "quoted"', subIdeas: [] },
          ],
        },
      ],
    },
  ],
  lists: { connected: [{ idea: 1, with: 9 }], common: [7, 2], differing: [7] },
  handedOn: [{ table: 2, round: 1, ideas: [7, 1] }],
  decisions: [
    {
      number: 1,
      question: 'Which lamp goes on?',
      rule: 'Ranking',
      sentence: 'Ballots rank the options.',
      outcome: 'chosen',
      closedAt: '2024-03-30T23:10:00.000Z',
      ballots: 'secret',
      steps: [{ condition: 'ballots rank the options', holds: true, figures: ['5 ballots counted, 0 blank'] }],
      options: ['The north lamp', 'Фонарь у причала'],
      chosen: [2],
    },
    {
      number: 2,
      question: 'Shall the pier be closed?',
      rule: 'Consent',
      sentence: 'Adopted when no objection is left unanswered.',
      outcome: 'given_up',
      designation: 'divergence',
      objections: [{ number: 1, reason: 'It was asked too late.', state: 'answered', answer: 'True.' }],
      reason: 'It will be asked again.',
    },
  ],
  weighings: [
    {
      name: 'What we share',
      purpose: 'See it',
      people: 12,
      ratings: 40,
      closedAt: '2024-03-30T23:20:00.000Z',
      digest: 'ab'.repeat(32),
      statements: [
        { number: 1, text: 'Light for all', class: 'common', answers: 12, agrees: 11, disagrees: 0, passes: 1 },
        { number: 2, text: 'Close it', class: 'few', answers: 3 },
      ],
    },
  ],
  townHalls: {
    section: '8',
    heading: '8 Said together',
    text: 'Few words.',
    commentsOnQuestions1And2: [{ text: 'The lamp is everybody’s.', id: 'R.1' }],
    processIntro: 'On the evening:',
    commentsOnTheProcess: [{ text: 'Shorter next time.', id: 'R.2' }],
  },
  nextStep: {
    text: 'The council will answer.',
    deliveredTo: 'Harbour council',
    instrument: 'Letter',
    combinedWith: 'the budget',
    when: 'in May',
  },
}

/** A record with every field, in several scripts. */
export function aRecord(): GatheringRecord {
  return structuredClone(HARBOUR)
}

/** A plain record with as many ideas as asked for, in one question and a theme for every fifty of them. */
export function aLargeRecord(ideas: number): GatheringRecord {
  const all = Array.from({ length: ideas }, (_, at): RecordIdea => ({
    id: `L.${at + 1}`,
    seq: at + 1,
    text: `Idea ${at + 1} of a long evening, with some more words so that it fills a line.`,
    subIdeas: [],
  }))
  const themes = Array.from({ length: Math.min(100, Math.ceil(ideas / 50)) }, (_, at, list = Math.min(100, Math.ceil(ideas / 50))) => ({
    letterAsPrinted: `t${at}`,
    title: `Theme ${at}`,
    ideas: all.filter((_idea, place) => place % list === at),
  }))
  return {
    meta: { title: `Evening of ${ideas}`, date: '2025-05-05', timeZone: 'UTC' },
    summary: [],
    structure: { programme: [{ start: '18:00', end: '19:00', minutes: 60, title: 'Conversation', kind: 'conversation', conversation: 1 }] },
    purpose: { questions: [{ number: 1, question: 'What matters?', goals: [] }] },
    conversations: [{ number: 1, question: 'What matters?', themes }],
  }
}

const words = fc
  .string({ unit: fc.constantFrom(...'aB 3é<&"\\`*_’\nжЩ中文ع ب🙂'), minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== '')
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value, { nil: undefined }).map((held) => (held === undefined ? {} : { [name]: held }))

/** What a generated record is made from. */
const partsOfAny = fc.record({
  title: words,
  questions: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }).map((numbers) => numbers.toSorted((a, b) => a - b)),
  ideas: fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 25 }),
  themes: fc.integer({ min: 0, max: 4 }),
  words: fc.array(words, { minLength: 3, maxLength: 12 }),
  seed: fc.nat(1_000),
  extras: fc.tuple(maybe('topic', words), maybe('venue', words), maybe('language', fc.constantFrom('en', 'ar', 'zh-Hans'))),
  summary: fc.array(words, { maxLength: 3 }),
  hasTownHalls: fc.boolean(),
  hasNextStep: fc.boolean(),
})
type Parts = typeof partsOfAny extends fc.Arbitrary<infer T> ? T : never
type Say = (at: number) => string

/** Any record: numbers with gaps, themes in any order and number, fields there or not. */
export const anyRecord: fc.Arbitrary<GatheringRecord> = partsOfAny.map((parts) => {
  const say: Say = (at) => parts.words[at % parts.words.length] ?? 'word'
  const [topic, venue, language] = parts.extras
  return {
    meta: { title: parts.title, date: '2025-10-26', timeZone: 'Europe/Zurich', ...topic, ...venue, ...language },
    summary: parts.summary,
    structure: {
      programme: parts.questions.map((number) => ({
        start: '02:10',
        end: '02:50',
        minutes: 40,
        title: say(number),
        kind: 'conversation',
        conversation: number,
      })),
    },
    purpose: { questions: parts.questions.map((number, at) => ({ number, question: say(number + (at % 2)), goals: [say(at)] })) },
    conversations: parts.questions.map((number, at) => anyConversation(parts, say, number, at)),
    ...(parts.hasTownHalls ? { townHalls: { commentsOnQuestions1And2: [{ text: say(1), id: 'r1' }], commentsOnTheProcess: [] } } : {}),
    ...(parts.hasNextStep ? { nextStep: { text: say(2) } } : {}),
  }
})

function anyConversation(parts: Parts, say: Say, number: number, at: number): RecordConversation {
  const own = parts.ideas.filter((_, place) => place % parts.questions.length === at)
  const themes = Array.from({ length: parts.themes }, (_, theme) => ({
    letterAsPrinted: `${(theme * 7 + parts.seed) % 11}`,
    title: say(theme),
    ideas: own.filter((seq) => seq % (parts.themes + 1) === theme).map((seq) => anyIdea(say, seq)),
  }))
  const without = own.filter((seq) => seq % (parts.themes + 1) === parts.themes).toSorted((a, b) => a - b)
  return {
    number,
    question: say(number),
    themes: distinct(themes),
    ...(without.length === 0 ? {} : { ideasWithoutTheme: without.map((seq) => anyIdea(say, seq)) }),
    ...(number % 2 === 0 ? { introduction: say(number + 3), statedIdeaCount: number } : {}),
  }
}

function anyIdea(say: Say, seq: number): RecordIdea {
  return {
    id: `i${seq}`,
    seq,
    text: say(seq),
    subIdeas: seq % 5 === 0 ? [{ id: `i${seq}.a`, text: say(seq + 1) }] : [],
    ...(seq % 3 === 0 ? { table: (seq % 9) + 1, entered: 'scribe' as const } : {}),
  }
}

function distinct<T extends { readonly letterAsPrinted: string }>(themes: readonly T[]): T[] {
  return [...new Map(themes.map((theme) => [theme.letterAsPrinted, theme])).values()]
}

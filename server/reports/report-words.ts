/** The words of the house in papers that it writes outside the pages: Markdown and poster. English; one entry for each thing said. */
import type { Gender } from '../../core/people/gender.ts'

/** Numbers that read better as words in a headline. */
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

const GENDER_WORDS = { woman: 'women', man: 'men', another: 'another gender', none: 'not said' } as const

/** Everything that is said, in the order of a report. */
export const REPORT_WORDS = {
  everybody: 'everybody',
  resultColumns: ['Statement', 'Words', 'Class', 'Balanced score', 'Who', 'Answers', 'Agree', 'Disagree', 'Pass', 'Important'],
  resultSheet: 'Results',
  alikeGroup: (number: number, people: number) => `Group ${number}, ${people}`,
  mapTitle: (name: string) => `Who answered alike: ${name}`,
  diversity: 'Whose views this report holds',
  diversityPeople: (people: number, room: number, online: number) =>
    `${counted(people, 'person', 'people')} took part, ${room} in the room and ${online} online.`,
  diversityGroups: (here: number, all: number) => `They spoke for ${here} of ${all} stakeholder groups.`,
  diversityLargest: (percent: number) => `The largest group was ${percent} % of those who named one.`,
  diversityNoGroup: (list: string) => `Nobody spoke for: ${list}.`,
  diversityNoRegion: (list: string) => `Nobody came from: ${list}.`,
  diversityGenders: (rows: readonly { readonly genders: readonly (Gender | null)[]; readonly people: number }[]) =>
    `By what they said of their gender: ${rows.map(({ genders, people }) => `${genders.map((one) => GENDER_WORDS[one ?? 'none']).join(' / ')} ${people}`).join(', ')}.`,
  diversityHolds: 'Their views are not in this report, unless others gave them.',
  outcomes: 'What was weighed and decided',
  weighed: (people: number, ratings: number, statements: number) =>
    `${counted(people, 'person', 'people')} gave ${counted(ratings, 'rating', 'ratings')} to ${counted(statements, 'statement', 'statements')}.`,
  weighedSums: (agrees: number, disagrees: number, passes: number) => `${agrees} agree, ${disagrees} disagree, ${passes} pass`,
  classes: {
    common: 'Common ground',
    refused: 'A common no',
    number: 'Carried by number only',
    divided: 'Divided',
    some: 'Strong in some groups',
    open: 'Open',
    few: 'Answered by too few',
  },
  decision: (number: number) => `Decision ${number}`,
  decided: {
    adopted: 'adopted',
    not_adopted: 'not adopted',
    chosen: 'chosen',
    nothing_chosen: 'nothing chosen',
    given_up: 'given up',
  },
  holds: 'Holds',
  fails: 'Does not hold',
  designated: (name: string) => `Designation by the chairs: ${name}.`,
  objection: (number: number, reason: string) => `Objection ${number}: ${reason}`,
  settled: { open: 'Not answered', answered: 'Answered', accommodated: 'Accommodated', withdrawn: 'Withdrawn' },
  summary: 'Summary',
  noSummary: 'No summary has been written yet.',
  convenedBy: (name: string) => `Convened by ${name}`,
  structure: 'Structure',
  time: 'Time',
  programme: 'Programme',
  ideas: 'Ideas',
  noProgramme: 'No programme is on record.',
  purpose: 'Purpose, goals and questions',
  challenge: (number: number, words: string) => `Challenge ${number}: ${words}`,
  reply: (words: string) => `The convener replied: ${words}`,
  noReply: 'Nobody has replied yet.',
  figures: 'Overall figures',
  participants: 'Participants',
  conversations: 'Conversations',
  themes: 'Themes',
  notCounted: 'not counted',
  noGroup: 'no group named',
  whoTookPart: 'Who took part',
  group: 'Stakeholder group',
  region: 'Region',
  came: 'Came',
  expected: 'Expected',
  inTheRoom: 'In the room',
  online: 'Online',
  round: (number: number) => `Round ${number}`,
  chathamHouse: 'The Chatham House Rule held here: what was said stands below, but never by whom, from which group or at which table.',
  notSaid: 'not said',
  bodies: 'Bodies of government that came',
  cameAs: (people: number, part: 'listened' | 'spoke') =>
    `${counted(people, 'person', 'people')}, ${part === 'spoke' ? 'spoke' : 'listened'}`,
  guarded: (people: number) => `– stands for fewer than ${people} people, or for a number that would give such a one away.`,
  visualSummary: 'Visual summary',
  posterAlternative: (ideas: number, themes: number, each: readonly number[]) =>
    `Poster: ${counted(ideas, 'idea', 'ideas')} in ${counted(themes, 'theme', 'themes')} along ${counted(each.length, 'line', 'lines')}, one for each question (${each.join(', ')}). The same ideas follow as text.`,
  resultsOf: (number: number) => `Results of conversation ${number}`,
  ideasCounted: (ideas: number) => `${counted(ideas, 'idea', 'ideas')}.`,
  withoutTheme: 'Without a theme',
  noIdeas: 'No idea stands here.',
  ideaNumber: (number: number) => `No. ${number}`,
  remarks: 'Remarks from the town halls',
  noRemarks: 'No remark is on record.',
  nextStep: 'Next step',
  noNextStep: 'No next step has been set yet.',
  deliveredTo: 'Delivered to',
  instrument: 'As',
  combinedWith: 'Together with',
  when: 'When',
  trueAt: (entry: number, hash: string) => `True at ledger entry ${entry}, ${hash}.`,
  erased: 'Words erased.',
  hiddenIdeas: (ideas: number, reason: string) => `${counted(ideas, 'idea is', 'ideas are')} hidden (${reason}), and counted.`,
  posterHeadline: (ideas: number, participants: number | null, minutes: number | null) =>
    `${counted(ideas, 'idea', 'ideas')}${participants === null ? '' : ` from ${counted(participants, 'person', 'people')}`}${minutes === null || minutes <= 0 ? '' : ` in ${duration(minutes)}`}`,
  posterVerbatim: 'Every idea in the words in which it was written.',
  posterIdeas: (ideas: number) => counted(ideas, 'idea', 'ideas'),
  posterConversation: (number: number) => `Conversation ${number}`,
  posterLegend: 'How to read this map',
  posterStop: 'A stop is a theme: the more ideas, the larger.',
  posterTick: 'A tick is one idea. Points below it belong to it.',
  posterRecord: 'What became of each idea is on the public record:',
  posterPeople: (people: number) => (people === 1 ? '' : `One mark stands for ${people} people.`),
  date: (date: string) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${date}T00:00:00Z`),
    ),
} as const

/** `two hours`, `90 minutes`, `1 hour 15 minutes`. */
function duration(minutes: number): string {
  const hours = minutes / 60
  if (Number.isInteger(hours)) return `${SMALL[hours] ?? hours} ${hours === 1 ? 'hour' : 'hours'}`
  const rest = `${minutes % 60} ${minutes % 60 === 1 ? 'minute' : 'minutes'}`
  return minutes < 120 ? `${minutes} minutes` : `${SMALL[Math.floor(hours)] ?? Math.floor(hours)} hours ${rest}`
}

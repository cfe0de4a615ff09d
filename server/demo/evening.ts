/** The evening of the demonstration café: programme, questions, themes and the words of its report. Written for this house. */
import type { ItemKind } from '../../core/gatherings/programme-item.ts'
import { IDEAS_OF_ROUND_1, IDEAS_OF_ROUND_2, IDEAS_OF_ROUND_3, type DemoIdea } from './ideas.ts'

/** Facts. The series says what it is wherever the gathering is named. */
export const DEMO_FACTS = {
  title: 'Services that answer',
  topic: 'How public services, and the networks below them, are looked after together',
  venue: 'Old ferry terminal, and online',
  series: 'Demonstration',
  convener: 'The house itself',
} as const

/** A line of the programme; minutes from midnight. */
export interface DemoItem {
  readonly kind: ItemKind
  readonly title: string
  readonly startMinute: number
  readonly endMinute: number
}
/** From six to eight in the evening. */
export const DEMO_PROGRAMME: readonly DemoItem[] = [
  { kind: 'opening', title: 'Welcome, and how the evening works', startMinute: 1_080, endMinute: 1_090 },
  { kind: 'conversation', title: 'Conversation 1', startMinute: 1_090, endMinute: 1_115 },
  { kind: 'conversation', title: 'Conversation 2', startMinute: 1_115, endMinute: 1_140 },
  { kind: 'townhall', title: 'Midway town hall', startMinute: 1_140, endMinute: 1_155 },
  { kind: 'conversation', title: 'Conversation 3', startMinute: 1_155, endMinute: 1_180 },
  { kind: 'townhall', title: 'Final town hall', startMinute: 1_180, endMinute: 1_195 },
  { kind: 'closing', title: 'Next step and goodbye', startMinute: 1_195, endMinute: 1_200 },
]

/** A round: its question, its ideas and the themes that people made of them, in the order of their letters. */
export interface DemoRound {
  readonly question: string
  readonly goals: readonly string[]
  readonly ideas: readonly DemoIdea[]
  readonly themes: readonly string[]
}
/** The three rounds. */
export const DEMO_ROUNDS: readonly DemoRound[] = [
  {
    question: 'What does a public service owe the people who use it?',
    goals: ['Hear what people have met themselves', 'Find words that everybody understands'],
    ideas: IDEAS_OF_ROUND_1,
    themes: ['A plain answer', 'Time and cost', 'Nobody left at the counter', 'Words people use'],
  },
  {
    question: 'Where should people outside government have a hand in running it?',
    goals: ['Tell apart what is shared and what cannot be'],
    ideas: IDEAS_OF_ROUND_2,
    themes: ['A seat where it is decided', 'Building and mending', 'Eyes on the money', 'Where the state stands alone'],
  },
  {
    question: 'How do we make sure that what is said here gets an answer?',
    goals: ['Agree on something that can be checked'],
    ideas: IDEAS_OF_ROUND_3,
    themes: ['A named answer', 'A date', 'In the open', 'Coming back', 'Money as a reply'],
  },
]

/** Remarks of the town halls. */
export const DEMO_REMARKS: readonly { readonly about: 'questions' | 'process'; readonly text: string }[] = [
  { about: 'questions', text: 'Three tables wrote the same sentence about deadlines without having met. Perhaps we should start there.' },
  {
    about: 'questions',
    text: 'From the ministry’s side: a date is easier to promise than a person. We have dates. We do not have enough people.',
  },
  { about: 'questions', text: 'Not everything was agreed. Who pays for the time of those who take part stayed open at our table.' },
  { about: 'questions', text: 'Online we spoke less about counters and more about logs. Both are about being seen.' },
  { about: 'process', text: 'I changed my mind in the second round because somebody had read my card aloud.' },
  { about: 'process', text: 'Five minutes more for the walk between tables, please.' },
  { about: 'process', text: 'It helped that the big screen showed words and not names.' },
]

/** Summary, in the words of the rapporteur. */
export const DEMO_SUMMARY: readonly string[] = [
  'This café was never held. People, places and words are made up, to show what a gathering looks like when it has gone through this house from its opening to its report.',
  'Forty-six people sat at ten tables in the room and two online, and changed tables between three conversations. They began with what they had met themselves: letters nobody understands, counters without people, requests that vanish. They ended with what could be checked: a name, a date, and a page where the unanswered stands on top.',
]
/** What happens next. */
export const DEMO_NEXT_STEP =
  'The list goes to the three offices that it names. Each answers every theme within ninety days; the tables meet again after that and say which of the answers were answers.'

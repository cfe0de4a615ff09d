/** The gathering record, format version 1, as a JSON Schema: what `import` takes, what `export` gives, and what is published for everybody else. */
import Type, { type Static, type TSchema } from 'typebox'
import type { GatheringRecord } from '../core/records/gathering-record.ts'
import { ITEM_KINDS } from '../core/gatherings/programme-item.ts'
import { RecordedDecisions, RecordedWeighings } from './gathering-record-outcomes.ts'
import {
  CHALLENGE_CHARACTERS_MAX,
  CHALLENGES_PER_GATHERING_MAX,
  GOALS_MAX,
  IDEA_CHARACTERS_MAX,
  IDEAS_PER_GATHERING_MAX,
  LINES_AT_ONCE_MAX,
  PARAGRAPH_CHARACTERS_MAX,
  PROGRAMME_ITEMS_MAX,
  QUESTION_CHARACTERS_MAX,
  QUESTIONS_MAX,
  TABLES_MAX,
  THEMES_PER_QUESTION_MAX,
  TITLE_CHARACTERS_MAX,
} from './limits.ts'
import { Instant, Language, LocalDate, LocalTime } from './shapes.ts'

/** Nested points of one idea. */
export const POINTS_PER_IDEA_MAX = 50
/** Remarks of each of the two lists, and paragraphs of the summary. */
export const REMARKS_MAX = 1_000
/** Paragraphs of a summary. */
export const SUMMARY_PARAGRAPHS_MAX = 20
/** Largest number of an idea: numbers may have gaps, but they are counted, not coded. */
export const IDEA_NUMBER_MAX = 1_000_000
/** Characters of a web address. */
const ADDRESS_CHARACTERS_MAX = 2_000

const title = (description: string) => Type.String({ minLength: 1, maxLength: TITLE_CHARACTERS_MAX, description })
const line = (description: string) => Type.String({ minLength: 1, maxLength: QUESTION_CHARACTERS_MAX, description })
const paragraph = (description: string) => Type.String({ minLength: 1, maxLength: PARAGRAPH_CHARACTERS_MAX, description })
const ideaText = (description: string) => Type.String({ minLength: 1, maxLength: IDEA_CHARACTERS_MAX, description })
const label = (description: string) => Type.String({ minLength: 1, maxLength: 40, description })
const address = (description: string) => Type.String({ pattern: '^https?://[^\\s]+$', maxLength: ADDRESS_CHARACTERS_MAX, description })
const count = (description: string) => Type.Integer({ minimum: 0, maximum: IDEA_NUMBER_MAX, description })
const closed = { additionalProperties: false } as const
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema)

const sectionParts = {
  section: optional(label('Number of the section as printed')),
  heading: optional(line('Heading as printed')),
  text: optional(paragraph('Paragraph below the heading')),
}
const columns = optional(Type.Array(title('Heading of a column'), { maxItems: 10 }))

const Point = Type.Object(
  { id: label('Label of the point, unique in the record'), text: ideaText('The point as written') },
  { ...closed, title: 'Point', description: 'A nested point of an idea; kept with it, not counted' },
)
const Idea = Type.Object(
  {
    id: label('Label of the idea, unique in the record'),
    seq: Type.Integer({ minimum: 1, maximum: IDEA_NUMBER_MAX, description: 'Number of the idea for life, unique in the record' }),
    text: ideaText('The idea as written'),
    subIdeas: Type.Array(Point, { maxItems: POINTS_PER_IDEA_MAX }),
    language: optional(Language),
    buildsOn: optional(Type.Integer({ minimum: 1, maximum: IDEA_NUMBER_MAX, description: 'Number of the idea that it builds on' })),
    stakeholderGroup: optional(title('Stakeholder group that the author spoke from, by name')),
    table: optional(Type.Integer({ minimum: 1, maximum: TABLES_MAX, description: 'Number of the table' })),
    modality: optional(Type.Union([Type.Literal('room'), Type.Literal('online')], { description: 'In the room or online' })),
    entered: optional(Type.Union([Type.Literal('phone'), Type.Literal('scribe')], { description: 'How it was put on the table' })),
    line: optional(
      Type.Integer({ minimum: 1, maximum: LINES_AT_ONCE_MAX, description: 'Line of the sheet of paper from which it was typed in' }),
    ),
    writtenAt: optional(Instant),
    recordedAt: optional(Instant),
  },
  { ...closed, title: 'Idea', description: 'Counted once, however many points it has' },
)
const Theme = Type.Object(
  {
    letterAsPrinted: Type.String({ minLength: 1, maxLength: 4, description: 'Letter as printed; themes stand in the order of printing' }),
    title: title('Title of the theme'),
    ideas: Type.Array(Idea, { maxItems: IDEAS_PER_GATHERING_MAX }),
  },
  { ...closed, title: 'Theme' },
)
const numberOf = (description: string) => Type.Integer({ minimum: 1, maximum: IDEA_NUMBER_MAX, description })
const ideaNumbers = (description: string) =>
  Type.Array(numberOf('Number of an idea'), { minItems: 1, maxItems: IDEAS_PER_GATHERING_MAX, description })
const Conversation = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: QUESTIONS_MAX, description: 'Number of the question' }),
    section: sectionParts.section,
    heading: sectionParts.heading,
    question: line('The question as printed above the results'),
    introduction: optional(paragraph('Introduction to the results')),
    listIntro: optional(paragraph('Line before the list')),
    paragraphRefs: optional(Type.Array(line('A paragraph that is referred to'), { maxItems: 50 })),
    link: optional(address('Where that can be read')),
    statedIdeaCount: optional(count('Number of ideas as somebody stated it; reports count the list instead')),
    themes: Type.Array(Theme, { maxItems: THEMES_PER_QUESTION_MAX }),
    ideasWithoutTheme: optional(
      Type.Array(Idea, { minItems: 1, maxItems: IDEAS_PER_GATHERING_MAX, description: 'Ideas that stand under no theme' }),
    ),
    countedAsOne: optional(
      Type.Array(Type.Array(numberOf('Number of an idea of this conversation'), { minItems: 2, maxItems: IDEAS_PER_GATHERING_MAX }), {
        minItems: 1,
        maxItems: IDEAS_PER_GATHERING_MAX,
        description: 'Groups of ideas that say the same and count as one when they are weighed; numbers upwards, groups by their first',
      }),
    ),
  },
  { ...closed, title: 'Conversation', description: 'Results of one question' },
)
const Item = Type.Object(
  {
    timeAsPrinted: optional(title('Times as printed')),
    start: LocalTime,
    end: LocalTime,
    minutes: Type.Integer({ minimum: 0, maximum: 1440, description: 'From start to end' }),
    title: title('Title of the item'),
    kind: Type.Enum([...ITEM_KINDS], { description: 'What kind of item it is' }),
    conversation: optional(
      Type.Integer({ minimum: 1, maximum: QUESTIONS_MAX, description: 'Number of the question asked; for conversations only' }),
    ),
  },
  { ...closed, title: 'Programme item' },
)
const Challenge = Type.Object(
  {
    number: Type.Integer({
      minimum: 1,
      maximum: CHALLENGES_PER_GATHERING_MAX,
      description: 'Number of the challenge, unique in the record',
    }),
    text: Type.String({ minLength: 1, maxLength: CHALLENGE_CHARACTERS_MAX, description: 'What is doubted, as written' }),
    stakeholderGroup: optional(title('Stakeholder group that the author spoke from, by name')),
    reply: optional(paragraph('What the convener replied')),
  },
  { ...closed, title: 'Challenge', description: 'A participant doubts an assumption in the question' },
)
const Question = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: QUESTIONS_MAX }),
    label: optional(title('Label as printed')),
    question: line('The question'),
    goals: Type.Array(line('A goal'), { maxItems: GOALS_MAX }),
    challenges: optional(Type.Array(Challenge, { minItems: 1, maxItems: CHALLENGES_PER_GATHERING_MAX })),
  },
  { ...closed, title: 'Question' },
)
const Remark = Type.Object(
  { text: paragraph('The remark as recorded'), id: label('Label of the remark, unique in the record') },
  { ...closed, title: 'Remark' },
)
const Meta = Type.Object(
  {
    series: optional(title('Series it belongs to')),
    title: title('Title of the gathering'),
    topic: optional(line('What it was about')),
    whenWhereAsPrinted: optional(line('Time and place as printed')),
    date: LocalDate,
    start: optional(LocalTime),
    end: optional(LocalTime),
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone, such as Europe/Zurich' }),
    language: optional(Language),
    venue: optional(title('Where it took place')),
    convener: optional(title('Who convened it')),
    documentKind: optional(title('What kind of paper the record was made from')),
  },
  { ...closed, title: 'Facts of the gathering' },
)
const StatedFigures = Type.Object(
  {
    ...sectionParts,
    bullets: optional(Type.Array(line('A figure as printed'), { maxItems: 50 })),
    ideas: optional(
      Type.Object(
        {
          total: count('All ideas'),
          perConversation: Type.Record(Type.String({ pattern: '^[0-9]{1,4}$' }), count('Ideas of that conversation')),
        },
        closed,
      ),
    ),
    participants: optional(
      Type.Object(
        {
          printedInText: optional(title('As printed in the text')),
          printedInBullet: optional(title('As printed in the list of figures')),
          total: optional(count('Participants counted')),
        },
        closed,
      ),
    ),
  },
  { ...closed, title: 'Figures as stated', description: 'Kept as printed; a report computes its own figures from the lists' },
)

/** Schema of the format; also published at `/schemas/gathering-record-v1.json`. */
export const GatheringRecordSchema = Type.Object(
  {
    $schema: optional(Type.String({ maxLength: ADDRESS_CHARACTERS_MAX, description: 'Address of this schema' })),
    source: optional(
      Type.Object(
        {
          document: line('Paper the record was made from'),
          sha256: optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of that paper' })),
        },
        closed,
      ),
    ),
    meta: Meta,
    summary: Type.Array(paragraph('A paragraph of the summary'), { maxItems: SUMMARY_PARAGRAPHS_MAX }),
    photoCollection: optional(
      Type.Object({ text: optional(line('Line before the address')), url: address('Where the photographs are') }, closed),
    ),
    structure: Type.Object(
      { ...sectionParts, columns, programme: Type.Array(Item, { maxItems: PROGRAMME_ITEMS_MAX }) },
      { ...closed, title: 'Structure' },
    ),
    purpose: Type.Object(
      { ...sectionParts, columns, questions: Type.Array(Question, { maxItems: QUESTIONS_MAX }) },
      { ...closed, title: 'Purpose, goals and questions' },
    ),
    overallFigures: optional(StatedFigures),
    visualSummary: optional(Type.Object(sectionParts, closed)),
    conversations: Type.Array(Conversation, { maxItems: QUESTIONS_MAX }),
    townHalls: optional(
      Type.Object(
        {
          ...sectionParts,
          commentsOnQuestions1And2: Type.Array(Remark, { maxItems: REMARKS_MAX }),
          processIntro: optional(paragraph('Line before the remarks on the process')),
          commentsOnTheProcess: Type.Array(Remark, { maxItems: REMARKS_MAX }),
        },
        { ...closed, title: 'Remarks of the town halls' },
      ),
    ),
    nextStep: optional(
      Type.Object(
        {
          text: paragraph('What happens next'),
          deliveredTo: optional(line('To whom the results go')),
          instrument: optional(line('In which form')),
          combinedWith: optional(line('Together with what')),
          when: optional(title('When')),
        },
        { ...closed, title: 'Next step' },
      ),
    ),
    lists: optional(
      Type.Object(
        {
          connected: optional(
            Type.Array(Type.Object({ idea: numberOf('Number of an idea'), with: numberOf('Number of the other') }, closed), {
              minItems: 1,
              maxItems: IDEAS_PER_GATHERING_MAX,
            }),
          ),
          common: optional(ideaNumbers('Ideas that all share')),
          differing: optional(ideaNumbers('Ideas on which they differ')),
        },
        { ...closed, title: 'Lists of the town hall', description: 'At least one of the three' },
      ),
    ),
    handedOn: optional(
      Type.Array(
        Type.Object(
          {
            table: Type.Integer({ minimum: 1, maximum: TABLES_MAX, description: 'Number of the table' }),
            round: Type.Integer({ minimum: 1, maximum: PROGRAMME_ITEMS_MAX, description: 'Number of the round' }),
            ideas: ideaNumbers('Ideas, in the order in which the host chose them'),
          },
          closed,
        ),
        { minItems: 1, maxItems: TABLES_MAX * QUESTIONS_MAX, description: 'What hosts handed on to the next people at their tables' },
      ),
    ),
    decisions: optional(RecordedDecisions),
    weighings: optional(RecordedWeighings),
  },
  {
    ...closed,
    title: 'Gathering record, version 1',
    description: 'A whole gathering in one file: programme, questions, ideas verbatim in lettered themes, remarks and next step.',
  },
)

/** The published schema document; `publicUrl` is the address of the house. */
export function publishedRecordSchema(publicUrl: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${publicUrl}/schemas/gathering-record-v1.json`,
    ...GatheringRecordSchema,
  }
}

// Schema and type say the same thing twice. `Within` takes only what fits, so this fails to compile where they differ.
type Writable<T> = T extends readonly (infer U)[] ? Writable<U>[] : T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T
type Within<A extends B, B> = A
type OfSchema = Static<typeof GatheringRecordSchema>
/** A value that fits the schema; the same as the type of `core/records`. */
export type ShapedRecord = Within<OfSchema, Writable<GatheringRecord>> & Within<Writable<GatheringRecord>, OfSchema>

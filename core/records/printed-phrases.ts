/** What a record holds beyond the tables: the phrases as they were printed. They are kept as one text, so that an export gives the record back whole. */
import type {
  GatheringRecord,
  RecordConversation,
  RecordFigures,
  RecordIdea,
  RecordNextStep,
  RecordQuestion,
  RecordSection,
  RecordTableSection,
} from './gathering-record.ts'
import { ideasOf } from './gathering-record.ts'

/** What only a record knows of an idea: where a table of this house would hold it, there is no such row for an imported one. */
export type PrintedIdea = Pick<RecordIdea, 'stakeholderGroup' | 'table' | 'modality' | 'entered' | 'line' | 'writtenAt' | 'recordedAt'>
/** A conversation without what the tables hold; `question` only where it differs from the question of that number. */
export type PrintedConversation = Omit<RecordConversation, 'number' | 'question' | 'themes' | 'ideasWithoutTheme' | 'countedAsOne'> & {
  readonly number: number
  readonly question?: string
}

/** The phrases of one record. */
export interface PrintedPhrases {
  readonly $schema?: string
  readonly source?: GatheringRecord['source']
  readonly meta: {
    readonly whenWhereAsPrinted?: string
    readonly start?: string
    readonly end?: string
    readonly language?: string
    readonly documentKind?: string
  }
  readonly photoCollection?: GatheringRecord['photoCollection']
  readonly structure: RecordTableSection & { readonly timesAsPrinted: readonly (string | null)[] }
  readonly purpose: RecordTableSection & { readonly labels: readonly Pick<RecordQuestion, 'number' | 'label'>[] }
  readonly overallFigures?: RecordFigures
  readonly visualSummary?: RecordSection
  /** An imported gathering has no tables to which this could belong. */
  readonly handedOn?: GatheringRecord['handedOn']
  readonly decisions?: GatheringRecord['decisions']
  readonly weighings?: GatheringRecord['weighings']
  readonly conversations: readonly PrintedConversation[]
  readonly townHalls?: RecordSection & { readonly processIntro?: string }
  readonly nextStep?: Omit<RecordNextStep, 'text'>
  /** By idea number. */
  readonly ideas: Readonly<Record<string, PrintedIdea>>
}

/** The phrases of a record that no table holds. */
export function printedPhrasesOf(record: GatheringRecord): PrintedPhrases {
  const { meta, structure, purpose, townHalls, nextStep } = record
  const { programme, ...structureRest } = structure
  const { questions, ...purposeRest } = purpose
  return {
    ...present({
      $schema: record.$schema,
      source: record.source,
      photoCollection: record.photoCollection,
      overallFigures: record.overallFigures,
      visualSummary: record.visualSummary,
      handedOn: record.handedOn,
      decisions: record.decisions,
      weighings: record.weighings,
    }),
    meta: present({
      whenWhereAsPrinted: meta.whenWhereAsPrinted,
      start: meta.start,
      end: meta.end,
      language: meta.language,
      documentKind: meta.documentKind,
    }),
    structure: { ...structureRest, timesAsPrinted: programme.map((item) => item.timeAsPrinted ?? null) },
    purpose: { ...purposeRest, labels: questions.map(({ number, label }) => ({ number, ...present({ label }) })) },
    conversations: record.conversations.map((conversation) => printedConversation(conversation, questions)),
    ...(townHalls === undefined
      ? {}
      : {
          townHalls: present({
            section: townHalls.section,
            heading: townHalls.heading,
            text: townHalls.text,
            processIntro: townHalls.processIntro,
          }),
        }),
    ...(nextStep === undefined
      ? {}
      : {
          nextStep: present({
            deliveredTo: nextStep.deliveredTo,
            instrument: nextStep.instrument,
            combinedWith: nextStep.combinedWith,
            when: nextStep.when,
          }),
        }),
    ideas: Object.fromEntries(
      record.conversations
        .flatMap(ideasOf)
        .map((idea) => [String(idea.seq), printedIdea(idea)] as const)
        .filter(([, printed]) => Object.keys(printed).length > 0),
    ),
  }
}

/**
 * How many took part as the record states it: counted, else the first number of the printed figure, else of the printed text.
 * @returns null when nothing is stated
 */
export function participantsStated({ overallFigures }: GatheringRecord): number | null {
  const stated = overallFigures?.participants
  if (stated?.total !== undefined) return stated.total
  const digits = /\d{1,6}/.exec(stated?.printedInBullet ?? '')?.[0] ?? /\d{1,6}/.exec(stated?.printedInText ?? '')?.[0]
  return digits === undefined ? null : Number(digits)
}

/** The members of an object that are there: an absent field of a file stays absent when it is given back. */
export function present<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Dropping undefined members is exactly what the type says; the compiler cannot follow Object.entries.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function printedConversation(conversation: RecordConversation, questions: readonly RecordQuestion[]): PrintedConversation {
  const { themes: _themes, ideasWithoutTheme: _without, countedAsOne: _tied, question, ...printed } = conversation
  const asked = questions.find(({ number }) => number === conversation.number)?.question
  return question === asked ? printed : { ...printed, question }
}

function printedIdea(idea: RecordIdea): PrintedIdea {
  const { stakeholderGroup, table, modality, entered, line, writtenAt, recordedAt } = idea
  return present({ stakeholderGroup, table, modality, entered, line, writtenAt, recordedAt })
}

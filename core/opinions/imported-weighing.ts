/** A weighing that was held elsewhere, out of its files of ratings and statements: checked whole, or refused with every broken line. */
import { parsePlainText, type PlainText } from '../words/plain-text.ts'
import { readGivenRatings, readStatements, type ReadStatement } from './read-polis.ts'
import { TROUBLES_MAX } from './csv.ts'
import type { Trouble } from './trouble.ts'
import { lastRatings } from './weighing-files.ts'

/** The two files as text. */
export interface WeighingFiles {
  readonly ratings: string
  readonly statements: string
}
/** What comes in. Statements are numbered from 1 in the order of their ids; participants have at least one rating of a statement that comes in. */
export interface ImportedWeighing {
  readonly statements: readonly PlainText[]
  readonly participants: readonly (readonly { readonly statement: number; readonly rating: -1 | 0 | 1 }[])[]
  /** Statements that moderation left out there, or that were about the asking itself: they and their ratings stay out. */
  readonly leftOut: number
}
/** A broken line of one of the files. */
export interface BrokenLine extends Trouble {
  readonly file: keyof WeighingFiles
}
/** Limits of what one import takes. */
export interface ImportLimits {
  readonly statements: number
  readonly participants: number
  readonly characters: number
}
/** The weighing, or why there is none. */
export type ReadWeighingFiles =
  { readonly ok: true; readonly weighing: ImportedWeighing } | { readonly ok: false; readonly broken: readonly BrokenLine[] }

/** Reads both files. Nothing comes in by halves: one broken line refuses all, and the first hundred are told. */
export function readWeighingFiles(files: WeighingFiles, limits: ImportLimits): ReadWeighingFiles {
  const ratings = readGivenRatings(files.ratings)
  const statements = readStatements(files.statements)
  if (!ratings.ok || !statements.ok)
    return broken([
      ...inFile('ratings', ratings.ok ? [] : ratings.troubles),
      ...inFile('statements', statements.ok ? [] : statements.troubles),
    ])
  const texts = readTexts(statements.value, limits)
  if (!texts.ok) return texts
  const known = new Set(statements.value.map(({ id }) => id))
  const stranger = ratings.value.findIndex(({ statement }) => !known.has(statement))
  if (stranger >= 0)
    return broken([
      {
        file: 'ratings',
        line: 0,
        sentence: `statement ${ratings.value[stranger]?.statement ?? ''} is rated and is not in the file of statements`,
      },
    ])
  const participants = lastRatings(ratings.value)
    .map((row) => row.ratings.flatMap(({ statement, rating }) => numbered(texts.numbers.get(statement), rating)))
    .filter((row) => row.length > 0)
  if (participants.length > limits.participants)
    return broken([
      { file: 'ratings', line: 0, sentence: `there are ${participants.length} participants; one import takes ${limits.participants}` },
    ])
  return { ok: true, weighing: { statements: texts.texts, participants, leftOut: statements.value.length - texts.texts.length } }
}

type Texts =
  | { readonly ok: true; readonly texts: readonly PlainText[]; readonly numbers: ReadonlyMap<number, number> }
  | { readonly ok: false; readonly broken: readonly BrokenLine[] }

function readTexts(statements: readonly ReadStatement[], { statements: most, characters }: ImportLimits): Texts {
  const kept = statements.filter(({ isLeftOut, isMeta }) => !isLeftOut && !isMeta).toSorted((a, b) => a.id - b.id)
  if (kept.length > most)
    return broken([{ file: 'statements', line: 0, sentence: `there are ${kept.length} statements; one weighing takes ${most}` }])
  const texts: PlainText[] = []
  const numbers = new Map<number, number>()
  const troubles: BrokenLine[] = []
  for (const { id, text } of kept) {
    const parsed = parsePlainText(text, 'comment-body', characters)
    if (parsed.ok) {
      texts.push(parsed.value)
      numbers.set(id, texts.length)
    } else
      troubles.push({
        file: 'statements',
        line: 0,
        sentence: parsed.code === 'text_empty' ? `statement ${id} has no words` : `statement ${id} has more than ${characters} characters`,
      })
  }
  return troubles.length > 0 ? broken(troubles) : { ok: true, texts, numbers }
}

const numbered = (statement: number | undefined, rating: -1 | 0 | 1) => (statement === undefined ? [] : [{ statement, rating }])
const inFile = (file: keyof WeighingFiles, troubles: readonly Trouble[]): BrokenLine[] => troubles.map((trouble) => ({ file, ...trouble }))
const broken = (lines: readonly BrokenLine[]): { readonly ok: false; readonly broken: readonly BrokenLine[] } => ({
  ok: false,
  broken: lines.slice(0, TROUBLES_MAX),
})

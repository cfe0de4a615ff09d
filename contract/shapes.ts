/** Small schemas that many routes share. */
import Type, { type Static, type TLiteral, type TNull, type TSchema, type TUnion } from 'typebox'
import { UUID_PATTERN } from '../core/words/uuid.ts'

/** A UUID (version 7) in its canonical form. */
export const Id = Type.String({ pattern: UUID_PATTERN })
/** An id, or the readable slug that stands in page addresses. */
export const IdOrSlug = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
/** An instant in UTC, ISO 8601 with milliseconds and Z. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' })
/** A calendar date, `2013-10-08`. */
export const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
/** A time of day on the clock of the gathering, `18:15`; 24:00 and later are not times. */
export const LocalTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** The largest number of an idea or of a seat that is kept. */
const NUMBER_MAX = 2_147_483_647
/** Number of an idea or of a seat. The maximum is the largest that is kept; beyond it nothing can be found. */
export const Numbered = Type.Integer({ minimum: 1, maximum: NUMBER_MAX })
/** Number after which a list of ideas goes on, 0 for its beginning. */
export const NumberBefore = Type.Integer({ minimum: 0, maximum: NUMBER_MAX })
/** Number of a ledger entry, 0 for the time before the first; the maximum is the largest that JSON holds exactly. */
export const EntryNumber = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** An IANA time zone, `Europe/Zurich`. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 64 })
/** A BCP 47 language tag, `ar`, `zh-Hans`. */
export const Language = Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 })
/** A title or name, at most TITLE_CHARACTERS_MAX code points. Lengths of people's texts are counted when they are parsed, so that the refusal names the right limit; the body limit bounds them before. */
export const Title = Type.String({ description: 'At most 200 characters' })
/** A question or goal, at most QUESTION_CHARACTERS_MAX code points. */
/** A question or a goal. Length is counted in code points and checked again when parsed. */
export const QuestionText = Type.String({ description: 'At most 400 characters' })
/** A paragraph, at most PARAGRAPH_CHARACTERS_MAX code points. */
/** A paragraph. Length is counted in code points and checked again when parsed. */
export const Paragraph = Type.String({ description: 'At most 4,000 characters' })
/** In the room or online. */
export const Modality = Type.Union([Type.Literal('room'), Type.Literal('online')])
export type Modality = Static<typeof Modality>
/** Words that may have been erased: null then, and the ledger still stands. */
export const Words = Type.Union([Type.String(), Type.Null()])
/** One of a list of names; its type is the union of them. */
export function OneOf<const Names extends readonly string[]>(names: Names): TUnion<{ -readonly [At in keyof Names]: TLiteral<Names[At]> }> {
  // A mapped array loses its places for the compiler; they are the places of `names`.
  return Type.Union(names.map((name) => Type.Literal(name))) as unknown as TUnion<{ -readonly [At in keyof Names]: TLiteral<Names[At]> }>
}
/** A value or null. */
export function OrNull<T extends TSchema>(schema: T): TUnion<[T, TNull]> {
  return Type.Union([schema, Type.Null()])
}
/** Answer of a command that made or changed one thing: its id and the number of its ledger entry. */
export const Recorded = Type.Object({ id: Id, entry: Type.Integer() })
/** An answer that is a file, not JSON. */
export const Bytes = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' })
/** An answer that says nothing but that it was done. */
export const Nothing = Type.Object({})
/** Path of a route of one forum. */
export const ForumParams = Type.Object({ forum: IdOrSlug })
/** Path of a route of one gathering. */
export const GatheringParams = Type.Object({ gathering: IdOrSlug })

/** What every kind of entry may use: words by reference, where somebody is, in which role they act. */

/** A role as recorded. */
export type RecordedRole = 'administrator' | 'convener' | 'moderator' | 'rapporteur' | 'member'

/** Words by reference: the id of their row and the salted digest that outlives them. */
export interface WordsRef {
  readonly words: string
  /** SHA-256 of salt and text, lower-case hexadecimal. */
  readonly digest: string
}
/** In the room or online. */
export type Modality = 'room' | 'online'

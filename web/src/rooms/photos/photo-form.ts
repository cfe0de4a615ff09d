/** What a form about photos gives back. */

/** Which form it was, about which photo, and what became of it. */
export interface PhotoFormResult {
  readonly action: string
  /** 0 where it is about no photo in particular. */
  readonly number: number
  readonly sentence: string | null
  readonly done: string | null
  readonly typed: Readonly<Record<string, string>>
}

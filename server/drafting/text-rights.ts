/** What somebody may do with the text of a draft. */

/** Who somebody is in the drafting room, as others see it. */
export interface InTheRoom {
  readonly member: string
  readonly name: string
  /** Id of the stakeholder group for which they sit in the team. */
  readonly group: string
}
/** Rights in one draft; of somebody for whom there is no such draft there are none. */
export interface TextRights {
  readonly draft: string
  /** Somebody of the team; null for those who read along. */
  readonly writer: InTheRoom | null
  /** Whether they may write now: of the team, and the text takes words. */
  readonly mayWrite: boolean
}

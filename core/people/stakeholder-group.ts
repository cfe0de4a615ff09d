/** Stakeholder groups are data of a forum; what is fixed is the reserve of shapes that may mark them. */
import type { RecordedMark } from '../ledger/entry-kinds.ts'

/** Shapes in the order in which a new group takes the next free one. */
export const GROUP_MARKS = [
  'square',
  'diamond',
  'circle',
  'hexagon',
  'triangle',
  'shield',
  'crossed-square',
  'half-disc',
] as const satisfies readonly RecordedMark[]

/** The shape that stands for a stakeholder group wherever it is drawn. */
export type GroupMark = (typeof GROUP_MARKS)[number]

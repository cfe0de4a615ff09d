/** Which kinds of entries change the console and what phones hear of their table, and nothing that other screens show of a gathering. */
import type { EntryKind } from './entry-kinds.ts'

/** See the file. */
export const DESK_KINDS = [
  'expected_set',
  'help_called',
  'help_taken',
  'help_done',
  'help_reopened',
  'idea_reported',
  'reports_settled',
  'idea_hidden',
  'hiding_appealed',
  'idea_restored',
  'message_sent',
  'message_withdrawn',
  'question_challenged',
  'challenge_replied',
  'challenge_hidden',
  'challenge_restored',
  'recap_handed_on',
] as const satisfies readonly EntryKind[]

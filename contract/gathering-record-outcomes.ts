/** Decisions and weighings inside a gathering record: the part of its schema that tells of them. */
import Type from 'typebox'
import { OPTIONS_MAX } from '../core/decisions/choosing.ts'
import { DESIGNATIONS } from '../core/decisions/designation.ts'
import { CONDITIONS_MAX } from '../core/decisions/parse-rule.ts'
import { OBJECTION_STATES, REGISTER_MAX } from '../core/decisions/register.ts'
import { OUTCOMES } from '../core/records/record-outcomes.ts'
import { RESULT_CLASSES } from '../core/weighing/result-classes.ts'
import { PARAGRAPH_CHARACTERS_MAX, QUESTION_CHARACTERS_MAX, STATEMENTS_MAX, VOCABULARY_MAX } from './limits.ts'
import { Instant, OneOf } from './shapes.ts'

/** Decisions, and weighings, of one gathering. */
const OUTCOMES_MAX = 200
/** People and ratings of one weighing. */
const COUNT_MAX = 1_000_000_000

const closed = { additionalProperties: false } as const
const optional = Type.Optional
const line = (description: string) => Type.String({ minLength: 1, maxLength: QUESTION_CHARACTERS_MAX, description })
const paragraph = (description: string) => Type.String({ minLength: 1, maxLength: PARAGRAPH_CHARACTERS_MAX, description })
const count = (description: string) => Type.Integer({ minimum: 0, maximum: COUNT_MAX, description })

/** A decision that was counted or given up. */
export const RecordedDecisions = Type.Array(
  Type.Object(
    {
      number: Type.Integer({ minimum: 1, maximum: OUTCOMES_MAX, description: 'Number of the decision' }),
      question: line('What was asked'),
      rule: line('Name of the rule'),
      sentence: paragraph('What the rule says'),
      outcome: OneOf(OUTCOMES),
      closedAt: optional(Instant),
      ballots: optional(OneOf(['secret', 'recorded'])),
      designation: optional(OneOf(DESIGNATIONS)),
      steps: optional(
        Type.Array(
          Type.Object(
            {
              condition: paragraph('A condition of the rule'),
              holds: Type.Boolean(),
              figures: Type.Array(paragraph('A figure it rests on'), { maxItems: VOCABULARY_MAX + 2 }),
            },
            closed,
          ),
          { minItems: 1, maxItems: CONDITIONS_MAX },
        ),
      ),
      options: optional(Type.Array(paragraph('An option'), { minItems: 2, maxItems: OPTIONS_MAX })),
      chosen: optional(
        Type.Array(Type.Integer({ minimum: 1, maximum: OPTIONS_MAX, description: 'Number of an option' }), { maxItems: OPTIONS_MAX }),
      ),
      objections: optional(
        Type.Array(
          Type.Object(
            {
              number: Type.Integer({ minimum: 1, maximum: REGISTER_MAX }),
              reason: paragraph('Why somebody objected'),
              state: OneOf(OBJECTION_STATES),
              answer: optional(paragraph('What was answered')),
            },
            closed,
          ),
          { minItems: 1, maxItems: REGISTER_MAX },
        ),
      ),
      reason: optional(paragraph('Why it was given up, or why the chair called consensus or did not')),
    },
    { ...closed, title: 'Decision' },
  ),
  { minItems: 1, maxItems: OUTCOMES_MAX, description: 'Decisions that were counted or given up' },
)

/** A weighing that is closed. */
export const RecordedWeighings = Type.Array(
  Type.Object(
    {
      name: line('Name of the weighing'),
      purpose: paragraph('What it was for'),
      people: count('How many people rated'),
      ratings: count('How many ratings they gave'),
      closedAt: optional(Instant),
      digest: optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Digest of all ratings together' })),
      statements: Type.Array(
        Type.Object(
          {
            number: Type.Integer({ minimum: 1, maximum: STATEMENTS_MAX }),
            text: paragraph('The statement'),
            class: optional(OneOf(RESULT_CLASSES)),
            answers: optional(count('How many answered')),
            agrees: optional(count('How many agree')),
            disagrees: optional(count('How many disagree')),
            passes: optional(count('How many pass')),
          },
          { ...closed, title: 'Rated statement', description: 'Sums are left out where too few answered' },
        ),
        { maxItems: STATEMENTS_MAX },
      ),
    },
    { ...closed, title: 'Weighing' },
  ),
  { minItems: 1, maxItems: OUTCOMES_MAX, description: 'Weighings that are closed' },
)

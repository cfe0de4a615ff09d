/** Weighings that were held elsewhere, taken in from their files. */
import Type from 'typebox'
import { WEIGHING_FILES_BYTES_MAX } from './limits.ts'
import { routes } from './route.ts'
import { Id, Title } from './shapes.ts'

/** Routes of imports of weighings. */
export const weighingImportRoutes = routes({
  'POST /imports/weighings': {
    summary: 'Take in a weighing as Polis exports it, as a whole or not at all. It is closed from the start',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    status: 201,
    isIdempotent: true,
    bodyBytesMax: WEIGHING_FILES_BYTES_MAX,
    body: Type.Object(
      {
        name: Title,
        purpose: Type.String(),
        ratings: Type.String({ description: 'Text of the file of ratings, as Polis names it: votes.csv' }),
        statements: Type.String({ description: 'Text of the file of statements, as Polis names it: comments.csv' }),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({
      id: Id,
      slug: Type.String(),
      statements: Type.Integer(),
      people: Type.Integer(),
      ratings: Type.Integer(),
      leftOut: Type.Integer(),
    }),
    refusals: [
      'rows_broken',
      'not_signed_in',
      'not_allowed',
      'invalid',
      'text_empty',
      'text_too_long',
      'body_too_large',
      'malformed_json',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
})

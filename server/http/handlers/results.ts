/** Handlers of the results of weighings. */
import type { ownRatingRoutes } from '../../../contract/own-ratings.ts'
import type { resultRoutes } from '../../../contract/results.ts'
import { refuse } from '../../../core/words/outcome.ts'
import { viewOwnPlace, viewOwnProof } from '../../views/own-ratings.ts'
import { viewResults } from '../../views/results.ts'
import type { Handlers } from '../handler.ts'

export const resultHandlers: Handlers<keyof typeof resultRoutes> = {
  'GET /weighings/:weighing/results': async ({ house, weighing, query }) => await viewResults(house, weighing, query.rule),
}

export const ownRatingHandlers: Handlers<keyof typeof ownRatingRoutes> = {
  'GET /weighings/:weighing/my-place': async ({ house, caller }) =>
    caller.kind === 'rater' ? await viewOwnPlace(house, caller.rater) : refuse('no_rater'),
  'GET /weighings/:weighing/my-proof': async ({ house, caller }) =>
    caller.kind === 'rater' ? await viewOwnProof(house, caller.rater) : refuse('no_rater'),
}

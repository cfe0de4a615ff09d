/** Handlers of following. */
import type { followRoutes } from '../../../contract/follow.ts'
import { accept } from '../../../core/words/outcome.ts'
import { askToFollow } from '../../commands/ask-to-follow.ts'
import { confirmFollow } from '../../commands/confirm-follow.ts'
import { stopFollowing } from '../../commands/stop-following.ts'
import { viewFollow } from '../../views/follow.ts'
import { viewPublicNews } from '../../views/news.ts'
import type { Handlers } from '../handler.ts'

export const followHandlers: Handlers<keyof typeof followRoutes> = {
  'POST /gatherings/:gathering/followers': async ({ house, gathering, body, request }) =>
    await askToFollow(house, { gathering, idea: body.idea ?? null, email: body.email }, request.ip),
  'GET /followers/:key': async ({ house, params }) => await viewFollow(house, params.key),
  'POST /followers/:key/confirm': async ({ house, params }) => await confirmFollow(house, params.key),
  'POST /followers/:key/stop': async ({ house, params }) => await stopFollowing(house, params.key),
  'GET /gatherings/:gathering/news': async ({ house, gathering, query }) => {
    const found = await viewPublicNews(house, { gathering, idea: query.idea ?? null })
    return found.ok ? accept({ news: found.value.news }) : found
  },
}

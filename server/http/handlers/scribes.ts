/** Handlers of entering for others. */
import type { scribeRoutes } from '../../../contract/scribes.ts'
import { refuse } from '../../../core/words/outcome.ts'
import { enterForOthers } from '../../commands/enter-for-others.ts'
import type { Handlers } from '../handler.ts'

export const scribeHandlers: Handlers<keyof typeof scribeRoutes> = {
  'POST /gatherings/:gathering/tables/:table/ideas': async ({ house, gathering, params, caller, body, actor, key, digest }) => {
    if (caller.kind !== 'seat') return refuse('no_seat')
    const { round, ...line } = body
    return await enterForOthers(
      house,
      { actor, once: { scope: `entering:${actor}`, key: key ?? '', digest } },
      { gathering, table: params.table, round, by: 'host', host: caller.seat.seat, lines: [line] },
    )
  },
  'POST /gatherings/:gathering/paper': async ({ house, gathering, body, actor, key, digest }) =>
    await enterForOthers(
      house,
      { actor, once: { scope: `entering:${actor}`, key: key ?? '', digest } },
      { gathering, table: body.table, round: body.round, by: body.from, host: null, lines: body.lines },
    ),
}

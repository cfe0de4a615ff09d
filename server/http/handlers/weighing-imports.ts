/** Handlers of weighings that are taken in from files. */
import type { weighingImportRoutes } from '../../../contract/weighing-imports.ts'
import { importWeighing } from '../../commands/import-weighing.ts'
import { ensureRootForum } from '../../commands/root-forum.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const weighingImportHandlers: Handlers<keyof typeof weighingImportRoutes> = {
  'POST /imports/weighings': async (call) => {
    const forum = await ensureRootForum(call.house, actingOf(call))
    return forum.ok ? await importWeighing(call.house, actingOf(call, 'weighing imports'), forum.value.forum, call.body) : forum
  },
}

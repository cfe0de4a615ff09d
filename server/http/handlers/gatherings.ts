/** Handlers of gatherings: programme, questions, tables and doors. */
import type { gatheringRoutes } from '../../../contract/gatherings.ts'
import { GATHERING_TEMPLATES } from '../../../core/gatherings/templates.ts'
import { roundNumbers } from '../../../core/gatherings/programme.ts'
import { timeOfMinute } from '../../../core/gatherings/zoned-time.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { changeGathering } from '../../commands/change-gathering.ts'
import { closeGathering } from '../../commands/close-gathering.ts'
import { openGathering } from '../../commands/open-gathering.ts'
import { prepareGathering } from '../../commands/prepare-gathering.ts'
import { setProgramme } from '../../commands/set-programme.ts'
import { setQuestions } from '../../commands/set-questions.ts'
import { setTables } from '../../commands/set-tables.ts'
import { viewGathering, viewGatherings } from '../../views/gathering.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

type GatheringRoutes = keyof typeof gatheringRoutes

export const gatheringHandlers: Handlers<GatheringRoutes> = {
  'GET /gathering-templates': async () =>
    accept({
      templates: GATHERING_TEMPLATES.map((template) => {
        const rounds = roundNumbers(template.items.map((item) => item.kind))
        const at = (minute: number): string => timeOfMinute(template.startMinute + minute)
        return {
          key: template.key,
          name: template.name,
          minutes: Math.max(...template.items.map((item) => item.toMinute)),
          questions: rounds.filter((round) => round !== null).length,
          tables: [...template.tables],
          programme: template.items.map((item, index) => ({
            kind: item.kind,
            title: item.title,
            start: at(item.fromMinute),
            end: at(item.toMinute),
            round: rounds[index] ?? null,
          })),
        }
      }),
    }),
  'GET /forums/:forum/gatherings': async (call) =>
    accept({ gatherings: await viewGatherings(call.house, call.forum, await call.holds(PREPARERS)) }),
  'POST /forums/:forum/gatherings': async (call) =>
    await prepareGathering(
      call.house,
      { actor: call.actor, once: call.key === null ? undefined : { scope: `prepare:${call.actor}`, key: call.key, digest: call.digest } },
      call.forum,
      call.body,
    ),
  'GET /gatherings/:gathering': async (call) => {
    const view = await viewGathering(call.house, call.gathering)
    if (view.ok && view.value.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    if (view.ok) call.reply.header('etag', `"${view.value.version}"`)
    return view
  },
  'PATCH /gatherings/:gathering': async (call) =>
    await changeGathering(call.house, { actor: call.actor }, { gathering: call.gathering, ifMatch: call.ifMatch }, call.body),
  'PUT /gatherings/:gathering/programme': async (call) =>
    await setProgramme(call.house, { actor: call.actor }, { gathering: call.gathering, ifMatch: call.ifMatch }, call.body.items),
  'PUT /gatherings/:gathering/questions': async (call) =>
    await setQuestions(call.house, { actor: call.actor }, { gathering: call.gathering, ifMatch: call.ifMatch }, call.body.questions),
  'PUT /gatherings/:gathering/tables': async (call) =>
    await setTables(call.house, { actor: call.actor }, { gathering: call.gathering, ifMatch: call.ifMatch }, call.body.tables),
  'POST /gatherings/:gathering/open': async (call) => {
    const opened = await openGathering(call.house, { actor: call.actor }, call.gathering)
    return opened.ok ? accept({ ...opened.value, joinUrl: `${call.house.publicUrl}/${opened.value.code}` }) : opened
  },
  'POST /gatherings/:gathering/close': async (call) => await closeGathering(call.house, { actor: call.actor }, call.gathering),
}

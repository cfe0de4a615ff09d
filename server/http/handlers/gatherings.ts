/** Handlers of gatherings: programme, tables, doors, clock and seats. */
import type { Api } from '../../../contract/api.ts'
import type { gatheringRoutes } from '../../../contract/gatherings.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import { GATHERING_TEMPLATES } from '../../../core/gatherings/templates.ts'
import { roundNumbers } from '../../../core/gatherings/programme.ts'
import { timeOfMinute } from '../../../core/gatherings/zoned-time.ts'
import { accept, refuse, type Outcome } from '../../../core/words/outcome.ts'
import { addGatheringMinute } from '../../commands/add-minute.ts'
import { changeGathering } from '../../commands/change-gathering.ts'
import { closeGathering } from '../../commands/close-gathering.ts'
import { startNextItem } from '../../commands/next-item.ts'
import { openGathering } from '../../commands/open-gathering.ts'
import { pauseGatheringClock } from '../../commands/pause-clock.ts'
import { prepareGathering } from '../../commands/prepare-gathering.ts'
import { setProgramme } from '../../commands/set-programme.ts'
import { setQuestions } from '../../commands/set-questions.ts'
import { setTables } from '../../commands/set-tables.ts'
import { startGatheringClock } from '../../commands/start-clock.ts'
import type { House } from '../../house.ts'
import { keepPlanned } from '../../seating-keeper.ts'
import { readClock } from '../../sql/gatherings.ts'
import { clockOf, viewGathering, viewGatherings } from '../../views/gathering.ts'
import { PREPARERS, type Call, type Handlers } from '../handler.ts'

type GatheringRoutes = keyof typeof gatheringRoutes

async function clockMoved(
  call: Pick<Call<keyof Api>, 'house' | 'actor' | 'gathering'>,
  act: (house: House, acting: { actor: string }, gathering: string) => Promise<Outcome<{ entry: number }, RefusalCode>>,
) {
  const moved = await act(call.house, { actor: call.actor }, call.gathering)
  // Nobody at the console waits for the plan of the rounds to come; what fails is tried again when the next round begins.
  if (moved.ok) void keepPlanned(call.house, call.gathering).catch(() => undefined)
  return moved.ok ? accept(clockOf(await readClock(call.house.database.db, call.gathering), call.house.now())) : moved
}

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
  'POST /gatherings/:gathering/clock/start': async (call) => await clockMoved(call, startGatheringClock),
  'POST /gatherings/:gathering/clock/pause': async (call) => await clockMoved(call, pauseGatheringClock),
  'POST /gatherings/:gathering/clock/add-minute': async (call) => await clockMoved(call, addGatheringMinute),
  'POST /gatherings/:gathering/clock/next': async (call) => await clockMoved(call, startNextItem),
}

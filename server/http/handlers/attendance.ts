/** Handlers of the attendance of bodies. */
import type { attendanceRoutes } from '../../../contract/attendance.ts'
import type { Role } from '../../../core/people/role.ts'
import { recordAttendance } from '../../commands/record-attendance.ts'
import { restoreAttendance } from '../../commands/restore-attendance.ts'
import { withdrawAttendance } from '../../commands/withdraw-attendance.ts'
import { viewAttendance, viewBody } from '../../views/attendance.ts'
import type { Handlers } from '../handler.ts'

/** Roles that put attendance on record. */
const SECRETARIAT: readonly Role[] = ['convener', 'moderator', 'rapporteur']

export const attendanceHandlers: Handlers<keyof typeof attendanceRoutes> = {
  'GET /gatherings/:gathering/attendance': async ({ house, gathering, holds }) =>
    await viewAttendance(house.database.db, gathering, await holds(SECRETARIAT)),
  'POST /gatherings/:gathering/attendance': async ({ house, gathering, actor, body }) =>
    await recordAttendance(house, { actor }, gathering, {
      body: body.body,
      item: body.item ?? null,
      from: body.from ?? null,
      until: body.until ?? null,
      people: body.people,
      part: body.part,
    }),
  'POST /gatherings/:gathering/attendance/:attendance/withdraw': async ({ house, gathering, actor, params }) =>
    await withdrawAttendance(house, { actor }, gathering, params.attendance),
  'POST /gatherings/:gathering/attendance/:attendance/restore': async ({ house, gathering, actor, params }) =>
    await restoreAttendance(house, { actor }, gathering, params.attendance),
  'GET /forums/:forum/bodies/:body': async ({ house, forum, params }) => await viewBody(house.database.db, forum, params.body),
}

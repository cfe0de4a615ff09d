/** Attendance of bodies: which parts of a government came to a gathering, to which item, and whether they listened or spoke. */
import Type, { type Static } from 'typebox'
import { ATTENDANCE_PARTS } from '../core/gatherings/attendance.ts'
import { ATTENDANCE_PEOPLE_MAX } from './limits.ts'
import { routes } from './route.ts'
import { ForumParams, GatheringParams, Id, Instant, OneOf, OrNull, Recorded, Words } from './shapes.ts'

/** What people of a body did. */
export const AttendancePart = OneOf(ATTENDANCE_PARTS)
const Came = {
  id: Id,
  /** Title of the item of the programme; null for the whole gathering. */
  item: OrNull(Type.Object({ id: Id, title: Words })),
  from: OrNull(Instant),
  until: OrNull(Instant),
  people: Type.Integer(),
  part: AttendancePart,
  entry: Type.Integer(),
} as const
/** A body that came, with the names of the bodies above it, from the top. */
export const AttendanceView = Type.Object({ ...Came, body: Id, bodyName: Words, above: Type.Array(Words) })
/** See the schema of the same name. */
export type AttendanceView = Static<typeof AttendanceView>
/** Attendance of a gathering; what was taken back is told to those who may restore it. */
export const AttendanceList = Type.Object({ attendances: Type.Array(AttendanceView), withdrawn: Type.Array(AttendanceView) })
/** A body, its issues, and when it came. */
export const BodyPage = Type.Object({
  id: Id,
  name: Words,
  above: Type.Array(Type.Object({ id: Id, name: Words })),
  below: Type.Array(Type.Object({ id: Id, name: Words })),
  forumName: Words,
  issues: Type.Array(Type.Object({ id: Id, title: Words })),
  attendances: Type.Array(
    Type.Object({ ...Came, slug: Type.String(), gatheringTitle: Words, date: Type.String(), timeZone: Type.String() }),
  ),
})
/** See the schema of the same name. */
export type BodyPage = Static<typeof BodyPage>

const secretariat = { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] } as const
const OneAttendance = Type.Object({ gathering: GatheringParams.properties.gathering, attendance: Id })

/** Routes of attendance. */
export const attendanceRoutes = routes({
  'GET /gatherings/:gathering/attendance': {
    summary: 'Which bodies came; what was taken back for those who may restore it',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: AttendanceList,
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/attendance': {
    summary: 'Put on record that a body came, to the whole gathering or to one item',
    policy: secretariat,
    params: GatheringParams,
    status: 201,
    body: Type.Object(
      {
        body: Id,
        item: Type.Optional(OrNull(Id)),
        from: Type.Optional(OrNull(Instant)),
        until: Type.Optional(OrNull(Instant)),
        people: Type.Integer({ minimum: 1, maximum: ATTENDANCE_PEOPLE_MAX }),
        part: AttendancePart,
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'changed_since', 'untold_here', 'gathering_not_open'],
  },
  'POST /gatherings/:gathering/attendance/:attendance/withdraw': {
    summary: 'Take it back; the entry stays on record',
    policy: secretariat,
    params: OneAttendance,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'],
  },
  'POST /gatherings/:gathering/attendance/:attendance/restore': {
    summary: 'Put back what was taken back',
    policy: secretariat,
    params: OneAttendance,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'],
  },
  'GET /forums/:forum/bodies/:body': {
    summary: 'A body of government, its issues, and when it came and listened or spoke',
    policy: { who: 'anyone' },
    params: Type.Object({ forum: ForumParams.properties.forum, body: Id }),
    answer: BodyPage,
    refusals: ['not_found'],
  },
})

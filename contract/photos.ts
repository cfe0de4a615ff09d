/** Photos of a gathering: added by those who run it, described, published with consent, taken down, and what people ask about them. */
import Type, { type Static } from 'typebox'
import { PHOTO_SUBJECTS } from '../core/photos/publishing.ts'
import { ALTERNATIVE_CHARACTERS_MAX, PHOTO_BYTES_MAX, PHOTO_NOTE_CHARACTERS_MAX } from './limits.ts'
import { ActingRole, PhotoReason } from './moderation.ts'
import { routes } from './route.ts'
import { Bytes, GatheringParams, Id, IdOrSlug, Instant, Numbered, OneOf, OrNull, Recorded, Words } from './shapes.ts'

/** What a photo shows. */
export const PhotoSubject = OneOf(PHOTO_SUBJECTS)
/** One size of a photo; the digest is its address: `GET /gatherings/:gathering/pictures/:digest`. */
const Picture = Type.Object({ digest: Type.String(), width: Type.Integer(), height: Type.Integer() })
/** A photo as it may be seen. */
export const PhotoView = Type.Object({
  number: Type.Integer(),
  subject: PhotoSubject,
  tableNumber: OrNull(Type.Integer()),
  roundNumber: OrNull(Type.Integer()),
  large: Picture,
  small: Picture,
  /** The text alternative; null while nobody has described it. */
  alternative: Words,
  isAgreed: Type.Boolean(),
  role: ActingRole,
  addedAt: Instant,
  publishedAt: OrNull(Instant),
})
/** See the schema of the same name. */
export type PhotoView = Static<typeof PhotoView>
/** A photo that was taken down; its picture is gone for good after some days. */
const TakenDownPhoto = Type.Object({
  photo: PhotoView,
  reason: PhotoReason,
  role: ActingRole,
  at: Instant,
  isDeleted: Type.Boolean(),
})
/** A photo that somebody asked to have taken down. */
export const ReportedPhoto = Type.Object({
  photo: PhotoView,
  reports: Type.Array(Type.Object({ reason: PhotoReason, note: Words, at: Instant })),
  since: Instant,
})
/** See the schema of the same name. */
export type ReportedPhoto = Static<typeof ReportedPhoto>
/** Photos of a gathering: the public ones, and for those who run it the others. */
export const PhotosView = Type.Object({
  gatheringTitle: Words,
  slug: Type.String(),
  state: OneOf(['draft', 'open', 'closed']),
  timeZone: Type.String(),
  isChathamHouse: Type.Boolean(),
  photos: Type.Array(PhotoView),
  /** May add, describe, publish and take down. */
  canManage: Type.Boolean(),
  /** May show again what was taken down, and settle what was asked. */
  canModerate: Type.Boolean(),
  /** Not public yet; empty for everybody else. */
  waiting: Type.Array(PhotoView),
  /** Newest first; empty for those who do not moderate. */
  takenDown: Type.Array(TakenDownPhoto),
  /** Asked to be taken down; empty for those who do not moderate. */
  reported: Type.Array(ReportedPhoto),
  /** How many more may be added. */
  left: Type.Integer(),
})
/** See the schema of the same name. */
export type PhotosView = Static<typeof PhotosView>

const stewards = { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] } as const
const moderators = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const PhotoParams = Type.Object({ gathering: GatheringParams.properties.gathering, number: Numbered })
const Added = Type.Object({ id: Id, number: Type.Integer(), isNew: Type.Boolean(), entry: Type.Integer() })
const byMembers = ['not_found', 'not_signed_in', 'not_allowed'] as const
const ofAdding = [
  'not_found',
  'gathering_not_open',
  'no_photos_here',
  'photos_full',
  'photo_taken_down',
  'picture_unreadable',
  'too_many_requests',
  'body_too_large',
  'invalid',
] as const
const takesPicture = {
  status: 201,
  takesBytes: true,
  bodyBytesMax: PHOTO_BYTES_MAX,
} as const

/** Routes of photos. */
export const photoRoutes = routes({
  'GET /gatherings/:gathering/photos': {
    summary: 'Photos of a gathering. Everybody sees the public ones; those who run the gathering see all of them',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: PhotosView,
    refusals: ['not_found'],
  },
  'GET /gatherings/:gathering/pictures/:digest': {
    summary: 'One size of a photo, as WebP. Of a photo that is not public only for those who run the gathering',
    policy: { who: 'anyone' },
    params: Type.Object({ gathering: IdOrSlug, digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    answer: Bytes,
    refusals: ['not_found', 'photo_deleted'],
  },
  'POST /gatherings/:gathering/photos': {
    summary:
      'Add a photo: the body is a JPEG, PNG, WebP or AVIF file. It is written anew without anything of the file but its pixels, and waits to be described. The same photo twice is kept once',
    policy: stewards,
    params: GatheringParams,
    query: Type.Object(
      {
        subject: Type.Optional(PhotoSubject),
        table: Type.Optional(Id),
        round: Type.Optional(Id),
        agreed: Type.Optional(Type.Boolean({ description: 'Everybody on it agreed' })),
      },
      { additionalProperties: false },
    ),
    ...takesPicture,
    answer: Added,
    refusals: [...byMembers, ...ofAdding],
  },
  'POST /gatherings/:gathering/tables/:table/photos': {
    summary: 'Add a photo of a table or of its sheet, as its host; those who run the gathering describe and publish it',
    policy: { who: 'seat' },
    params: Type.Object({ gathering: IdOrSlug, table: Id }),
    query: Type.Object(
      { subject: Type.Optional(PhotoSubject), round: Type.Optional(Id), agreed: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    ...takesPicture,
    answer: Added,
    refusals: ['no_seat', 'not_host', 'photos_full_at_table', ...ofAdding],
  },
  'PUT /gatherings/:gathering/photos/:number/alternative': {
    summary: 'Describe a photo for people who cannot see it; again to change it',
    policy: stewards,
    params: PhotoParams,
    body: Type.Object(
      { text: Type.String({ description: `1 to ${ALTERNATIVE_CHARACTERS_MAX} characters` }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byMembers, 'photo_taken_down', 'text_empty', 'text_too_long', 'invalid'],
  },
  'POST /gatherings/:gathering/photos/:number/publish': {
    summary: 'Make a photo public. Needs a text alternative, and your word that everybody on it agreed',
    policy: stewards,
    params: PhotoParams,
    body: Type.Object({ everybodyAgreed: Type.Boolean() }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byMembers, 'photo_taken_down', 'photo_not_described', 'photo_not_agreed', 'no_photos_here', 'invalid'],
  },
  'POST /gatherings/:gathering/photos/:number/take-down': {
    summary: 'Take a photo down with a reason that becomes public. Nobody is given its picture from then on',
    policy: stewards,
    params: PhotoParams,
    body: Type.Object({ reason: PhotoReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byMembers, 'changed_since', 'invalid'],
  },
  'POST /gatherings/:gathering/photos/:number/restore': {
    summary: 'Show a photo again that was taken down, as it stood before',
    policy: moderators,
    params: PhotoParams,
    answer: Recorded,
    refusals: [...byMembers, 'changed_since', 'photo_deleted'],
  },
  'POST /gatherings/:gathering/photos/:number/reports': {
    summary: 'Ask that a photo be taken down. Anybody may, without an account; who it was is not kept',
    policy: { who: 'anyone' },
    params: PhotoParams,
    status: 201,
    body: Type.Object(
      {
        reason: PhotoReason,
        note: Type.Optional(Type.String({ description: `For the moderators, at most ${PHOTO_NOTE_CHARACTERS_MAX} characters` })),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['not_found', 'photo_reports_full', 'too_many_requests', 'text_too_long', 'invalid'],
  },
  'POST /gatherings/:gathering/photos/:number/keep': {
    summary: 'What was asked about a photo was looked at; the photo stays',
    policy: moderators,
    params: PhotoParams,
    answer: Recorded,
    refusals: [...byMembers, 'changed_since'],
  },
})

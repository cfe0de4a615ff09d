/** The standing place: its groups as data, organisations, government bodies and issues. */
import Type, { type Static } from 'typebox'
import { GROUP_MARKS } from '../core/people/stakeholder-group.ts'
import { LANGUAGES_MAX, VOCABULARY_MAX } from './limits.ts'
import { routes } from './route.ts'
import { ForumParams, Id, Language, OrNull, OneOf, Paragraph, Recorded, TimeZone, Title, Words } from './shapes.ts'

/** The shape that stands for a stakeholder group wherever it is drawn. */
export const GroupMark = OneOf(GROUP_MARKS)
/** A stakeholder group of a forum; a retired one is kept for the records that name it. */
export const StakeholderGroupView = Type.Object({
  id: Id,
  key: Type.String(),
  name: Words,
  letter: Type.String(),
  mark: GroupMark,
  isRetired: Type.Boolean(),
})
export type StakeholderGroupView = Static<typeof StakeholderGroupView>
/** A regional group of a forum; a retired one is kept for the records that name it. */
export const RegionalGroupView = Type.Object({ id: Id, key: Type.String(), name: Words, isRetired: Type.Boolean() })
export type RegionalGroupView = Static<typeof RegionalGroupView>
/** An organisation, and how many members come from it. */
export const OrganisationView = Type.Object({ id: Id, name: Words, stakeholderGroup: OrNull(Id), members: Type.Integer() })
export type OrganisationView = Static<typeof OrganisationView>
/** A body of government: its parent (null at the top), its depth in the tree (0 at the top) and how many issues name it. */
export const BodyView = Type.Object({ id: Id, name: Words, parent: OrNull(Id), depth: Type.Integer(), issues: Type.Integer() })
export type BodyView = Static<typeof BodyView>
/** An issue; `body` null means that nobody is named. */
export const IssueView = Type.Object({ id: Id, slug: Type.String(), title: Words, body: OrNull(Id), bodyName: Words })
export type IssueView = Static<typeof IssueView>
/** A forum with everything that is data of it. */
export const ForumView = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Words,
  purpose: Words,
  timeZone: Type.String(),
  stakeholderGroups: Type.Array(StakeholderGroupView),
  regionalGroups: Type.Array(RegionalGroupView),
  /** Codes of the languages that people may say they speak, and that tables may have. */
  languages: Type.Array(Language),
  /** Whether those who take a seat are asked for their gender; nobody has to say it. */
  asksGender: Type.Boolean(),
  organisations: Type.Array(OrganisationView),
  /** Bodies of government in tree order: each parent before its children. */
  bodies: Type.Array(BodyView),
  issues: Type.Array(IssueView),
  version: Type.Integer(),
})
export type ForumView = Static<typeof ForumView>

const administrators = { who: 'member', anyOf: ['administrator'] } as const
const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const named = ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'text_empty', 'text_too_long'] as const

/** Routes of a forum and its lists. */
export const forumRoutes = routes({
  'GET /forums/:forum': {
    summary: 'A forum with its groups, organisations, bodies and issues',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: ForumView,
    refusals: ['not_found'],
  },
  'PATCH /forums/:forum': {
    summary: 'Name, purpose and time zone of a forum',
    policy: administrators,
    params: ForumParams,
    body: Type.Object(
      { name: Type.Optional(Title), purpose: Type.Optional(Paragraph), timeZone: Type.Optional(TimeZone) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...named],
  },
  'PUT /forums/:forum/stakeholder-groups': {
    summary: 'Stakeholder groups in their order; one that is left out is retired, never erased, and past records keep it',
    policy: administrators,
    params: ForumParams,
    body: Type.Object(
      {
        groups: Type.Array(
          Type.Object(
            { id: Type.Optional(Id), name: Title, letter: Type.String({ minLength: 1, maxLength: 2 }), mark: GroupMark },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: VOCABULARY_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...named],
  },
  'PUT /forums/:forum/regional-groups': {
    summary: 'Regional groups in their order; one that is left out is retired',
    policy: administrators,
    params: ForumParams,
    body: Type.Object(
      {
        groups: Type.Array(Type.Object({ id: Type.Optional(Id), name: Title }, { additionalProperties: false }), {
          maxItems: VOCABULARY_MAX,
        }),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...named],
  },
  'PUT /forums/:forum/languages': {
    summary: 'Languages that people may say they speak and that tables may have, by their codes (BCP 47), in order',
    policy: administrators,
    params: ForumParams,
    body: Type.Object({ languages: Type.Array(Language, { maxItems: LANGUAGES_MAX, uniqueItems: true }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
  'PUT /forums/:forum/gender-asking': {
    summary: 'Whether those who take a seat are asked for their gender. What they say is no part of the record; small numbers are not told',
    policy: administrators,
    params: ForumParams,
    body: Type.Object({ isAsked: Type.Boolean() }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
  'POST /forums/:forum/organisations': {
    summary: 'Add an organisation',
    policy: administrators,
    params: ForumParams,
    status: 201,
    body: Type.Object({ name: Title, stakeholderGroup: Type.Optional(OrNull(Id)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
  'POST /forums/:forum/bodies': {
    summary: 'Add a body of government below another, or at the top',
    policy: administrators,
    params: ForumParams,
    status: 201,
    body: Type.Object({ name: Title, parent: Type.Optional(OrNull(Id)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
  'PATCH /forums/:forum/bodies/:body': {
    summary: 'Rename a body or move it in the tree',
    policy: administrators,
    params: Type.Object({ forum: ForumParams.properties.forum, body: Id }),
    body: Type.Object({ name: Type.Optional(Title), parent: Type.Optional(OrNull(Id)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named, 'body_in_a_circle'],
  },
  'POST /forums/:forum/issues': {
    summary: 'Add an issue; it names the responsible body or says that nobody is named',
    policy: conveners,
    params: ForumParams,
    status: 201,
    body: Type.Object({ title: Title, body: Type.Optional(OrNull(Id)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
  'PATCH /forums/:forum/issues/:issue': {
    summary: 'Retitle an issue or name its responsible body',
    policy: conveners,
    params: Type.Object({ forum: ForumParams.properties.forum, issue: Id }),
    body: Type.Object({ title: Type.Optional(Title), body: Type.Optional(OrNull(Id)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...named],
  },
})

/** Hand-over of frozen texts and the register of answers: which body owes, answered and asked what, clause by clause. */
import Type, { type Static } from 'typebox'
import { ANSWERS, CELL_STATES, PROGRESS, STANDINGS } from '../core/adoption/register.ts'
import { ROLES } from '../core/people/role.ts'
import { ClauseView } from './drafts.ts'
import { ADDRESSEES_MAX, CLAUSES_MAX, FORUM_LIST_MAX } from './limits.ts'
import { routes } from './route.ts'
import { ForumParams, Id, IdOrSlug, Instant, LocalDate, OneOf, OrNull, Paragraph, Recorded, Title, Words } from './shapes.ts'

/** More time that a body asked for, and what came of it. */
const MoreTime = Type.Object({ until: Instant, reason: Words, isGranted: OrNull(Type.Boolean()), note: Words })
/** One cell of the register. */
export const CellView = Type.Object({
  handover: Id,
  clause: Id,
  body: Id,
  state: OneOf(CELL_STATES),
  standing: OneOf(STANDINGS),
  dueAt: Instant,
  /** The last date that is in time, on the clock of the forum. */
  dueOn: LocalDate,
  /** Calendar days after the due date; negative while days are left. */
  daysLate: Type.Integer(),
  answer: OrNull(OneOf(ANSWERS)),
  reason: Words,
  department: Words,
  part: Words,
  change: Words,
  answeredAt: OrNull(Instant),
  /** How often it was answered: every answer stays on record. */
  answers: Type.Integer(),
  moreTime: OrNull(MoreTime),
  closing: Words,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type CellView = Static<typeof CellView>
/** How many cells stand where; the parts add up to `asked`. */
export const FiguresView = Type.Object({
  asked: Type.Integer(),
  answered: Type.Integer(),
  overdue: Type.Integer(),
  missing: Type.Integer(),
  in_time: Type.Integer(),
  closed: Type.Integer(),
})
/** See the schema of the same name. */
export type FiguresView = Static<typeof FiguresView>
/** A body of the register, in the order of the tree; `government` is the body at the top above it. */
export const RegisterBody = Type.Object({
  id: Id,
  name: Words,
  parent: OrNull(Id),
  government: Id,
  governmentName: Words,
  above: Type.Array(Words),
})
/** See the schema of the same name. */
export type RegisterBody = Static<typeof RegisterBody>
/** A question to a body, and what it said. */
export const BodyQuestionView = Type.Object({
  id: Id,
  handover: Id,
  body: Id,
  clause: OrNull(Id),
  text: Words,
  stakeholderGroup: OrNull(Id),
  askedAt: Instant,
  dueAt: Instant,
  isOverdue: Type.Boolean(),
  reply: Words,
  repliedAt: OrNull(Instant),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type BodyQuestionView = Static<typeof BodyQuestionView>
const DraftOfHandover = Type.Object({ id: Id, slug: Type.String(), title: Words, language: Type.String() })
/** A hand-over in a list. */
export const HandoverLine = Type.Object({
  id: Id,
  draft: DraftOfHandover,
  version: Type.Integer(),
  handedAt: Instant,
  dueOn: LocalDate,
  addressees: Type.Array(Type.Object({ body: OrNull(Id), name: Words })),
  figures: FiguresView,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type HandoverLine = Static<typeof HandoverLine>
/** The register of one text: all that was asked of bodies, over all its hand-overs. */
export const RegisterView = Type.Object({
  forum: Id,
  timeZone: Type.String(),
  draft: DraftOfHandover,
  version: Type.Integer(),
  digest: Type.String(),
  handovers: Type.Array(Type.Object({ ...HandoverLine.properties, reference: Words, source: Words, agendaItem: Words, dueAt: Instant })),
  clauses: Type.Array(ClauseView),
  bodies: Type.Array(RegisterBody),
  cells: Type.Array(CellView),
  questions: Type.Array(BodyQuestionView),
  figures: FiguresView,
  serverNow: Instant,
})
/** See the schema of the same name. */
export type RegisterView = Static<typeof RegisterView>
/** An answer that waits for a second person of the body. */
export const WaitingAnswer = Type.Object({
  answer: OneOf(ANSWERS),
  reason: OrNull(Type.String()),
  department: Type.String(),
  part: OrNull(Type.String()),
  change: OrNull(Type.String()),
  writtenAt: Instant,
  /** Digest of what was written: who confirms sends it, so that nobody confirms what they have not read. */
  digest: Type.String(),
  isMine: Type.Boolean(),
})
/** See the schema of the same name. */
export type WaitingAnswer = Static<typeof WaitingAnswer>
/** What a focal point owes: cells that are not answered, the most urgent first. */
export const DeskView = Type.Object({
  timeZone: Type.String(),
  bodies: Type.Array(Type.Object({ id: Id, name: Words, focalPoints: Type.Integer() })),
  cells: Type.Array(
    Type.Object({
      cell: CellView,
      bodyName: Words,
      draft: DraftOfHandover,
      label: Type.String(),
      text: Words,
      waiting: OrNull(WaitingAnswer),
    }),
  ),
  questions: Type.Array(Type.Object({ question: BodyQuestionView, bodyName: Words, draft: DraftOfHandover })),
  wantsLetters: Type.Boolean(),
  serverNow: Instant,
})
/** See the schema of the same name. */
export type DeskView = Static<typeof DeskView>

const anyMember = { who: 'member', anyOf: ROLES } as const
const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const focal = { who: 'focal' } as const
const OneHandover = Type.Object({ handover: Id })
const OneCell = Type.Object({ body: Id, handover: Id, clause: Id })
const once = ['idempotency_key_missing', 'key_reused'] as const
const ofWords = ['invalid', 'text_empty', 'text_too_long'] as const
const ofConvener = ['not_found', 'not_signed_in', 'not_allowed'] as const
const ofFocal = ['not_found', 'not_signed_in', 'not_focal_point', 'not_asked_of_body'] as const
const Line = OrNull(Title)

/** Routes of hand-overs and answers. */
export const answerRoutes = routes({
  'GET /forums/:forum/handovers': {
    summary: 'Texts that were handed over, newest first, with how many answers are in, in time and late',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ timeZone: Type.String(), handovers: Type.Array(HandoverLine) }),
    refusals: ['not_found'],
  },
  'POST /drafts/:draft/handovers': {
    summary: 'Hand a frozen text to bodies, or to anybody by name; each clause asked of a body is owed an answer',
    policy: conveners,
    params: Type.Object({ draft: IdOrSlug }),
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        reference: Type.Optional(Line),
        source: Title,
        agendaItem: Type.Optional(Line),
        /** Bodies of the forum, each with the clauses that it is asked; without a list all operative ones. */
        bodies: Type.Array(
          Type.Object(
            { body: Id, clauses: Type.Optional(OrNull(Type.Array(Id, { maxItems: CLAUSES_MAX }))) },
            { additionalProperties: false },
          ),
          { maxItems: ADDRESSEES_MAX },
        ),
        /** Others by name, such as a working group; they owe no answer here. */
        others: Type.Optional(Type.Array(Title, { maxItems: ADDRESSEES_MAX })),
        dueOn: LocalDate,
        breadth: Type.Optional(
          OrNull(
            Type.Object(
              {
                governments: Type.Integer({ minimum: 0, maximum: FORUM_LIST_MAX }),
                groups: Type.Integer({ minimum: 0, maximum: FORUM_LIST_MAX }),
                regions: Type.Integer({ minimum: 0, maximum: FORUM_LIST_MAX }),
              },
              { additionalProperties: false },
            ),
          ),
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...ofConvener, ...ofWords, ...once, 'draft_not_frozen', 'asked_already'],
  },
  'GET /drafts/:draft/register': {
    summary: 'The register of a text that was handed over: clauses, bodies, and what each said to each',
    policy: { who: 'anyone' },
    params: Type.Object({ draft: IdOrSlug }),
    answer: RegisterView,
    refusals: ['not_found'],
  },
  'PUT /bodies/:body/handovers/:handover/progress': {
    summary: 'Say of clauses that they are received, understood or being considered',
    policy: focal,
    params: Type.Object({ body: Id, handover: Id }),
    body: Type.Object(
      { to: OneOf(PROGRESS), clauses: Type.Array(Id, { minItems: 1, maxItems: CLAUSES_MAX }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...ofFocal, 'invalid', 'changed_since'],
  },
  'PUT /bodies/:body/handovers/:handover/clauses/:clause/answer': {
    summary: 'Write the answer of a body to a clause; it counts when a second focal point confirms it',
    policy: focal,
    params: OneCell,
    body: Type.Object(
      {
        answer: OneOf(ANSWERS),
        reason: Type.Optional(OrNull(Paragraph)),
        department: Title,
        part: Type.Optional(OrNull(Paragraph)),
        change: Type.Optional(OrNull(Paragraph)),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ digest: Type.String(), writtenAt: Instant }),
    refusals: [...ofFocal, ...ofWords, 'answer_settled', 'answer_without_reason'],
  },
  'POST /bodies/:body/handovers/:handover/clauses/:clause/answer/confirm': {
    summary: 'Confirm an answer that another focal point of the body wrote: it stands on record from then on',
    policy: focal,
    params: OneCell,
    body: Type.Object({ digest: Type.String({ minLength: 64, maxLength: 64 }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofFocal, 'answer_settled', 'nothing_to_confirm', 'answer_of_own', 'answer_of_former', 'changed_since'],
  },
  'POST /bodies/:body/handovers/:handover/clauses/:clause/more-time': {
    summary: 'Ask for more time, once for a clause',
    policy: focal,
    params: OneCell,
    body: Type.Object({ until: LocalDate, reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofFocal, ...ofWords, 'answer_settled', 'time_asked_before'],
  },
  'POST /handovers/:handover/clauses/:clause/bodies/:body/more-time': {
    summary: 'Grant more time, or say why not',
    policy: conveners,
    params: OneCell,
    body: Type.Object({ isGranted: Type.Boolean(), note: Type.Optional(OrNull(Paragraph)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofConvener, ...ofWords, 'not_asked_of_body', 'changed_since'],
  },
  'POST /handovers/:handover/clauses/:clause/bodies/:body/close': {
    summary: 'Close a clause for a body, with the reason',
    policy: conveners,
    params: OneCell,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofConvener, ...ofWords, 'not_asked_of_body', 'changed_since'],
  },
  'POST /handovers/:handover/questions': {
    summary: 'Ask a body something about the text; it answers within 30 days',
    policy: anyMember,
    params: OneHandover,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ body: Id, clause: Type.Optional(OrNull(Id)), text: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofConvener, ...ofWords, ...once, 'not_asked_of_body'],
  },
  'POST /bodies/:body/questions/:question/reply': {
    summary: 'Answer a question to the body',
    policy: focal,
    params: Type.Object({ body: Id, question: Id }),
    body: Type.Object({ text: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_focal_point', ...ofWords, 'changed_since'],
  },
  'GET /forums/:forum/desk': {
    summary: 'What I owe as a focal point, the most urgent first',
    policy: anyMember,
    params: ForumParams,
    answer: DeskView,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'PUT /forums/:forum/desk/letters': {
    summary: 'Whether I am reminded by letter of what I owe',
    policy: anyMember,
    params: ForumParams,
    body: Type.Object({ wantsLetters: Type.Boolean() }, { additionalProperties: false }),
    answer: Type.Object({ wantsLetters: Type.Boolean() }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
})

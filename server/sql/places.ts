/** Finds the forum, gathering, weighing, draft, issue, team, body or hand-over that an address names, by id or by slug. */
import type { Kysely } from 'kysely'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedAudience } from '../../core/ledger/weighing-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Tables } from './tables.ts'
import { isUuid } from '../../core/words/uuid.ts'

/** Six digits name the weighing that is open under them, never one by its name. */
const CODE = /^\d{6}$/

/** Where a call takes place. */
export interface Place {
  readonly forum: string | null
  readonly gathering: string | null
  /** The weighing, and whether everybody who holds its link may rate; null where the path names none. */
  readonly weighing: { readonly id: string; readonly audience: RecordedAudience } | null
  /** The draft, and the team that writes it; absent where the path names none. */
  readonly draft?: { readonly id: string; readonly team: string | null }
  readonly issue: string | null
  /** The body of government; null where the path names none. */
  readonly body: string | null
  /** The hand-over; null where the path names none, or a body before it. */
  readonly handover: string | null
  /** The team, or the one that writes the draft. */
  readonly team: string | null
}
/** What a path may name. */
export type NamedInPath = { readonly [Name in (typeof FINDERS)[number][0]]?: string }

// Ids and slugs never change hands, so what was found stays true for the life of the process; bounded by the number of gatherings looked at.
const known = new WeakMap<Kysely<Tables>, Map<string, Place>>()
const PLACES_REMEMBERED_MAX = 5_000

const NOWHERE: Place = { forum: null, gathering: null, weighing: null, issue: null, body: null, handover: null, team: null }
/** What a path can name, the nearest first: the first that it names is its place. An issue behind its forum is a part of the forum's own page. */
const FINDERS = [
  ['draft', draftPlace],
  ['weighing', weighingPlace],
  ['gathering', gatheringPlace],
  ['team', teamPlace],
  ['forum', forumPlace],
  ['issue', issuePlace],
  ['body', bodyPlace],
  ['handover', handoverPlace],
] as const

/** Place of a path: of the nearest thing that it names, else the root forum (null before the house is open). */
export async function forumOfPath(db: Kysely<Tables>, params: NamedInPath): Promise<Outcome<Place, RefusalCode>> {
  const remembered = known.get(db) ?? new Map<string, Place>()
  known.set(db, remembered)
  const [what, find] = FINDERS.find(([name]) => params[name] !== undefined) ?? ['forum', forumPlace]
  const named = params[what]
  const key = `${what}:${named ?? ''}`
  const before = remembered.get(key)
  if (before !== undefined) return accept(before)
  const found = named === undefined ? await forumPlace(db, undefined) : await find(db, named)
  if (found === null) return named === undefined ? accept(NOWHERE) : refuse('not_found', { what })
  // Another team may come to write a draft.
  if (found.draft !== undefined) return accept(found)
  if (remembered.size >= PLACES_REMEMBERED_MAX) remembered.clear()
  remembered.set(key, found)
  return accept(found)
}

async function gatheringPlace(db: Kysely<Tables>, idOrSlug: string): Promise<Place | null> {
  const row = await db
    .selectFrom('gatherings')
    .select(['id', 'forum_id'])
    .where(isUuid(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, gathering: row.id }
}

async function draftPlace(db: Kysely<Tables>, idOrSlug: string): Promise<Place | null> {
  const row = await db
    .selectFrom('drafts')
    .select(['id', 'forum_id', 'team_id'])
    .where(isUuid(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, team: row.team_id, draft: { id: row.id, team: row.team_id } }
}

async function weighingPlace(db: Kysely<Tables>, idOrSlug: string): Promise<Place | null> {
  const row = await db
    .selectFrom('weighings')
    .select(['id', 'forum_id', 'gathering_id', 'audience'])
    .where(isUuid(idOrSlug) ? 'id' : CODE.test(idOrSlug) ? 'code' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { ...NOWHERE, forum: row.forum_id, gathering: row.gathering_id, weighing: { id: row.id, audience: row.audience } }
}

async function forumPlace(db: Kysely<Tables>, idOrSlug: string | undefined): Promise<Place | null> {
  const query = db.selectFrom('forums').select('id')
  const row = await (
    idOrSlug === undefined
      ? query.where('parent_id', 'is', null).orderBy('opened_at').limit(1)
      : query.where(isUuid(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
  ).executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.id }
}

async function issuePlace(db: Kysely<Tables>, idOrSlug: string): Promise<Place | null> {
  const row = await db
    .selectFrom('issues')
    .select(['id', 'forum_id'])
    .where(isUuid(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, issue: row.id }
}

async function teamPlace(db: Kysely<Tables>, idOrSlug: string): Promise<Place | null> {
  const row = await db
    .selectFrom('teams')
    .select(['id', 'forum_id', 'issue_id'])
    .where(isUuid(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, issue: row.issue_id, team: row.id }
}

async function bodyPlace(db: Kysely<Tables>, id: string): Promise<Place | null> {
  if (!isUuid(id)) return null
  const row = await db.selectFrom('bodies').select(['id', 'forum_id']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, body: row.id }
}

/** The team that wrote the text goes with it: it replies to what is changed. */
async function handoverPlace(db: Kysely<Tables>, id: string): Promise<Place | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('handovers')
    .innerJoin('drafts', 'drafts.id', 'handovers.draft_id')
    .select(['handovers.id', 'handovers.forum_id', 'drafts.team_id'])
    .where('handovers.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { ...NOWHERE, forum: row.forum_id, handover: row.id, team: row.team_id }
}

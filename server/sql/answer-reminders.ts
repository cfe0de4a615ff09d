/** Questions about whom to remind of what their body owes. */
import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Letters of one look at most. */
const REMINDED_AT_ONCE_MAX = 200

/** Somebody who speaks for a body that owes answers to a text by a date, and who wants letters. */
export interface ToRemind {
  readonly member: string
  readonly email: string
  readonly handover: string
  readonly slug: string
  readonly titleWords: string
  readonly dueAt: string
  readonly clauses: number
}

/** Whom something is due for before an instant; one row for each member, text and date. */
export async function listToRemind(db: Kysely<Tables>, before: string): Promise<readonly ToRemind[]> {
  const { rows } = await sql<ToRemind>`
    select f.member_id as member, p.email, c.handover_id as handover, d.slug, d.title_words as "titleWords", c.due_at as "dueAt", count(*)::int as clauses
    from register_cells c join focal_points f on f.body_id = c.body_id join members m on m.id = f.member_id and not m.has_left
    join member_persons p on p.member_id = m.id join handovers h on h.id = c.handover_id join drafts d on d.id = h.draft_id
    where c.state not in ('answered', 'closed') and c.due_at <= ${before}::timestamptz
      and not exists (select from letters_off o where o.member_id = m.id)
    group by 1, 2, 3, 4, 5, 6 order by c.due_at limit ${REMINDED_AT_ONCE_MAX}`.execute(db)
  return rows
}

/** Marks a reminder as sent. @returns false when it was sent before */
export async function markReminded(
  db: Kysely<Tables>,
  one: { member: string; handover: string; kind: string; at: string },
): Promise<boolean> {
  const done = await db
    .insertInto('answer_reminders')
    .values({ member_id: one.member, handover_id: one.handover, kind: one.kind, sent_at: one.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  return done !== undefined
}

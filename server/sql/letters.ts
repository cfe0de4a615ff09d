/** Questions about letters: what waits, what was sent, and what an administrator may read. */
import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A letter that has just been claimed by a sender. */
export interface ClaimedLetter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attempts: number
}
/** A letter as it is shown. */
export interface LetterRow {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly madeAt: string
  readonly sentAt: string | null
  readonly attempts: number
  readonly lastTrouble: string | null
}

/** Keeps a letter; `nextAttemptAt` is null when no mail server is set. */
export async function insertLetter(
  db: Kysely<Tables>,
  letter: { id: string; to: string; subject: string; text: string; madeAt: string; nextAttemptAt: string | null },
): Promise<void> {
  await db
    .insertInto('letters')
    .values({
      id: letter.id,
      sent_to: letter.to,
      subject: letter.subject,
      body: letter.text,
      made_at: letter.madeAt,
      next_attempt_at: letter.nextAttemptAt,
      sent_at: null,
      last_trouble: null,
    })
    .execute()
}

/**
 * Claims the letter that has waited longest, counts the attempt and puts the next one off until `retryAt`: whoever dies
 * while sending leaves the letter to be tried again, and two processes never hold the same one.
 */
export async function claimLetter(db: Kysely<Tables>, now: string, retryAt: (attempts: number) => string): Promise<ClaimedLetter | null> {
  return await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('letters')
      .select(['id', 'sent_to', 'subject', 'body', 'attempts'])
      .where('sent_at', 'is', null)
      .where('next_attempt_at', '<=', now)
      .orderBy('next_attempt_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (row === undefined) return null
    const attempts = row.attempts + 1
    await tx
      .updateTable('letters')
      .set({ attempts, next_attempt_at: retryAt(attempts) })
      .where('id', '=', row.id)
      .execute()
    return { id: row.id, to: row.sent_to, subject: row.subject, text: row.body, attempts }
  })
}

/** Notes that the mail server took a letter; its text is kept without what opens a door. */
export async function markSent(db: Kysely<Tables>, id: string, sentAt: string, text: string): Promise<void> {
  await db
    .updateTable('letters')
    .set({ sent_at: sentAt, next_attempt_at: null, last_trouble: null, body: text })
    .where('id', '=', id)
    .execute()
}

/** Notes why a letter was not taken, and gives up when it is not to be tried again. */
export async function markTrouble(db: Kysely<Tables>, id: string, trouble: string, isLast: boolean): Promise<void> {
  await db
    .updateTable('letters')
    .set({ last_trouble: trouble, ...(isLast ? { next_attempt_at: null } : {}) })
    .where('id', '=', id)
    .execute()
}

/** When the next letter is due, or null when none waits. */
export async function nextLetterDue(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('letters')
    .select('next_attempt_at')
    .where('sent_at', 'is', null)
    .where('next_attempt_at', 'is not', null)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst()
  return row?.next_attempt_at ?? null
}

/** Newest letters first. */
export async function readLetters(db: Kysely<Tables>, limit: number): Promise<LetterRow[]> {
  return await db
    .selectFrom('letters')
    .select([
      'id',
      'sent_to as to',
      'subject',
      'body as text',
      'made_at as madeAt',
      'sent_at as sentAt',
      'attempts',
      'last_trouble as lastTrouble',
    ])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** How many letters wait, and how many were given up after trouble. */
export async function countLetters(db: Kysely<Tables>): Promise<{ waiting: number; givenUp: number }> {
  return await db
    .selectFrom('letters')
    .select([
      sql<number>`count(*) filter (where sent_at is null and next_attempt_at is not null)`.as('waiting'),
      sql<number>`count(*) filter (where sent_at is null and next_attempt_at is null and last_trouble is not null)`.as('givenUp'),
    ])
    .executeTakeFirstOrThrow()
}

/** Throws old letters away: they hold addresses, and nobody needs them. */
export async function dropLettersBefore(db: Kysely<Tables>, before: string): Promise<void> {
  await db.deleteFrom('letters').where('made_at', '<', before).execute()
}

/** Questions that an import asks: whether a record came in before, and which groups of the forum bear the names it uses. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import { readStakeholderGroups } from './vocabularies.ts'
import { readWords } from './words.ts'

type Db = Kysely<Tables>

/** The gathering that a record of this digest became, or undefined. */
export async function findImported(db: Db, recordDigest: string): Promise<{ id: string; slug: string } | undefined> {
  return await db.selectFrom('gatherings').select(['id', 'slug']).where('record_digest', '=', recordDigest).executeTakeFirst()
}

/** Stakeholder groups of a forum by their names in lower case. */
export async function groupsByName(db: Db, forum: string): Promise<ReadonlyMap<string, string>> {
  const groups = await readStakeholderGroups(db, forum)
  const words = await readWords(
    db,
    groups.map((group) => group.name_words),
  )
  return new Map(
    groups.flatMap((group) => {
      const name = words.of(group.name_words)
      return name === null ? [] : [[name.toLowerCase(), group.id] as const]
    }),
  )
}

/** Ideas and themes of a gathering, counted. */
export async function countImported(db: Db, gathering: string): Promise<{ ideas: number; themes: number }> {
  const { ideas } = await db
    .selectFrom('ideas')
    .select((eb) => eb.fn.countAll<number>().as('ideas'))
    .where('gathering_id', '=', gathering)
    .executeTakeFirstOrThrow()
  const { themes } = await db
    .selectFrom('themes')
    .select((eb) => eb.fn.countAll<number>().as('themes'))
    .where('gathering_id', '=', gathering)
    .where('is_retired', '=', false)
    .executeTakeFirstOrThrow()
  return { ideas, themes }
}

/** Ideas of a gathering under the Chatham House Rule as its running room sees them: phones of the very table, and authors. */
import type { Kysely } from 'kysely'
import type { IdeaView } from '../../contract/ideas.ts'
import { readIdeasById } from '../sql/ideas.ts'
import type { Tables } from '../sql/tables.ts'
import { listWrittenAt, listWrittenBy, readTablesOfIdeas } from '../sql/whereabouts.ts'
import type { readWords } from '../sql/words.ts'
import { ideasOf } from './ideas.ts'
import { tableOfSeat } from './table-of-seat.ts'

type Db = Kysely<Tables>

/** Ideas with their table, for a phone that sits there. */
export function atTable(ideas: readonly IdeaView[], table: string, tables: ReadonlyMap<string, string>): IdeaView[] {
  return ideas.flatMap((idea) => (idea.table === table || tables.get(idea.id) === table ? [{ ...idea, table }] : []))
}

/** The newest ideas of a table, newest first, for a seat that sits there now; nothing for anybody else. */
export async function viewIdeasHere(
  db: Db,
  gathering: string,
  seat: string | null,
  asked: { readonly table: string; readonly round?: string; readonly limit: number },
): Promise<IdeaView[]> {
  if (seat === null || (await tableOfSeat(db, gathering, seat)) !== asked.table) return []
  const ids = await listWrittenAt(db, gathering, { ...asked, round: asked.round })
  const rows = (await readIdeasById(db, ids)).toSorted((a, b) => b.number - a.number)
  return (await ideasOf(db, rows)).map((idea) => ({ ...idea, table: asked.table }))
}

/** Ideas that a seat wrote, oldest first, for itself. */
export async function viewIdeasWrittenBy(db: Db, seat: string, limit: number, read: typeof readWords): Promise<IdeaView[]> {
  const ids = await listWrittenBy(db, seat, limit)
  if (ids.length === 0) return []
  const rows = (await readIdeasById(db, ids)).toSorted((a, b) => a.number - b.number)
  const tables = await readTablesOfIdeas(db, ids)
  return (await ideasOf(db, rows, read)).map((idea) => ({ ...idea, table: tables.get(idea.id) ?? null }))
}

/** Sets the tables of a gathering. While the doors are open tables may be added and enlarged, but none that people sit at may go or shrink below them. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Modality, RecordedTable } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { readCafeTables } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { countPlaced } from '../sql/seats.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadForEdit, type Edit } from './editable-gathering.ts'

/** A table as it was filled in. */
export interface TableLine {
  readonly id?: string
  readonly modality: Modality
  readonly capacity: number
  readonly languages?: readonly string[] | undefined
}

/** Sets the tables; they are numbered 1.. in their order, and a table that has people keeps its number. */
export async function setTables(
  house: HouseBase,
  acting: Acting,
  edit: Edit,
  lines: readonly TableLine[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await loadForEdit(act.tx, edit, ['draft', 'open'])
    if (!found.ok) return found
    const gathering = found.value
    const existing = await readCafeTables(act.tx, gathering.id)
    const unknown = lines.findIndex((line) => line.id !== undefined && !existing.some((table) => table.id === line.id))
    if (unknown !== -1) return refuse('not_found', { what: 'table', field: `tables.${unknown}.id` })
    const tables = lines.map((line, index): RecordedTable => ({
      id: line.id ?? act.newId(),
      number: index + 1,
      modality: line.modality,
      capacity: line.capacity,
      ...(line.languages === undefined || line.languages.length === 0 ? {} : { languages: line.languages }),
    }))
    const unlisted = await unlistedLanguage(act.tx, gathering.forum_id, existing, lines)
    if (unlisted !== null) return refuse('invalid', unlisted)
    if (gathering.state === 'open') {
      const occupied = await refuseOccupied(act.tx, gathering.id, existing, tables)
      if (!occupied.ok) return occupied
    }
    return accept({
      drafts: [{ kind: 'tables_set', forum: gathering.forum_id, gathering: gathering.id, body: { tables } }],
      result: { id: gathering.id },
    })
  })
}

async function refuseOccupied(
  tx: Tx,
  gathering: string,
  before: readonly { id: string; number: number; modality: string }[],
  after: readonly RecordedTable[],
): Promise<Outcome<null, RefusalCode>> {
  const people = new Map<string, number>()
  for (const placed of await countPlaced(tx, gathering)) people.set(placed.table, Math.max(people.get(placed.table) ?? 0, placed.people))
  for (const table of before) {
    const seated = people.get(table.id) ?? 0
    if (seated === 0) continue
    const next = after.find((one) => one.id === table.id)
    if (next === undefined || next.number !== table.number || next.modality !== table.modality)
      return refuse('changed_since', { what: `people sit at table ${table.number}, so it stays as it is` })
    if (next.capacity < seated)
      return refuse('invalid', {
        field: `tables.${next.number - 1}.capacity`,
        detail: `${seated} people sit at table ${table.number} in one of the rounds.`,
      })
  }
  return accept(null)
}

/** The first table with a language that the forum does not list; those that tables have already may stay. */
async function unlistedLanguage(
  tx: Tx,
  forum: string,
  existing: readonly { readonly languages: readonly string[] }[],
  lines: readonly TableLine[],
): Promise<{ readonly field: string; readonly detail: string } | null> {
  const asked = lines.map(({ languages }) => languages ?? [])
  if (asked.every((languages) => languages.length === 0)) return null
  const listed = new Set([...((await readForum(tx, forum))?.languages ?? []), ...existing.flatMap(({ languages }) => languages)])
  const at = asked.findIndex((languages) => languages.some((code) => !listed.has(code)))
  if (at === -1) return null
  const code = asked[at]?.find((one) => !listed.has(one)) ?? ''
  return { field: `tables.${at}.languages`, detail: `“${code}” is no language of this forum. Add it to the languages of the forum first.` }
}

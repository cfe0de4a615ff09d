/** Who speaks for a body. */
import type { FocalPointView } from '../../contract/focal-points.ts'
import type { HouseBase } from '../house-base.ts'
import { listFocalPoints } from '../sql/focal-points.ts'
import { readWords } from '../sql/words.ts'

/** Its focal points, in two queries. */
export async function viewFocalPoints(house: Pick<HouseBase, 'database'>, body: string): Promise<FocalPointView[]> {
  const rows = await listFocalPoints(house.database.db, body)
  const words = await readWords(
    house.database.db,
    rows.map(({ name_words }) => name_words),
  )
  return rows.map((row) => ({ member: row.member_id, name: words.of(row.name_words), namedAt: row.named_at, entry: row.entry }))
}

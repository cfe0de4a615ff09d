/** Writes planted matrices of ratings as plain arrays: people of camps with their own minds, busy statements and quiet ones, one rating in eight a pass. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seededRandom } from '../maths/seeded-random.ts'

/** Ratings of one person: at least, and so many more by chance. */
const RATINGS_LEAST = 15
const RATINGS_MORE = 51
const CAMPS = 4
const PASSES = 0.12
/** Half of the ratings go to this share of the statements. */
const BUSY = 1 / 8

/** Writes indptr.u32, stmt.u16, vote.i8 and meta.json. */
export async function writePlantedMatrix(folder: string, people: number, statements: number): Promise<void> {
  const random = seededRandom(7)
  const minds = Float64Array.from({ length: CAMPS * statements }, () => [0.08, 0.25, 0.5, 0.77, 0.93][random.below(5)] ?? 0.5)
  const starts = new Uint32Array(people + 1)
  for (let person = 0; person < people; person += 1) starts[person + 1] = (starts[person] ?? 0) + RATINGS_LEAST + random.below(RATINGS_MORE)
  const [columns, ratings] = [new Uint16Array(starts[people] ?? 0), new Int8Array(starts[people] ?? 0)]
  const busy = Math.ceil(BUSY * statements)
  for (let person = 0; person < people; person += 1) {
    const [from, end, mind] = [starts[person] ?? 0, starts[person + 1] ?? 0, random.below(CAMPS) * statements]
    const rated = new Set<number>()
    while (rated.size < Math.min(end - from, statements)) rated.add(random.next() < 0.5 ? random.below(busy) : random.below(statements))
    const row = columns.subarray(from, end)
    row.set(Uint16Array.from(rated).sort())
    for (let at = from; at < end; at += 1)
      ratings[at] = random.next() < PASSES ? 0 : random.next() < (minds[mind + (columns[at] ?? 0)] ?? 0.5) ? 1 : -1
  }
  await writeFile(join(folder, 'indptr.u32'), starts)
  await writeFile(join(folder, 'stmt.u16'), columns)
  await writeFile(join(folder, 'vote.i8'), ratings)
  await writeFile(join(folder, 'meta.json'), JSON.stringify({ statements }))
}

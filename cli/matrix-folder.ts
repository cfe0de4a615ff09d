/** Reads a matrix of ratings from a folder of plain arrays (little-endian, compressed rows), as large trial weighings are written. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { matrixOfRows } from '../maths/opinion/matrix.ts'
import type { ReadWeighing } from '../core/opinions/weighing-files.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'

/** Reads indptr.u32, stmt.u16, vote.i8 and the number of statements in meta.json. @throws {CannotStart} when they do not fit together */
export async function readMatrixFolder(folder: string): Promise<ReadWeighing> {
  const buffer = async (name: string): Promise<ArrayBuffer> => {
    const bytes = await readFile(join(folder, name)).catch(() => {
      throw new CannotStart(
        `The file ${join(folder, name)} cannot be read. --matrix names a folder with indptr.u32, stmt.u16, vote.i8 and meta.json.`,
      )
    })
    // A small file comes as a part of a shared buffer, which an array of words could not stand on.
    return bytes.byteOffset === 0 && bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
      ? bytes.buffer
      : Uint8Array.from(bytes).buffer
  }
  const starts = new Uint32Array(await buffer('indptr.u32'))
  const columns = new Uint16Array(await buffer('stmt.u16'))
  const ratings = new Int8Array(await buffer('vote.i8'))
  const statements = statementsIn(Buffer.from(await buffer('meta.json')).toString(), folder)
  if (columns.length !== ratings.length || starts.at(-1) !== columns.length)
    throw new CannotStart(
      `The arrays in ${folder} do not fit together: ${columns.length} columns, ${ratings.length} ratings, ${starts.at(-1) ?? 0} in rows.`,
    )
  refuseWrong(folder, starts, columns, ratings, statements)
  return {
    matrix: matrixOfRows(starts, columns, ratings, statements),
    participantIds: [],
    statementIds: [],
    zeroed: new Uint8Array(statements),
    meta: new Uint8Array(statements),
    unrated: [],
    published: [],
    declared: [],
  }
}

function refuseWrong(folder: string, starts: Uint32Array, columns: Uint16Array, ratings: Int8Array, statements: number): void {
  const wrong = (array: string, at: number, what: string): CannotStart =>
    new CannotStart(`${join(folder, array)} is wrong at place ${at}: ${what}. Nothing was weighed.`)
  for (let row = 1; row < starts.length; row += 1)
    if ((starts[row] ?? 0) < (starts[row - 1] ?? 0)) throw wrong('indptr.u32', row, 'a row ends before it begins')
  for (let at = 0; at < columns.length; at += 1) {
    if ((columns[at] ?? 0) >= statements) throw wrong('stmt.u16', at, `statement ${columns[at] ?? 0} of ${statements}`)
    const rating = ratings[at] ?? 0
    if (rating < -1 || rating > 1) throw wrong('vote.i8', at, `${rating}, where 1, 0 and -1 are ratings`)
  }
}

function statementsIn(text: string, folder: string): number {
  // A file from outside: what it says is checked right below.
  const { statements } = JSON.parse(text) as { statements?: unknown }
  if (typeof statements === 'number' && Number.isSafeInteger(statements) && statements > 0) return statements
  throw new CannotStart(`${join(folder, 'meta.json')} names no number of statements.`)
}

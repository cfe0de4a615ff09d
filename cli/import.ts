/** `entente import`: takes a gathering record in, as a whole or not at all. */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { RECORD_BYTES_MAX } from '../contract/limits.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { HOUSE_OPTIONS, print, refuseWith, usage, withHouse } from './with-house.ts'

/** Imports one file. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...HOUSE_OPTIONS, json: { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return usage('Name one file: entente import FILE [--json]')
  const record = await readRecord(file)
  return await withHouse('import', values, async ({ client, address }) => {
    const outcome = await client('POST /imports/gathering-records', { body: record })
    if (!outcome.ok) return refuseWith(`${file}: ${outcome.problem.detail}`)
    if (values.json) return print(JSON.stringify(outcome.answer))
    const { slug, isNew, ideas, themes, gathering } = outcome.answer
    const where = address === null ? `/g/${slug}` : `${address}/g/${slug}`
    return print(
      `${isNew ? 'Imported' : 'This record is here already'}: ${ideas} ideas in ${themes} themes, gathering ${gathering}, at ${where}`,
    )
  })
}

/** The JSON of a file. @throws {CannotStart} with one sentence when there is none. */
async function readRecord(file: string): Promise<unknown> {
  const text = await readText(file)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CannotStart(
      `${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}. Expected one gathering record, format version 1.`,
    )
  }
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > RECORD_BYTES_MAX) throw new CannotStart(`${file} has ${size} bytes; a gathering record has at most ${RECORD_BYTES_MAX}.`)
    // Some editors put a mark of the byte order before the first sign; JSON has none.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (cause) {
    if (cause instanceof CannotStart) throw cause
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw new CannotStart(`There is no file ${file}.`)
    throw new CannotStart(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

/** `entente import`: takes a gathering record or a weighing in, as a whole or not at all. */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { RECORD_BYTES_MAX, WEIGHING_FILES_BYTES_MAX } from '../contract/limits.ts'
import { sha256Hex } from '../core/ledger/chain.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { HOUSE_OPTIONS, print, refuseWith, usage, withHouse } from './with-house.ts'

const USAGE =
  'Name one file: entente import FILE [--json], or the two files of a weighing: entente import --votes votes.csv --comments comments.csv --name NAME [--purpose SENTENCE] [--json]'

/** Imports one file, or the two of a weighing. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...HOUSE_OPTIONS,
      json: { type: 'boolean', default: false },
      votes: { type: 'string' },
      comments: { type: 'string' },
      name: { type: 'string' },
      purpose: { type: 'string' },
    },
  })
  if (values.votes !== undefined || values.comments !== undefined) return await importWeighing(values, positionals)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return usage(USAGE)
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

interface WeighingOptions {
  readonly votes?: string | undefined
  readonly comments?: string | undefined
  readonly name?: string | undefined
  readonly purpose?: string | undefined
  readonly json: boolean
}

/** Imports a weighing. Its files decide its key, so that the same files under the same name come in once. */
async function importWeighing(values: WeighingOptions & Parameters<typeof withHouse>[1], positionals: readonly string[]): Promise<number> {
  const { votes, comments, name } = values
  if (votes === undefined || comments === undefined || name === undefined || positionals.length > 0) return usage(USAGE)
  const [ratings, statements] = [await readText(votes, WEIGHING_FILES_BYTES_MAX), await readText(comments, WEIGHING_FILES_BYTES_MAX)]
  const body = { name, purpose: values.purpose ?? name, ratings, statements }
  return await withHouse('import', values, async ({ client, address }) => {
    const outcome = await client('POST /imports/weighings', { body, key: sha256Hex(JSON.stringify(body)) })
    if (!outcome.ok) return refuseWith(outcome.problem.detail)
    if (values.json) return print(JSON.stringify(outcome.answer))
    const { slug, people, leftOut } = outcome.answer
    const out = leftOut === 0 ? '' : `; ${leftOut} statements that were left out there stay out`
    return print(
      `Imported: ${outcome.answer.ratings} ratings of ${outcome.answer.statements} statements by ${people} people, at ${address ?? ''}/w/${slug}/results${out}`,
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

async function readText(file: string, most = RECORD_BYTES_MAX): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > most) throw new CannotStart(`${file} has ${size} bytes; it may have ${most} at most.`)
    // Some editors put a mark of the byte order before the first sign; JSON has none.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (cause) {
    if (cause instanceof CannotStart) throw cause
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw new CannotStart(`There is no file ${file}.`)
    throw new CannotStart(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

/** `entente opinion`: what a weighing says, from files of ratings: groups, representative statements, consensus. Needs no house. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readGivenRatings, readParticipants, readStatements, type GivenRating, type ReadStatement } from '../core/opinions/read-polis.ts'
import type { Read, Trouble } from '../core/opinions/trouble.ts'
import { weighingOf } from '../core/opinions/weighing-files.ts'
import { participantsOf, polisFiles } from '../core/opinions/write-polis.ts'
import { balancedConsensus } from '../maths/opinion/consensus.ts'
import { countByGroup } from '../maths/opinion/matrix.ts'
import { weigh, type Weighed, type WeighingMode } from '../maths/opinion/weigh.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { decodeText } from './file-text.ts'
import { readMatrixFolder } from './matrix-folder.ts'
import { print, usage } from './with-house.ts'
import type { ReadWeighing } from '../core/opinions/weighing-files.ts'

const SEED_MAX = 2 ** 31

/** Weighs one set of files. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      votes: { type: 'string' },
      comments: { type: 'string' },
      participants: { type: 'string' },
      matrix: { type: 'string' },
      mode: { type: 'string', default: 'entente' },
      seed: { type: 'string', default: '1' },
      published: { type: 'boolean', default: false },
      export: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.votes === undefined && values.participants === undefined && values.matrix === undefined)
    return usage(
      'Name a file of ratings: entente opinion --votes votes.csv [--comments comments.csv] [--participants participants-votes.csv] [--json]',
    )
  const mode = modeOf(values.mode)
  // Ours hangs on no chance at all, so that every seed gives the same; the option is kept for the scripts of others.
  const seed = Number(values.seed)
  if (!/^\d+$/.test(values.seed) || seed > SEED_MAX)
    throw new CannotStart(`--seed takes a whole number from 0 to ${SEED_MAX}, not “${values.seed}”.`)
  if (values.published && values.participants === undefined)
    throw new CannotStart('--published takes the groups of a file of participants; name it with --participants.')
  const files = values.matrix === undefined ? await readFiles(values.votes, values.participants, values.comments) : null
  const weighing = files?.weighing ?? (await readMatrixFolder(values.matrix ?? ''))
  const weighed = weigh(weighing, { mode, published: values.published ? weighing.published : null, now: () => performance.now() })
  if (values.export !== undefined) await exportTo(values.export, files, weighed)
  return print(values.json ? JSON.stringify(asJson(weighing, weighed)) : asText(weighing, weighed))
}

function modeOf(text: string): WeighingMode {
  if (text === 'polis' || text === 'entente') return text
  throw new CannotStart(`--mode takes polis or entente, not “${text}”.`)
}

interface GivenFiles {
  readonly weighing: ReadWeighing
  readonly given: readonly GivenRating[] | null
  readonly statements: readonly ReadStatement[] | null
}

async function readFiles(ratings?: string, people?: string, listed?: string): Promise<GivenFiles> {
  const given = await readOne(ratings, readGivenRatings)
  const participants = await readOne(people, readParticipants)
  const statements = await readOne(listed, readStatements)
  return { weighing: weighingOf(given, participants, statements), given, statements }
}

/** Writes what was read, with the groups that were found, as other tools read it. What is there is never written over. */
async function exportTo(folder: string, files: GivenFiles | null, weighed: Weighed): Promise<void> {
  if (files === null) throw new CannotStart('--export takes files of ratings; a --matrix names no participants.')
  const groupOf = new Map(weighed.groups.flatMap(({ id, members }) => Array.from(members, (row) => [row, id] as const)))
  const participants = participantsOf(files.weighing, (row) => groupOf.get(row) ?? null)
  // A file of participants says nothing of when people rated: the start of time stands for it.
  const given = files.given ?? participants.flatMap(({ id, ratings }) => ratings.map((rating) => ({ ...rating, participant: id, at: 0 })))
  const known = files.statements ?? files.weighing.statementIds.map((id) => ({ id, text: '', isLeftOut: false, isMeta: false }))
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(polisFiles(given, participants, known)))
    await writeFile(join(folder, name), text, { flag: 'wx' }).catch(() => {
      throw new CannotStart(`${join(folder, name)} is there already or cannot be written. Name an empty folder with --export.`)
    })
}

async function readOne<T>(file: string | undefined, reader: (text: string) => Read<T>): Promise<T | null> {
  if (file === undefined) return null
  const bytes = await readFile(file).catch(() => {
    throw new CannotStart(`The file ${file} cannot be read. Check its name.`)
  })
  const text = decodeText(bytes)
  if (typeof text !== 'string') throw brokenRows(file, text)
  const read = reader(text)
  if (!read.ok) throw brokenRows(file, read.troubles)
  return read.value
}

function brokenRows(file: string, troubles: readonly Trouble[]): CannotStart {
  const lines = troubles.map(({ line, sentence }) => `  line ${line}: ${sentence}.`)
  return new CannotStart([`${file} has broken rows; nothing was imported.`, ...lines].join('\n'))
}

function asJson(weighing: ReadWeighing, weighed: Weighed): object {
  const { participantIds, statementIds, zeroed, meta, unrated } = weighing
  const declared = declaredOf(weighing)
  return {
    participants: weighing.matrix.participants,
    ratings: weighing.matrix.cells.length,
    in: weighed.isIn,
    k: weighed.groups.length,
    mode: weighed.mode,
    ...(weighed.silhouettes === null ? {} : { baseClusters: weighed.baseClusters, silhouettes: weighed.silhouettes }),
    groups: weighed.groups.map(({ id, members, representative }) => ({
      id,
      size: members.length,
      members: Array.from(members, (row) => participantIds[row] ?? row),
      representative: representative.map(({ column, ...rest }) => ({ statement: statementIds[column] ?? column, ...rest })),
    })),
    statements: weighed.statements.map(({ ...figures }, column) => ({
      id: statementIds[column] ?? column,
      moderated: zeroed[column] === 1 && meta[column] !== 1,
      ...figures,
      ...(declared === null ? {} : { declaredConsensus: balancedConsensus(declared.counts, column) }),
    })),
    ...(declared === null ? {} : { declaredGroups: declared.groups }),
    unrated,
    ms: weighed.ms,
  }
}

/** The declared stakeholder groups and their counts, null where the files name none. Everybody who declared one counts, also who is in no opinion group. */
function declaredOf({ matrix, declared }: ReadWeighing): {
  readonly groups: readonly { readonly name: string; readonly size: number }[]
  readonly counts: readonly Float64Array[]
} | null {
  const names = [...new Set(declared.filter((name) => name !== null))].toSorted()
  if (names.length === 0) return null
  const groups = Int8Array.from(declared, (name) => (name === null ? -1 : names.indexOf(name)))
  return {
    groups: names.map((name) => ({ name, size: declared.filter((one) => one === name).length })),
    counts: countByGroup(matrix, groups, names.length),
  }
}

function asText({ matrix, statementIds }: ReadWeighing, weighed: Weighed): string {
  const groups = weighed.groups.flatMap(({ id, members, representative }) => [
    `Group ${id}: ${members.length} people`,
    ...representative.map(
      ({ column, direction, successes, trials }) =>
        `  ${direction === 'agree' ? 'agrees   ' : 'disagrees'} with statement ${statementIds[column] ?? column}: ${successes} of ${trials}`,
    ),
  ])
  const shared = weighed.statements
    .map(({ consensus }, column) => ({ consensus, id: statementIds[column] ?? column }))
    .toSorted((a, b) => b.consensus - a.consensus)
    .slice(0, 5)
  return [
    `${matrix.participants} participants rated ${matrix.statements} statements ${matrix.cells.length} times; ${weighed.isIn} people are grouped.`,
    ...groups,
    'Shared by all groups:',
    ...shared.map(({ id, consensus }) => `  statement ${id}: ${consensus.toFixed(3)}`),
  ].join('\n')
}

/** `entente opinion`: what a weighing says, from files of ratings: groups, representative statements, consensus. Needs no house. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readGivenRatings, readParticipants, readStatements } from '../core/opinions/read-polis.ts'
import type { Read, Trouble } from '../core/opinions/trouble.ts'
import { weighingOf } from '../core/opinions/weighing-files.ts'
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
  const weighing =
    values.matrix === undefined
      ? await readFiles(values.votes, values.participants, values.comments)
      : await readMatrixFolder(values.matrix)
  const weighed = weigh(weighing, { mode, published: values.published ? weighing.published : null, now: () => performance.now() })
  return print(values.json ? JSON.stringify(asJson(weighing, weighed)) : asText(weighing, weighed))
}

function modeOf(text: string): WeighingMode {
  if (text === 'polis' || text === 'entente') return text
  throw new CannotStart(`--mode takes polis or entente, not “${text}”.`)
}

async function readFiles(ratings?: string, people?: string, listed?: string): Promise<ReadWeighing> {
  const given = await readOne(ratings, readGivenRatings)
  const participants = await readOne(people, readParticipants)
  const statements = await readOne(listed, readStatements)
  return weighingOf(given, participants, statements)
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
    })),
    unrated,
    ms: weighed.ms,
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

/** Looks at what a house stands on and says of each thing, in one sentence, whether it is well; for `entente doctor` and the settings page. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type postgres from 'postgres'
import { readMigrationFiles } from '../database/migrate.ts'
import { hasTable, readMigrations, readServerVersion } from '../sql/migrations.ts'
import type { Settings } from './settings.ts'

/** One thing and how it is. */
export interface Finding {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}

/** Below this the house may stop in the middle of a gathering: one full evening and its log need less than a tenth of it. */
const FREE_BYTES_MIN = 512 * 1024 * 1024
/** The oldest Node that runs these sources, as [major, minor]. */
const NODE_MIN = [22, 18] as const

/** What can be said without a database. */
export function examineMachine(settings: Settings): Finding[] {
  return [
    examineNode(process.versions.node),
    examineDataDir(settings.dataDir),
    examineDisk(settings.dataDir),
    examineAddress(settings),
    examineMail(settings),
  ]
}

/** What the database itself says; a fault becomes a finding, for whoever asks wants to know exactly that. */
export async function examineDatabase(sql: postgres.Sql): Promise<Finding[]> {
  try {
    const version = await readServerVersion(sql)
    const findings = [
      { what: 'database', isWell: version >= 150_000, sentence: `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000} answers.` },
    ]
    return [...findings, await examineSchema(sql)]
  } catch (cause) {
    return [
      {
        what: 'database',
        isWell: false,
        sentence: `The database does not answer: ${cause instanceof Error ? cause.message : String(cause)}.`,
      },
    ]
  }
}

async function examineSchema(sql: postgres.Sql): Promise<Finding> {
  const known = readMigrationFiles()
  const applied = (await hasTable(sql, 'schema_migrations')) ? await readMigrations(sql) : []
  const isSame =
    applied.length === known.length && applied.every((row, at) => row.name === known[at]?.name && row.sha256 === known[at]?.sha256)
  const newest = applied.at(-1)?.name ?? 'nothing'
  return {
    what: 'schema',
    isWell: isSame,
    sentence: isSame
      ? `The schema is that of this release (${newest}).`
      : `The schema has ${newest}, this release has ${known.at(-1)?.name ?? 'nothing'}; the next start decides.`,
  }
}

/** Whether this Node runs the sources. */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isWell = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])
  return {
    what: 'node',
    isWell,
    sentence: isWell ? `Node ${version} runs the house.` : `Node ${version} is too old; run npm ci, which brings the right one.`,
  }
}

function examineDataDir(dataDir: string): Finding {
  const what = 'data directory'
  if (!existsSync(dataDir)) return { what, isWell: true, sentence: `${dataDir} does not exist yet; the first start makes it.` }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    // Not being allowed is the finding.
    return { what, isWell: false, sentence: `${dataDir} cannot be written by this user. Change its owner, or set DATA_DIR.` }
  }
  const key = join(dataDir, 'operator.key')
  const isOpenToOthers = existsSync(key) && (statSync(key).mode & 0o077) !== 0
  return {
    what,
    isWell: !isOpenToOthers,
    sentence: isOpenToOthers
      ? `Other users can read ${key}. Run chmod 600 on it.`
      : `${dataDir} can be written, and only its owner reads the operator key.`,
  }
}

function examineDisk(dataDir: string): Finding {
  let place = dataDir
  while (!existsSync(place)) place = dirname(place)
  const { bavail, bsize } = statfsSync(place)
  const free = bavail * bsize
  const megabytes = Math.floor(free / 1024 / 1024)
  const isWell = free >= FREE_BYTES_MIN
  return {
    what: 'disk',
    isWell,
    sentence: isWell
      ? `${megabytes} MB are free at ${place}.`
      : `Only ${megabytes} MB are free at ${place}. Make room for at least ${FREE_BYTES_MIN / 1024 / 1024} MB.`,
  }
}

function examineAddress({ publicUrl, host }: Settings): Finding {
  const what = 'address'
  if (publicUrl === null) {
    const isHere = host === '127.0.0.1' || host === 'localhost' || host === '::1'
    return {
      what,
      isWell: true,
      sentence: isHere
        ? 'Only this machine reaches the house.'
        : 'Phones in the same network reach the house; set PUBLIC_URL when it has a name of its own.',
    }
  }
  const { protocol, hostname } = new URL(publicUrl)
  const isSecure = protocol === 'https:' || hostname === 'localhost'
  return {
    what,
    isWell: isSecure,
    sentence: isSecure
      ? `People open ${publicUrl}.`
      : `People open ${publicUrl} without encryption, and passkeys do not work there. Put https before it.`,
  }
}

function examineMail({ smtpUrl }: Settings): Finding {
  return {
    what: 'mail',
    isWell: true,
    sentence:
      smtpUrl === null
        ? 'No mail server is set: letters wait in the outbox, which administrators read.'
        : 'Letters go to the mail server of SMTP_URL.',
  }
}

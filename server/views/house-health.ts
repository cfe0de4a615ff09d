/** Whether the house is well: what an administrator looks at before the doors open. */
import { statfs } from 'node:fs/promises'
import type { House } from '../house.ts'
import { readHead } from '../sql/ledger.ts'
import { countLetters } from '../sql/letters.ts'
import { readServerVersion } from '../sql/migrations.ts'
import { mailOf } from './house.ts'

/** One line of the health table. */
export interface HealthLine {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}
/** Free bytes below which a house is not well: the embedded database needs room for its log. */
const FREE_BYTES_MIN = 500 * 1024 * 1024
/** The oldest Node that has been tried. */
const NODE_MAJOR_MIN = 22

/** All lines; the order is fixed. */
export async function viewHealth(house: House): Promise<HealthLine[]> {
  return [await databaseLine(house), await ledgerLine(house), await mailLine(house), await diskLine(house.settings.dataDir), nodeLine()]
}

async function databaseLine(house: House): Promise<HealthLine> {
  const version = await readServerVersion(house.database.sql)
  const kind = house.settings.databaseUrl === null ? 'The embedded PostgreSQL' : 'PostgreSQL at DATABASE_URL'
  return { what: 'database', isWell: true, sentence: `${kind} answers; it is version ${Math.floor(version / 10_000)}.${version % 10_000}.` }
}

async function ledgerLine(house: House): Promise<HealthLine> {
  const head = await readHead(house.database.db)
  return {
    what: 'ledger',
    isWell: true,
    sentence: head.seq === 0 ? 'No entry has been written yet.' : `The newest entry is ${head.seq}; its hash is ${head.hash}.`,
  }
}

async function mailLine(house: House): Promise<HealthLine> {
  if (mailOf(house) === 'outbox')
    return {
      what: 'mail',
      isWell: true,
      sentence: 'No mail server is set (SMTP_URL). Letters are shown in the outbox and in the terminal.',
    }
  const { waiting, givenUp } = await countLetters(house.database.db)
  const sentence =
    givenUp > 0
      ? `${lettersOf(givenUp)} could not be sent. The outbox says why.`
      : waiting > 0
        ? `Waiting for the mail server: ${lettersOf(waiting)}.`
        : 'Every letter was taken by the mail server.'
  return { what: 'mail', isWell: givenUp === 0, sentence }
}

function lettersOf(count: number): string {
  return count === 1 ? '1 letter' : `${count} letters`
}

async function diskLine(dataDir: string): Promise<HealthLine> {
  try {
    const disk = await statfs(dataDir)
    const free = disk.bavail * disk.bsize
    const sentence = `${(free / 1024 ** 3).toFixed(1)} GiB are free where the data directory is.`
    return {
      what: 'disk',
      isWell: free >= FREE_BYTES_MIN,
      sentence: free >= FREE_BYTES_MIN ? sentence : `Only ${sentence} Make room before the next gathering.`,
    }
  } catch (cause) {
    return {
      what: 'disk',
      isWell: false,
      sentence: `The data directory cannot be looked at: ${cause instanceof Error ? cause.message : String(cause)}.`,
    }
  }
}

function nodeLine(): HealthLine {
  const major = Number(process.versions.node.split('.')[0])
  return {
    what: 'node',
    isWell: major >= NODE_MAJOR_MIN,
    sentence: `Node ${process.versions.node} runs the house; it has been up since ${new Date(Date.now() - process.uptime() * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
  }
}

/** The house as an operator meets it: started, killed, started again, refused, stopped. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../server/database/connect.ts'
import { socketUrlOf } from '../server/database/embedded.ts'
import { findPort } from '../server/listening.ts'

const ROOT = join(import.meta.dirname, '..')
/** What the standard promises. */
const START_MS_MAX = 15_000
const STOP_MS_MAX = 10_000

let home: string
let dataDir: string
let port: number
/** An absolute path that nothing else uses: the processes of this house are those that name it. */
let node: string

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'entente-life-'))
  dataDir = join(home, 'data')
  node = join(home, 'node')
  symlinkSync(process.execPath, node)
  port = await findPort('127.0.0.1', 0)
})
afterAll(() => {
  for (const line of ofThisHouse()) process.kill(Number.parseInt(line, 10), 'SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

describe('a house', () => {
  it('starts within 15 seconds, says where it is and how the first administrator comes in, and stops without a process left', async () => {
    const startedAt = performance.now()
    const house = await startNpm()
    expect(performance.now() - startedAt).toBeLessThan(START_MS_MAX)
    expect(house.said()).toMatch(/database {2}embedded PostgreSQL ready in [\d.]+ s/)
    expect(house.said()).toContain(`Entente is open at http://localhost:${port}`)
    expect(house.said()).toMatch(new RegExp(`http://localhost:${port}/setup\\?token=\\S{20,}`))
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    const live = await fetch(`http://127.0.0.1:${port}/api/v1/house`)
    expect(await live.json()).toMatchObject({ isOpen: false })
    const stoppedAt = performance.now()
    house.kill('SIGTERM')
    await house.ended
    await until(() => ofThisHouse().length === 0)
    expect(performance.now() - stoppedAt).toBeLessThan(STOP_MS_MAX)
    expect(ofThisHouse()).toEqual([])
    expect(readdirSync(dataDir).sort()).toEqual(['operator.key', 'postgres', 'postgres.log', 'socket'])
  })

  it('starts again after it was killed, with everything that was acknowledged, and after its database was killed', async () => {
    const house = await start()
    const before = connect(socketUrlOf(dataDir, 'entente'), 1)
    await before.sql`insert into house_secrets (name, value) values ('kept', 'x')`
    await before.close()
    house.kill('SIGKILL')
    const next = await start()
    const after = connect(socketUrlOf(dataDir, 'entente'), 1)
    expect(await after.sql`select value from house_secrets where name = 'kept'`).toEqual([{ value: 'x' }])
    await after.close()
    process.kill(serverPid(), 'SIGKILL')
    await until(async () => (await statusOf('/readyz')) === 200)
    expect(next.said()).toContain('The database stopped by itself; it is being started again.')
    next.kill('SIGKILL')
    const last = await start()
    expect(await statusOf('/readyz')).toBe(200)
    last.kill('SIGINT')
    expect(await last.ended).toBe(0)
  })

  it('refuses a second start on its data directory, a taken port, a newer schema and a malformed setting, in one sentence each', async () => {
    const house = await start()
    const second = await refused({ PORT: '0' })
    expect(second).toBe(
      `A house runs on the data directory ${dataDir} already (process ${house.pid} at http://localhost:${port}). Use that one, stop it first, or set DATA_DIR to another directory.\n`,
    )
    const newer = connect(socketUrlOf(dataDir, 'entente'), 1)
    await newer.sql`insert into schema_migrations (name, sha256) values ('9999-of-tomorrow', 'x')`
    await newer.close()
    house.kill('SIGTERM')
    await house.ended
    expect(await refused({})).toBe(
      'The database was used by a newer release of Entente (its schema has 9999-of-tomorrow). Start that release, or restore an older copy of the database.\n',
    )
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    expect(await refused({})).toBe(
      `Port ${port} is taken by another program. Stop that one, or start with another port: PORT=${port + 1} npm start.\n`,
    )
    other.close()
    expect(await refused({ PORT: 'abc' })).toBe(
      'The setting PORT is "abc". Set it to a whole number from 1 to 65535, or 0 for any free port, or leave it out.\n',
    )
    expect(ofThisHouse()).toEqual([])
  })
})

interface Run {
  readonly pid: number | undefined
  readonly ended: Promise<number | null>
  said(): string
  complained(): string
  kill(signal: NodeJS.Signals): void
}

/** The real thing, through npm; the others leave npm out, for it adds nothing but time. */
async function startNpm(): Promise<Run> {
  return await ready(runOf(spawn('npm', ['start', '--silent'], { cwd: ROOT, env: environment({}) })))
}

async function start(): Promise<Run> {
  return await ready(run({}))
}

async function refused(given: Record<string, string>): Promise<string> {
  const refusedRun = run(given)
  expect(await refusedRun.ended).toBe(1)
  return refusedRun.complained()
}

function run(given: Record<string, string>): Run {
  return runOf(spawn(node, ['cli/entente.mjs', 'serve'], { cwd: ROOT, env: environment(given) }))
}

function environment(given: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), ...given }
}

function runOf(child: ChildProcess): Run {
  let said = ''
  let complained = ''
  child.stdout?.on('data', (text) => (said += String(text)))
  child.stderr?.on('data', (text) => (complained += String(text)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { pid: child.pid, ended, said: () => said, complained: () => complained, kill: (signal) => child.kill(signal) }
}

async function ready(one: Run): Promise<Run> {
  let hasEnded = false
  void one.ended.then(() => (hasEnded = true))
  await until(() => hasEnded || /^ready /m.test(one.said()))
  if (hasEnded) throw new Error(`the house did not start: ${one.said()}${one.complained()}`)
  return one
}

/** Processes whose environment names the data directory of this test; none of any other house. */
function ofThisHouse(): string[] {
  return (
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((pid) => readProc(`/proc/${pid}/environ`).includes(`DATA_DIR=${dataDir}\0`))
      .map((pid) => `${pid} ${readProc(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`)
      // A process that has ended and waits to be reaped has no command line any more.
      .filter((line) => !/^\d+ $/.test(line))
  )
}

function serverPid(): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

async function statusOf(path: string): Promise<number> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`)).status
  } catch {
    // Nobody listens yet.
    return 0
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()) && tries < 1_000; tries++) await wait(30)
}

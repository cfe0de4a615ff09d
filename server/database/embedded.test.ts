import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { findRunningHouse, lockDataDir, makeDataDir, readOrMakeOperatorKey, writeHouseFile } from './data-dir.ts'
import { socketDirFor, startEmbedded } from './embedded.ts'
import { processesIn } from './leftovers.ts'
import { checkApplied, migrate, readMigrationFiles, type Migration } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { CannotStart } from '../settings/cannot-start.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'entente-embedded-'))
})
afterEach(() => {
  if (existsSync(join(dataDir, 'postgres'))) for (const pid of processesIn(join(dataDir, 'postgres'))) process.kill(pid, 'SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the embedded database', () => {
  it('is made once, keeps what was written, listens on no port and leaves no process', async () => {
    const first = await openDatabase({ databaseUrl: null, dataDir })
    expect(await migrate(first.sql)).toEqual(readMigrationFiles().map((file) => file.name))
    await first.db.insertInto('house_secrets').values({ name: 'kept', value: 'É' }).execute()
    expect(
      await first.sql`select lower(value) as low, current_setting('fsync') as fsync, current_setting('listen_addresses') as at from house_secrets`,
    ).toEqual([{ low: 'é', fsync: 'on', at: '' }])
    await first.close()
    expect(processesIn(join(dataDir, 'postgres'))).toEqual([])
    const again = await openDatabase({ databaseUrl: null, dataDir })
    expect(await migrate(again.sql)).toEqual([])
    expect(await again.db.selectFrom('house_secrets').selectAll().execute()).toEqual([{ name: 'kept', value: 'É' }])
    await again.close()
  })

  it('comes back by itself when the server is killed, and the pool finds it again', async () => {
    const troubles: string[] = []
    const server = await startEmbedded({ dataDir, onTrouble: (sentence) => troubles.push(sentence) })
    const { sql, close } = connect(server.urlOf('postgres'))
    await sql`create table kept (n integer)`
    await sql`insert into kept values (1)`
    const killed = server.pid()
    process.kill(killed ?? 0, 'SIGKILL')
    await until(() => server.pid() !== killed)
    expect(await eventually(() => sql`select n from kept`)).toEqual([{ n: 1 }])
    expect(troubles).toEqual(['The database stopped by itself; it is being started again.'])
    await close()
    await server.stop()
  })

  it('comes back by itself when the server is killed again while it starts', async () => {
    const troubles: string[] = []
    const server = await startEmbedded({
      dataDir,
      onTrouble: (sentence) => troubles.push(sentence),
      onLost: ({ message }) => troubles.push(message),
    })
    const killed = server.pid() ?? 0
    const lockFile = join(dataDir, 'postgres/postmaster.pid')
    const standing = (): number => (existsSync(lockFile) ? Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || killed : killed)
    process.kill(killed, 'SIGKILL')
    // The lock file is there long before the server is ready.
    while (standing() === killed) await wait(1)
    const starting = standing()
    process.kill(starting, 'SIGKILL')
    await until(() => ![killed, starting].includes(server.pid() ?? killed))
    expect(new Set(troubles)).toEqual(new Set(['The database stopped by itself; it is being started again.']))
    expect(troubles).toHaveLength(2)
    await server.stop()
  })

  it('gives up with a sentence when the server cannot be brought back', async () => {
    const { promise: lost, resolve: onLost } = Promise.withResolvers<CannotStart>()
    const server = await startEmbedded({ dataDir, isDurable: false, onLost })
    writeFileSync(join(dataDir, 'postgres/postgresql.auto.conf'), 'no_such_setting = 1\n')
    process.kill(server.pid() ?? 0, 'SIGKILL')
    expect((await lost).message).toMatch(/^The embedded database could not be started .*postgresql\.auto\.conf/)
    await server.stop()
  })

  it('starts over a lock file whose number belongs to another program now', async () => {
    const first = await startEmbedded({ dataDir, isDurable: false })
    const lockFile = join(dataDir, 'postgres/postmaster.pid')
    const lines = readFileSync(lockFile, 'utf8')
    await first.stop()
    writeFileSync(lockFile, lines.replace(/^\d+/, String(process.pid)), { mode: 0o600 })
    const second = await startEmbedded({ dataDir, isDurable: false })
    expect(processesIn(join(dataDir, 'postgres'))).toContain(second.pid())
    await second.stop()
  })

  it('takes over from a house that was killed while its server still runs', async () => {
    const starter = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
      const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
      process.stdout.write(String(server.pid()))
      setInterval(() => {}, 1000)`
    const house = spawn(process.execPath, ['--input-type=module', '-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] })
    const left = Number(await new Promise<Buffer>((resolve) => house.stdout.once('data', resolve)))
    house.kill('SIGKILL')
    const next = await startEmbedded({ dataDir })
    expect(processesIn(join(dataDir, 'postgres'))).toContain(next.pid())
    expect(processesIn(join(dataDir, 'postgres'))).not.toContain(left)
    await next.stop()
    expect(processesIn(join(dataDir, 'postgres'))).toEqual([])
  })

  it('takes a short place for its socket when the data directory is deep', () => {
    expect(socketDirFor('/srv/entente')).toBe('/srv/entente/socket')
    const deep = socketDirFor(`/srv/${'deep/'.repeat(20)}`)
    expect(deep).toMatch(/\/entente-[0-9a-f]{16}$/)
    expect(deep.length).toBeLessThan(80)
  })

  it('says in one sentence that the database was made by another PostgreSQL', async () => {
    const server = await startEmbedded({ dataDir, isDurable: false })
    await server.stop()
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '19\n')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/was made by PostgreSQL 19, and this release brings 18/)
  })
})

describe('the data directory', () => {
  it('belongs to one process; the second is told which one and where it listens', () => {
    const unlock = lockDataDir(dataDir, 'serve')
    writeHouseFile(dataDir, { pid: process.pid, address: 'http://localhost:1', startedAt: '2026-01-01T00:00:00.000Z' })
    expect(() => lockDataDir(dataDir, 'import')).toThrow(
      `A house runs on the data directory ${dataDir} already (process ${process.pid} at http://localhost:1).`,
    )
    expect(findRunningHouse(dataDir)).toMatchObject({ address: 'http://localhost:1' })
    unlock()
    expect(findRunningHouse(dataDir)).toBeUndefined()
  })

  it('is free again when its holder has died, or when another process has got its number', () => {
    writeFileSync(join(dataDir, 'house.lock'), JSON.stringify({ pid: 4_000_000, start: '1', doing: 'serve' }))
    lockDataDir(dataDir, 'serve')()
    writeFileSync(join(dataDir, 'house.lock'), JSON.stringify({ pid: process.ppid, start: '1', doing: 'serve' }))
    lockDataDir(dataDir, 'serve')()
    writeFileSync(join(dataDir, 'house.lock'), 'torn')
    lockDataDir(dataDir, 'serve')()
    expect(existsSync(join(dataDir, 'house.lock'))).toBe(false)
  })

  it('keeps one operator key that only its owner reads', () => {
    const key = readOrMakeOperatorKey(dataDir)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(readOrMakeOperatorKey(dataDir)).toBe(key)
  })

  it('that is a file is refused in one sentence', () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, '')
    expect(() => makeDataDir(file)).toThrow(`${file} is not a directory. Move that file away, or set DATA_DIR to a directory.`)
    expect(() => makeDataDir(join(file, 'below'))).toThrow(CannotStart)
  })
})

describe('migrations', () => {
  const files: Migration[] = [
    { name: '0001-a', text: '', sha256: 'a' },
    { name: '0002-b', text: '', sha256: 'b' },
  ]
  it.each([
    [
      'a newer schema',
      [
        { name: '0001-a', sha256: 'a' },
        { name: '0002-b', sha256: 'b' },
        { name: '0003-c', sha256: 'c' },
      ],
      /used by a newer release of Entente \(its schema has 0003-c\)/,
    ],
    ['an edited migration', [{ name: '0001-a', sha256: 'x' }], /0001-a was edited after it ran/],
    ['one left out', [{ name: '0002-b', sha256: 'b' }], /do not continue those of the database/],
  ])('refuse %s', (_what, applied, sentence) => {
    expect(() => checkApplied(applied, files)).toThrow(sentence)
  })

  it('accept what is a beginning of them', () => {
    expect(() => checkApplied([{ name: '0001-a', sha256: 'a' }], files)).not.toThrow()
  })

  it('undo a file that fails half-way, and name nothing as applied', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir })
    const broken: Migration = { name: '0001-broken', text: 'create table half (n integer); select * from nowhere;', sha256: 'x' }
    await expect(migrate(database.sql, [broken])).rejects.toThrow(/nowhere/)
    expect(await database.sql`select to_regclass('half') as half, to_regclass('schema_migrations') as kept`).toEqual([
      { half: null, kept: null },
    ])
    await database.close()
  })
})

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 500; tries++) await wait(20)
}

async function eventually<T>(ask: () => PromiseLike<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (cause) {
      if (tries > 100) throw cause
      await wait(50)
    }
  }
}

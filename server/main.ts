/** Raises the house: data directory, database, migrations, app, and then the door. Everything closes in the opposite order. */
import type { FastifyInstance } from 'fastify'
import { localAddressOf, publicAddressOf } from './settings/address.ts'
import type { Settings } from './settings/settings.ts'
import type { CannotStart } from './settings/cannot-start.ts'
import type { Database } from './database/connect.ts'
import { lockDataDir, makeDataDir, readOrMakeOperatorKey, removeHouseFile, writeHouseFile } from './database/data-dir.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/open-database.ts'
import { buildApp } from './http/app.ts'
import { makeHouse, type House } from './house.ts'
import { makeSetupLink } from './people/setup-link.ts'
import { hasAdministrator } from './sql/members.ts'
import { findPort, listenTrouble, watchAnswers } from './listening.ts'

/** What the operator reads while the house starts. */
export type Progress = (line: string) => void

export interface RaiseOptions {
  readonly settings: Settings
  /** Name of the command, for whoever finds the data directory locked. */
  readonly doing: string
  readonly progress?: Progress
  /** Port that people reach; 0 when nobody listens. */
  readonly port?: number
  /** True while developing: pages are compiled on demand. */
  readonly isDev?: boolean
  /** Pages that are being built meanwhile; the app waits for them. */
  readonly pages?: Promise<void>
  /** Called when the database is gone and does not come back. */
  readonly onLost?: (cause: CannotStart) => void
}

/** A house without a door. */
export interface RaisedHouse {
  readonly house: House
  readonly app: FastifyInstance
  readonly operatorKey: string
  close(): Promise<void>
}

/** A house that takes requests. */
export interface StartedHouse extends RaisedHouse {
  /** Where people open it. */
  readonly publicUrl: string
  /** Where this machine reaches it. */
  readonly address: string
  /** Makes the first administrator, once; null when there is one. */
  readonly setupLink: string | null
}

/** Starts everything but the door. @throws {CannotStart} with one sentence. */
export async function raiseHouse(options: RaiseOptions): Promise<RaisedHouse> {
  const { settings, progress = () => {}, onLost } = options
  makeDataDir(settings.dataDir)
  const closing: (() => Promise<void> | void)[] = [lockDataDir(settings.dataDir, options.doing)]
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const operatorKey = readOrMakeOperatorKey(settings.dataDir)
    const database = await openWithProgress(settings, progress, onLost)
    closing.push(() => database.close())
    const applied = await migrate(database.sql)
    if (applied.length > 0) progress(`schema    ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`} applied`)
    const house = await makeHouse({ database, settings, publicUrl: publicAddressOf(settings, options.port ?? settings.port), operatorKey })
    closing.push(() => house.close())
    await options.pages
    const app = await buildApp(house, { isDev: options.isDev === true })
    closing.push(() => app.close())
    return { house, app, operatorKey, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** Starts the house and opens its door. @throws {CannotStart} with one sentence. */
export async function startHouse(options: RaiseOptions): Promise<StartedHouse> {
  const { settings } = options
  const port = await findPort(settings.host, settings.port)
  const raised = await raiseHouse({ ...options, port })
  const drain = watchAnswers(raised.app.server)
  const address = localAddressOf(settings.host, port)
  let setupLink: string | null
  try {
    setupLink = (await hasAdministrator(raised.house.database.db)) ? null : await makeSetupLink(raised.house)
    await raised.app.listen({ host: settings.host, port })
    writeHouseFile(settings.dataDir, { pid: process.pid, address, startedAt: new Date().toISOString() })
  } catch (cause) {
    await raised.close()
    throw listenTrouble(cause, settings.host, port)
  }
  const close = async (): Promise<void> => {
    removeHouseFile(settings.dataDir)
    raised.app.server.close()
    await drain()
    await raised.close()
  }
  return { ...raised, publicUrl: publicAddressOf(settings, port), address, setupLink, close }
}

async function openWithProgress(
  settings: Settings,
  progress: Progress,
  onLost: ((cause: CannotStart) => void) | undefined,
): Promise<Database> {
  const startedAt = performance.now()
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    onTrouble: progress,
    ...(onLost === undefined ? {} : { onLost }),
  })
  const kind = settings.databaseUrl === null ? 'embedded PostgreSQL' : 'PostgreSQL of DATABASE_URL'
  progress(`database  ${kind} ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return database
}

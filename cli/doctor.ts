/** `entente doctor`: says how the house is set and how it does, and changes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../server/database/connect.ts'
import { findRunningHouse, lockDataDir } from '../server/database/data-dir.ts'
import { openDatabase } from '../server/database/open-database.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { describeSettings } from '../server/settings/describe-settings.ts'
import { examineDatabase, examineMachine, type Finding } from '../server/settings/health.ts'
import { parseSettings, type Settings } from '../server/settings/settings.ts'
import { socketUrlOf } from '../server/database/embedded.ts'
import { RELEASE } from './release.ts'

/** Answers 0 when all is well, 1 when something is not. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const settings = parseSettings(process.env)
  const findings = [...examineMachine(settings), examineRunning(settings), ...(await lookAtDatabase(settings))]
  const isWell = findings.every((finding) => finding.isWell)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ release: RELEASE, isWell, settings: describeSettings(settings), findings }, null, 2)}\n`
      : textOf(settings, findings),
  )
  return isWell ? 0 : 1
}

function examineRunning(settings: Settings): Finding {
  const running = findRunningHouse(settings.dataDir)
  const sentence =
    running === undefined
      ? 'No house runs on this data directory now.'
      : `A house runs at ${running.address} since ${running.startedAt} (process ${running.pid}).`
  return { what: 'house', isWell: true, sentence }
}

async function lookAtDatabase(settings: Settings): Promise<Finding[]> {
  const isRunning = findRunningHouse(settings.dataDir) !== undefined
  if (settings.databaseUrl === null && isRunning) return await examineAndClose(connect(socketUrlOf(settings.dataDir, 'entente'), 1))
  if (settings.databaseUrl === null && !existsSync(join(settings.dataDir, 'postgres', 'PG_VERSION')))
    return [{ what: 'database', isWell: true, sentence: 'The embedded database is made on the first start.' }]
  let unlock: (() => void) | undefined
  try {
    unlock = settings.databaseUrl === null ? lockDataDir(settings.dataDir, 'doctor') : undefined
    return await examineAndClose(await openDatabase(settings))
  } catch (cause) {
    if (cause instanceof CannotStart) return [{ what: 'database', isWell: false, sentence: cause.message }]
    throw cause
  } finally {
    unlock?.()
  }
}

async function examineAndClose(database: Awaited<ReturnType<typeof openDatabase>>): Promise<Finding[]> {
  try {
    return await examineDatabase(database.sql)
  } finally {
    await database.close()
  }
}

function textOf(settings: Settings, findings: readonly Finding[]): string {
  const views = describeSettings(settings)
  const wide = Math.max(...views.map((view) => view.name.length), ...findings.map((finding) => finding.what.length))
  const set = views.map(
    (view) => `  ${view.name.padEnd(wide)}  ${view.value}${view.isDefault ? ' (default)' : ''}\n  ${''.padEnd(wide)}    ${view.meaning}`,
  )
  const found = findings.map((finding) => `${finding.isWell ? '✓' : '✗'} ${finding.what.padEnd(wide)}  ${finding.sentence}`)
  return [`Entente ${RELEASE}`, '', 'Settings', ...set, '', 'State', ...found, ''].join('\n')
}

/** `entente report`: the report of a gathering as one file: a page that needs nothing else, Markdown, or data. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findRunningHouse } from '../server/database/data-dir.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { parseSettings } from '../server/settings/settings.ts'
import type { OpenHouse } from './open-house.ts'
import { selfContained } from './self-contained.ts'
import { HOUSE_OPTIONS, print, refuseWith, textAt, usage, withHouse, type HouseValues } from './with-house.ts'

const FORMATS = ['html', 'md', 'json'] as const

/** Prints one report. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...HOUSE_OPTIONS, format: { type: 'string', default: 'md' } },
  })
  const [gathering, ...more] = positionals
  if (gathering === undefined || more.length > 0)
    return usage('Name one gathering, by id or by the name in its address: entente report GATHERING [--format html|md|json]')
  const format = FORMATS.find((known) => known === values.format)
  if (format === undefined) return usage(`There is no format ${values.format}. Known are ${FORMATS.join(', ')}.`)
  if (format === 'html' && needsPages(values)) await buildPages()
  return await withHouse('report', values, async (house) => {
    const report = await house.client('GET /gatherings/:gathering/report', { params: { gathering } })
    if (!report.ok) return refuseWith(report.problem.detail)
    if (format === 'json') return print(JSON.stringify(report.answer, null, 1))
    const base = `/g/${report.answer.slug}`
    return print(format === 'md' ? await textAt(house, `${base}/report.md`) : await pageOf(house, `${base}/report`))
  })
}

async function pageOf(house: OpenHouse, path: string): Promise<string> {
  // The pages ask a request for its socket in an old way; whoever runs a command can do nothing about it.
  process.noDeprecation = true
  const view = await house.client('GET /house')
  if (!view.ok) throw new CannotStart(view.problem.detail)
  return await selfContained(await textAt(house, path), { path, publicUrl: view.answer.publicUrl, fetch: house.fetch })
}

/** A house that is raised for this command alone needs its pages built; one that runs has built its own. */
function needsPages({ house }: HouseValues): boolean {
  return (house ?? process.env['ENTENTE_HOUSE'] ?? '') === '' && findRunningHouse(parseSettings(process.env).dataDir) === undefined
}

/** Builds them if a source has changed. What the build says goes to standard error: standard output is the report. */
async function buildPages(): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../web/build-if-changed.ts')], { stdio: ['ignore', 2, 2] })
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
  if (code !== 0) throw new CannotStart('The pages could not be built; the lines above say why. The formats md and json need no pages.')
}

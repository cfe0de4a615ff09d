/** Imports run downhill: from floor to lower floor, and in `core` from a room to the rooms before it. */
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { importsOf, type Import } from './syntax.ts'

/** Rooms of `core` in their order; a room imports only rooms before it. */
export const CORE_ROOMS = [
  'words',
  'ledger',
  'people',
  'programme',
  'gatherings',
  'forums',
  'ideas',
  'moderation',
  'photos',
  'themes',
  'townhall',
  'opinions',
  'decisions',
  'weighing',
  'drafts',
  'adoption',
  'records',
] as const

/** Floors, and the floors that each may import. Tests of the whole house stand outside and see everything. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  maths: ['maths'],
  core: ['core', 'maths'],
  contract: ['contract', 'core', 'maths'],
  server: ['server', 'contract', 'core', 'maths'],
  web: ['web', 'contract', 'core'],
  cli: ['cli', 'server', 'contract', 'core', 'maths'],
}
const OUTSIDE = new Set(['checks', 'journeys', 'faults', 'bench'])
/** What a page may load of the contract at run time; schemas would cost a phone far more than its budget. */
const CONTRACT_IN_THE_BROWSER = new Set(['contract/client.ts', 'contract/limits.ts', 'contract/refusals.ts'])

/** Imports that run uphill or sideways. */
export function uphillImports(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path))
    .flatMap((file) =>
      importsOf(file).flatMap((imported) => {
        const sentence = objection(file.path, imported)
        return sentence === null ? [] : [{ path: file.path, line: imported.line, sentence }]
      }),
    )
}

function objection(path: string, { target, isTypeOnly }: Import): string | null {
  if (target === null) return null
  const from = floorOf(path)
  const to = floorOf(target)
  const allowed = BELOW[from]
  if (allowed === undefined)
    return BELOW[to] === undefined || OUTSIDE.has(from) || !path.includes('/') ? null : `${from} is no floor: it may not import ${target}`
  if (OUTSIDE.has(to)) return path.endsWith('.test.ts') ? null : `imports ${target}, which belongs to the tests`
  if (BELOW[to] !== undefined && !allowed.includes(to)) return `${from} may not import ${to}: ${target}`
  if (from === 'web' && to === 'contract' && !isTypeOnly && !CONTRACT_IN_THE_BROWSER.has(target))
    return `web may load only the client, the limits and the refusals of the contract at run time, not ${target}: import its types`
  return from === 'core' && to === 'core' ? roomObjection(path, target) : null
}

function roomObjection(path: string, target: string): string | null {
  const here = roomIndex(path)
  const there = roomIndex(target)
  if (here < 0) return `core has no room ${path.split('/')[1] ?? ''}`
  if (there < 0) return `core has no room ${target.split('/')[1] ?? ''}`
  return there > here ? `core/${CORE_ROOMS[here] ?? ''} comes before core/${CORE_ROOMS[there] ?? ''} and may not know it: ${target}` : null
}

function roomIndex(path: string): number {
  return CORE_ROOMS.findIndex((room) => path.startsWith(`core/${room}/`))
}

function floorOf(path: string): string {
  return path.split('/')[0] ?? ''
}

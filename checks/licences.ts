/** The licence of every installed package goes together with AGPL-3.0-or-later. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package as its own description names it. */
export interface InstalledPackage {
  readonly name: string
  readonly licence: string
}

/** Licences under which code may be joined with ours and given on under the AGPL. */
const COMPATIBLE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
  'OFL-1.1',
  'PostgreSQL',
  'Unicode-DFS-2016',
  'Unicode-3.0',
  'LGPL-3.0-or-later',
  'GPL-3.0-or-later',
  'AGPL-3.0-or-later',
])
/** Packages whose description says nothing a machine understands; each read by a person. */
const READ_BY_A_PERSON: Readonly<Record<string, string>> = {}

/** Packages whose licence does not go together with ours, as `name: licence`. */
export function incompatibleLicences(packages: readonly InstalledPackage[]): readonly string[] {
  return packages
    .filter(({ name, licence }) => !isCompatible(licence) && !Object.hasOwn(READ_BY_A_PERSON, name))
    .map(({ name, licence }) => `${name}: ${licence}`)
}

/** Every package below `node_modules`, also those inside others. */
export function installedPackages(folder = join(import.meta.dirname, '../node_modules')): readonly InstalledPackage[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const place = join(folder, name)
      if (name.startsWith('@')) return readdirSync(place).flatMap((inner) => describe(join(place, inner)))
      return describe(place)
    })
}

function describe(place: string): readonly InstalledPackage[] {
  const description = join(place, 'package.json')
  if (!existsSync(description)) return []
  // What npm installed; only two members are read, and both may be missing.
  const { name = place, license } = JSON.parse(readFileSync(description, 'utf8')) as { name?: string; license?: string | { type?: string } }
  const licence = typeof license === 'string' ? license : (license?.type ?? 'none stated')
  return [{ name, licence }, ...installedPackages(join(place, 'node_modules'))]
}

/** `A OR B` needs one, `A AND B` needs both. */
function isCompatible(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '').trim()
  if (/ or /i.test(bare)) return bare.split(/ or /i).some((part) => isCompatible(part))
  if (/ and /i.test(bare)) return bare.split(/ and /i).every((part) => isCompatible(part))
  return COMPATIBLE.has(bare)
}

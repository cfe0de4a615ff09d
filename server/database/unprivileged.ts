/** PostgreSQL refuses to run as root; this says how to run it as somebody without rights, and makes it end with the house. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../settings/cannot-start.ts'
import type { Binaries } from './binaries.ts'

/** The usual uid of "nobody": it owns nothing on any system. */
const NOBODY = 65_534
/** Time for a program that only says its version. */
const PROBE_MS = 5_000

/** How to start a program of PostgreSQL. */
export interface Runner {
  /** The command line with what goes before it. */
  readonly wrap: (command: string, args: readonly string[]) => readonly [string, ...string[]]
  /** Identity for the child when it differs from that of the house. */
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** Who must own the files of the database, as this process sees it; null when it is whoever starts the house. */
  readonly owner: number | null
}

/** Chooses the way for this machine. @throws {CannotStart} when root has no way to give up its rights. */
export function chooseRunner(binaries: Binaries): Runner {
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return { wrap: (command, args) => [...endWithParent(), command, ...args], identity: {}, owner: null }
  // In a user namespace of its own the server has no rights at all, and yet its files stay root's: no user is created.
  const space = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (runs([...space, binaries.postgres, '--version'])) {
    return { wrap: (command, args) => ['unshare', ...space.slice(1), ...endWithParent(), command, ...args], identity: {}, owner: 0 }
  }
  const identity = { uid: NOBODY, gid: NOBODY }
  if (runs([binaries.postgres, '--version'], identity)) {
    return { wrap: (command, args) => [...endWithParent(), command, ...args], identity, owner: NOBODY }
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and this system allows neither a user namespace nor an unprivileged user to read this folder. Start the house as an ordinary user, or set DATABASE_URL.',
  )
}

/** Gives the files to the user that the database will run as; they belong to another one after the house was started differently. */
export function giveTo(owner: number | null, directory: string): void {
  if (owner === null || !existsSync(directory) || statSync(directory).uid === owner) return
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    if (lstatSync(path).isDirectory()) giveTo(owner, path)
    else chownSync(path, owner, owner)
  }
  // The directory itself last: it is the mark that everything below has been given.
  chownSync(directory, owner, owner)
}

/** On Linux the kernel stops the database when the house is killed, so that none is left behind. */
function endWithParent(): [string, ...string[]] | [] {
  return process.platform === 'linux' && runs(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : []
}

function runs([command = '', ...args]: readonly string[], identity: { uid?: number; gid?: number } = {}): boolean {
  return spawnSync(command, args, { ...identity, stdio: 'ignore', timeout: PROBE_MS, cwd: '/' }).status === 0
}

/**
 * The source of this house to take away, as the AGPL asks of whoever runs it for others. What is offered is what runs here,
 * with the operator's own changes; folders are named one by one, so that no data can ever be among them.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { PROJECT_ROOT } from '../settings/project-root.ts'

const FOLDERS = [
  'maths',
  'core',
  'contract',
  'server',
  'web/src',
  'web/static',
  'cli',
  'migrations',
  'checks',
  'journeys',
  'faults',
  'bench',
  'docs',
]
const FILES = [
  'package.json',
  'package-lock.json',
  'LICENSE',
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'WORDS.md',
  'STYLE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  'knip.json',
  'Dockerfile',
  'compose.yaml',
  '.ci/run',
]
const WEB_FILES = ['web/build-if-changed.ts', 'web/phone-scripts.ts', 'web/tsconfig.json', 'web/vite.config.ts']
/** The archive is about two megabytes; more means that something is wrong. */
const ARCHIVE_BYTES_MAX = 64 * 1024 * 1024

/** Adds `/source.tar.gz`. The archive is made once, when it is first asked for, and kept in memory. */
export function registerSource(app: FastifyInstance): void {
  let archive: Promise<Buffer> | null = null
  app.get('/source.tar.gz', { schema: { hide: true } }, async (_request, reply) => {
    archive ??= makeArchive()
    try {
      return await reply
        .type('application/gzip')
        .header('content-disposition', 'attachment; filename="entente-source.tar.gz"')
        .send(await archive)
    } catch (cause) {
      archive = null
      throw cause
    }
  })
}

async function makeArchive(): Promise<Buffer> {
  const present = [...FOLDERS, ...FILES, ...WEB_FILES].filter((path) => existsSync(join(PROJECT_ROOT, path)))
  const { stdout } = await promisify(execFile)('tar', ['-czf', '-', '--exclude=node_modules', '-C', PROJECT_ROOT, ...present], {
    encoding: 'buffer',
    maxBuffer: ARCHIVE_BYTES_MAX,
  })
  return stdout
}

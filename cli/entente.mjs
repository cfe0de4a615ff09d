#!/usr/bin/env node
// Hands every command to the Node that npm brought with this project, whatever Node is installed. Plain and old JavaScript,
// so that even an old Node can read it and say in one sentence what is missing.
import { existsSync } from 'fs'
import { spawn } from 'child_process'
import { constants } from 'os'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'

const PINNED_MAJOR = 24
const PARENT_LOOK_MS = 500
const here = dirname(fileURLToPath(import.meta.url))
const main = join(here, 'main.ts')
const [major, minor] = process.versions.node.split('.').map(Number)
const pinned = join(
  here,
  '..',
  'node_modules',
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  'bin',
  'node',
)
const runsTypeScript = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)

if (major !== PINNED_MAJOR && existsSync(pinned)) {
  handOver(pinned)
} else if (runsTypeScript) {
  stopWithNpm(() => process.kill(process.pid, 'SIGTERM'))
  void import('./main.ts').then(({ runAndExit }) => runAndExit(process.argv.slice(2)))
} else {
  const missing = existsSync(join(here, '..', 'node_modules')) ? 'npm brought no newer one for this system' : 'npm ci has not been run'
  console.error(
    `Entente needs Node 22.18 or later; this is Node ${process.versions.node}, and ${missing}. Run npm ci, or install Node ${PINNED_MAJOR}.`,
  )
  process.exitCode = 1
}

// npm starts a shell that starts this; when npm is told to stop, that shell dies and tells nobody. Outside npm a parent may
// well go away, as it does after nohup, and the house stays.
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), PARENT_LOOK_MS).unref()
}

function handOver(node) {
  // The channel tells the other process when this one is killed, so that no house is left without its terminal.
  const child = spawn(node, [main].concat(process.argv.slice(2)), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  stopWithNpm(() => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (cause) => {
    console.error(`The Node of this project cannot be run (${cause.message}). Run npm ci again, or install Node ${PINNED_MAJOR}.`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128 + (constants.signals[signal] || 0)
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startHouse } from '../server/main.ts'
import { parseSettings } from '../server/settings/settings.ts'
import { run } from './main.ts'
import { openHouse } from './open-house.ts'

let dataDir: string
const before = { ...process.env }
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'entente-command-'))
  Object.assign(process.env, { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0' })
})
afterEach(() => {
  process.env = { ...before }
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a command that needs a house', () => {
  it('raises one when none runs, calls it as the operator, and uses the running one afterwards', async () => {
    const raised = await openHouse({ doing: 'verify' })
    expect(raised.address).toBeNull()
    expect(await raised.client('GET /house')).toMatchObject({ ok: true, answer: { isOpen: false } })
    expect(await raised.client('GET /house/outbox')).toMatchObject({ ok: true })
    await expect(openHouse({ doing: 'import' })).rejects.toThrow(/^The command "verify" runs on the data directory/)
    await raised.close()

    const started = await startHouse({ settings: parseSettings(process.env), doing: 'serve' })
    const found = await openHouse({ doing: 'verify' })
    expect(found.address).toBe(started.address)
    expect(await found.client('GET /house/outbox')).toMatchObject({ ok: true })
    expect((await found.fetch('/healthz', {})).status).toBe(200)
    const stranger = await openHouse({ doing: 'verify', house: started.address, key: 'wrong' })
    expect(await stranger.client('GET /house/outbox')).toMatchObject({ ok: false, problem: { code: 'not_signed_in' } })
    await started.close()
  })

  it('says in one sentence that a remote house does not answer or that its key is missing', async () => {
    await expect(openHouse({ doing: 'verify', house: 'http://127.0.0.1:1', key: 'k' })).rejects.toThrow(
      'No house answers at http://127.0.0.1:1. Check the address and the network.',
    )
    await expect(openHouse({ doing: 'verify', house: 'http://127.0.0.1:1' })).rejects.toThrow(/^A remote house needs its operator key/)
    await expect(openHouse({ doing: 'verify', house: 'forum', key: 'k' })).rejects.toThrow(/^--house is "forum"/)
  })
})

describe('the command line', () => {
  it.each([
    [['--version'], 0],
    [['help'], 0],
    [['report', '--help'], 0],
    [['dance'], 2],
    [['doctor', '--dance'], 2],
    [['serve', 'here'], 2],
  ])('answers %j with exit code %i', async (args, exitCode) => {
    expect(await run(args)).toBe(exitCode)
  })
})

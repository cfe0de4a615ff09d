import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aRecord } from '../server/test-record.ts'
import { run } from './main.ts'

/** A house is raised and stopped for every command here. */
const TEST_MS_MAX = 60_000
const before = { ...process.env }
let dir: string

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'entente-cli-'))
  process.env['DATA_DIR'] = join(dir, 'data')
})
afterAll(() => {
  process.env = before
  rmSync(dir, { recursive: true, force: true })
})

/** Runs a command and gives what it said. */
async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const heard = { out: '', err: '' }
  const listen =
    (name: 'out' | 'err') =>
    (chunk: unknown): boolean => {
      heard[name] += String(chunk)
      return true
    }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen('err')),
  ]
  try {
    return { code: await run(args), ...heard }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('records on the command line, with no house running', () => {
  it(
    'imports into an empty data directory, exports the same, reports, verifies and loads the demonstration',
    async () => {
      const file = join(dir, 'record.json')
      writeFileSync(file, `\uFEFF${JSON.stringify(aRecord())}`)
      const imported = await said('import', file, '--json')
      expect(imported).toMatchObject({ code: 0, err: '' })
      const { gathering } = JSON.parse(imported.out)
      expect(await said('import', file)).toMatchObject({
        code: 0,
        out: expect.stringContaining('This record is here already: 5 ideas in 3 themes'),
      })

      const out = join(dir, 'out.json')
      expect(await said('export', gathering, '--output', out)).toEqual({ code: 0, out: '', err: '' })
      expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(aRecord())
      expect(JSON.parse((await said('export', 'who-keeps-the-lights-on')).out)).toEqual(aRecord())

      expect(JSON.parse((await said('report', gathering, '--format', 'json')).out)).toMatchObject({
        figures: { ideas: 5, ideasPerConversation: [3, 2], themes: 3, conversations: 2, participants: 11 },
      })
      expect((await said('report', gathering, '--format', 'md')).out).toMatch(/^# Who keeps the lights on\?/)

      expect(await said('demo')).toMatchObject({ code: 0, out: expect.stringContaining('Loaded the demonstration café') })
      expect(JSON.parse((await said('verify', '--json')).out)).toMatchObject({ isWhole: true, findings: [] })
      expect(await said('verify')).toMatchObject({ code: 0, out: expect.stringContaining('✓ The record is whole') })
    },
    TEST_MS_MAX,
  )

  it(
    'says in one sentence what is wrong with a file, and imports nothing',
    async () => {
      const bad = join(dir, 'bad.json')
      const [first, second] = aRecord().conversations
      writeFileSync(bad, JSON.stringify({ ...aRecord(), conversations: [first, { ...second, number: 2 }] }))
      expect(await said('import', bad)).toEqual({
        code: 1,
        out: '',
        err: `${bad}: conversations[1].number: expected 3, the number of purpose.questions[1], found 2.\n`,
      })
      writeFileSync(bad, '{')
      expect(await said('import', bad)).toMatchObject({ code: 1, err: expect.stringContaining('is not JSON') })
      expect(await said('import', join(dir, 'nothing.json'))).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') })
      expect(await said('export', 'nothing-here')).toMatchObject({ code: 1, err: 'There is no gathering here. Check the address.\n' })
      expect(await said('report', 'nothing-here', '--format', 'pdf')).toMatchObject({
        code: 2,
        err: expect.stringContaining('There is no format pdf'),
      })
      expect(await said('import')).toMatchObject({ code: 2 })
    },
    TEST_MS_MAX,
  )
})

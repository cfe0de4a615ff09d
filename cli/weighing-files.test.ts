import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { run } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'weighing-'))
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
async function said(...args: string[]): Promise<{ code: number; out: string; complaint: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = await run(['opinion', ...args])
  const text = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('')
  return { code, out: text(out), complaint: text(complaint) }
}
afterEach(() => vi.restoreAllMocks())

/** Two camps of ten over eight statements (three against five, or all ones would be a start that sees no difference). */
function twoCamps(): string[] {
  return Array.from({ length: 160 }, (_, at) => {
    const [person, statement] = [Math.floor(at / 8), at % 8]
    return `${1000 + at},x,${statement},${person},${person < 10 === statement < 3 ? 1 : -1}`
  })
}
const HEADER = 'timestamp,datetime,comment-id,voter-id,vote'

describe('entente opinion', () => {
  it.each(['polis', 'entente'])('finds two camps in the mode %s', async (mode) => {
    const { code, out } = await said('--votes', file('two.csv', [HEADER, ...twoCamps()].join('\n')), '--mode', mode, '--json')
    const weighed = JSON.parse(out)
    expect([code, weighed.participants, weighed.ratings, weighed.in, weighed.k]).toEqual([0, 20, 160, 20, 2])
    expect(weighed.groups.map(({ members }: { members: number[] }) => members.toSorted((a, b) => a - b).join())).toContain(
      '0,1,2,3,4,5,6,7,8,9',
    )
    expect(weighed.groups[0].representative[0]).toHaveProperty('direction', 'agree')
    expect(weighed.statements[0]).toMatchObject({ id: 0, agrees: 10, disagrees: 10, passes: 0, consensusFraction: '11/144' })
  })
  it('says the same for rows in another order and another seed', async () => {
    const groupsOf = async (rows: string[], seed: string): Promise<string[]> => {
      const { out } = await said('--votes', file('order.csv', [HEADER, ...rows].join('\n')), '--seed', seed, '--json')
      vi.restoreAllMocks()
      return JSON.parse(out)
        .groups.map(({ members }: { members: number[] }) => members.toSorted((a, b) => a - b).join())
        .toSorted()
    }
    expect(await groupsOf(twoCamps().toReversed(), '9')).toEqual(await groupsOf(twoCamps(), '1'))
  })
  it('lists broken rows by line, imports nothing and answers 1', async () => {
    const { code, out, complaint } = await said('--votes', file('broken.csv', `${HEADER}\n1,x,0,0,7\n1,x,0,0,1\n1,x,0\n`))
    expect([code, out]).toEqual([1, ''])
    expect(complaint).toMatch(/line 2: vote is “7”.*line 4: 3 cells/s)
  })
  it('names the line that is in another encoding', async () => {
    const bytes = Buffer.concat([Buffer.from('comment-id,moderated,comment-body\n1,1,a\n2,1,caf'), Buffer.from([0xe9]), Buffer.from('\n')])
    const { code, complaint } = await said('--votes', file('one.csv', `${HEADER}\n1,x,0,0,1`), '--comments', file('latin.csv', bytes))
    expect([code, complaint.includes('line 3')]).toEqual([1, true])
  })
  it.each([
    ['a single person', ['1,x,0,0,1']],
    ['nothing but passes', ['1,x,0,0,0', '2,x,0,1,0', '3,x,1,1,0']],
    ['no rating', []],
  ])('answers without a fault for %s', async (_, rows) => {
    const { code, out } = await said('--votes', file('edge.csv', [HEADER, ...rows].join('\n')), '--json')
    expect([code, JSON.parse(out).k]).toEqual([0, rows.length === 0 ? 0 : 1])
    vi.restoreAllMocks()
    const compatible = await said('--votes', join(folder, 'edge.csv'), '--mode', 'polis', '--json')
    expect(JSON.parse(compatible.out).k).toBe(rows.length === 0 ? 0 : 1)
  })
  it('asks for a file when none is named', async () => {
    expect(await said('--json')).toMatchObject({ code: 2, complaint: expect.stringContaining('--votes') })
  })
})

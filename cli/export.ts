/** `entente export`: gives a gathering back as a gathering record. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { HOUSE_OPTIONS, print, refuseWith, usage, withHouse } from './with-house.ts'

/** Exports one gathering to standard output or into a file. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...HOUSE_OPTIONS, output: { type: 'string', short: 'o' }, out: { type: 'string' } },
  })
  const [gathering, ...more] = positionals
  if (gathering === undefined || more.length > 0)
    return usage('Name one gathering, by id or by the name in its address: entente export GATHERING [--output FILE]')
  return await withHouse('export', values, async ({ client }) => {
    const outcome = await client('GET /gatherings/:gathering/record', { params: { gathering } })
    if (!outcome.ok) return refuseWith(outcome.problem.detail)
    const text = `${JSON.stringify(outcome.answer, null, 1)}\n`
    const file = values.output ?? values.out
    if (file === undefined) return print(text)
    try {
      await writeFile(file, text)
    } catch (cause) {
      return refuseWith(`${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`)
    }
    return 0
  })
}

/** `entente verify`: checks the whole record; exit code 0 when it is whole, 1 when something is not as the ledger says. */
import { parseArgs } from 'node:util'
import { HOUSE_OPTIONS, print, refuseWith, withHouse } from './with-house.ts'

/** Verifies the house. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { ...HOUSE_OPTIONS, json: { type: 'boolean', default: false } } })
  return await withHouse('verify', values, async ({ client }) => {
    const outcome = await client('POST /house/verify')
    if (!outcome.ok) return refuseWith(outcome.problem.detail)
    const { isWhole, entries, headHash, findings, tablesCompared, rowsCompared, erasedWords } = outcome.answer
    if (values.json) print(JSON.stringify(outcome.answer))
    else {
      for (const { sentence } of findings) print(`✗ ${sentence}`)
      const checked = `${entries} entries, ${tablesCompared} tables with ${rowsCompared} rows, ${erasedWords} texts erased`
      print(
        isWhole
          ? `✓ The record is whole: ${checked}. Head ${headHash}`
          : `The record is not whole: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${checked}.`,
      )
    }
    return isWhole ? 0 : 1
  })
}

/** `entente demo`: loads the demonstration café, once. */
import { parseArgs } from 'node:util'
import { HOUSE_OPTIONS, print, refuseWith, withHouse } from './with-house.ts'

/** Loads it. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { ...HOUSE_OPTIONS, json: { type: 'boolean', default: false } } })
  return await withHouse('demo', values, async ({ client, address }) => {
    const outcome = await client('POST /house/demo')
    if (!outcome.ok) return refuseWith(outcome.problem.detail)
    const { gathering, slug, isNew } = outcome.answer
    if (values.json) return print(JSON.stringify({ gathering, slug, isNew }))
    return print(
      `${isNew ? 'Loaded the demonstration café' : 'The demonstration café is here already'}: gathering ${gathering}, at ${address ?? ''}/g/${slug}`,
    )
  })
}

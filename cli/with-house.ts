/** What commands that need a house share: finding it, closing it, and saying no. */
import type { ParseArgsOptionsConfig } from 'node:util'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { EXIT_USAGE } from './exit-codes.ts'
import { openHouse, type OpenHouse } from './open-house.ts'

/** Options of every command that needs a house. */
export const HOUSE_OPTIONS = { house: { type: 'string' }, key: { type: 'string' } } as const satisfies ParseArgsOptionsConfig
/** Values of them. */
export interface HouseValues {
  readonly house?: string | undefined
  readonly key?: string | undefined
}

/** Opens the house, does what is to be done, and closes it whatever comes. */
export async function withHouse(doing: string, values: HouseValues, act: (house: OpenHouse) => Promise<number>): Promise<number> {
  const house = await openHouse({ doing, house: values.house, key: values.key })
  try {
    return await act(house)
  } finally {
    await house.close()
  }
}

/** The text at an address of the house beside its API. @throws {CannotStart} with the sentence of the house when it refuses */
export async function textAt(house: OpenHouse, path: string): Promise<string> {
  const answer = await house.fetch(path, { method: 'GET' })
  const text = await answer.text()
  if (!answer.ok) throw new CannotStart(sentenceIn(text))
  return text
}

/** Prints to standard output and answers 0. */
export function print(text: string): number {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}

// Signs that a terminal would obey.
// eslint-disable-next-line no-control-regex -- these are what must not reach a terminal
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** A sentence that may quote a file or a name, without signs that a terminal would obey. */
export function forTerminal(sentence: string): string {
  return sentence.replaceAll(OBEYED, '\uFFFD')
}

/** Says one sentence on standard error and answers 1. */
export function refuseWith(sentence: string): number {
  process.stderr.write(`${forTerminal(sentence)}\n`)
  return 1
}

/** Says how the command goes and answers the exit code of wrong usage. */
export function usage(sentence: string): number {
  process.stderr.write(`${forTerminal(sentence)}\n`)
  return EXIT_USAGE
}

/** The sentence of a problem document, or the text itself. */
function sentenceIn(text: string): string {
  try {
    // Whatever it is: if it has a detail, that is the sentence.
    const { detail } = JSON.parse(text) as { readonly detail?: unknown }
    return typeof detail === 'string' ? detail : text.trim()
  } catch {
    return text.trim()
  }
}

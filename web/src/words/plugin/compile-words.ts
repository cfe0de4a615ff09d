/** Compiles a catalogue of ICU messages into a module of functions, with a declaration that names every variable. */
import MessageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/compile-module.js'
import { parse, type Token } from '@messageformat/parser'

/** A catalogue: the name of a sentence and the sentence in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>
/** A compiled room of words: its module and its declaration. */
export interface CompiledWords {
  readonly module: string
  readonly declaration: string
}
/** Kinds of variables that a sentence may hold. */
type Variable = 'text' | 'number' | { readonly oneOf: readonly string[] }

/** A name that a page writes as `say.name`: a plain identifier, so that a typing slip fails to compile. */
const NAME = /^[a-z][A-Za-z0-9]*$/

/**
 * Compiles one catalogue.
 * @param catalogue sentences by name
 * @param options language of the catalogue and its file, for messages
 * @throws {Error} naming the file and the sentence that cannot be read
 */
export function compileWords(catalogue: Catalogue, options: { readonly language: string; readonly file: string }): CompiledWords {
  const signatures = Object.entries(catalogue).map(([name, sentence]) => signatureOf(name, sentence, options.file))
  const messages = new MessageFormat(options.language, { strictPluralKeys: true })
  const source = compileModule(messages, { ...catalogue }).replace('export default {', 'export const say = {')
  return {
    module: `// @ts-nocheck\n// Made from ${options.file}; change that file.\n${source}\n`,
    declaration: `// Made from ${options.file}; change that file.\nexport declare const say: {\n${signatures.join('\n')}\n}\n`,
  }
}

/** Parses the text of a catalogue file. */
export function parseCatalogue(text: string, file: string): Catalogue {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${file}: a catalogue is one JSON object of names and sentences.`)
  for (const [name, sentence] of Object.entries(value)) {
    if (!NAME.test(name))
      throw new Error(`${file}: the name ${JSON.stringify(name)} is not like aName. Use letters and digits, a small letter first.`)
    if (typeof sentence !== 'string' || sentence === '') throw new Error(`${file}: the sentence ${name} is not a text.`)
  }
  // Every value was just found to be a text.
  return value as Catalogue
}

function signatureOf(name: string, sentence: string, file: string): string {
  const variables = new Map<string, Variable>()
  try {
    collect(parse(sentence, { strict: false }), variables)
  } catch (cause) {
    throw new Error(`${file}: the sentence ${name} cannot be read. ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
  const doc = `  /** ${sentence.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n`
  if (variables.size === 0) return `${doc}  readonly ${name}: () => string`
  const fields = [...variables].map(([variable, kind]) => `readonly ${variable}: ${typeOf(kind)}`)
  return `${doc}  readonly ${name}: (facts: { ${fields.join('; ')} }) => string`
}

function collect(tokens: readonly Token[], variables: Map<string, Variable>): void {
  for (const token of tokens) {
    if (token.type === 'argument') remember(variables, token.arg, 'text')
    else if (token.type === 'function') remember(variables, token.arg, token.key === 'number' ? 'number' : 'text')
    else if (token.type === 'plural' || token.type === 'selectordinal' || token.type === 'select') {
      remember(variables, token.arg, token.type === 'select' ? { oneOf: token.cases.map((one) => one.key) } : 'number')
      for (const one of token.cases) collect(one.tokens, variables)
    }
  }
}

/** A variable that counts in one place may stand as text in another; the narrower kind holds. */
function remember(variables: Map<string, Variable>, name: string, kind: Variable): void {
  if (kind === 'text' && variables.has(name)) return
  variables.set(name, kind)
}

function typeOf(kind: Variable): string {
  if (kind === 'text') return 'string | number'
  if (kind === 'number') return 'number'
  return kind.oneOf.includes('other') ? 'string' : kind.oneOf.map((one) => JSON.stringify(one)).join(' | ')
}

/** Finds the first place where a value from a file is not as its schema says, named by its path and by what was expected there. */

/** Where something is wrong, `conversations[1].themes[0].title`, and what was expected instead. */
export interface Problem {
  readonly path: string
  readonly detail: string
}
/** The part of JSON Schema that file formats of this house use. */
interface Shape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly { readonly const?: unknown }[]
  readonly description?: string
}

// Everything that PostgreSQL, a screen or a printer cannot hold as it is: control characters except the line feed, halves of characters.
const UNKEEPABLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Characters of a wrong value that are shown back. */
const SHOWN_CHARACTERS = 40
/** Known patterns in words; a pattern that is not listed is shown as it is. */
const PATTERNS_IN_WORDS: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': 'a date such as "2013-10-08"',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'a time of day such as "18:15", from 00:00 to 23:59',
  '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag such as "fr" or "zh-Hans"',
  '^[0-9a-f]{64}$': 'a SHA-256 of 64 characters 0-9 and a-f',
  '^https?://[^\\s]+$': 'a web address that begins with http:// or https://',
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$': 'an instant in UTC such as "2013-10-08T16:55:00Z"',
}

/**
 * First problem of a value in the order of the schema, or null when the value fits.
 * @param schema a JSON Schema of objects, lists, texts, integers, yes or no, and enumerations
 * @param path where the value stands; empty for the whole file
 */
export function firstProblem(schema: object, value: unknown, path = ''): Problem | null {
  // Schemas come from TypeBox; only the keywords listed in Shape are read, and others make no difference.
  const shape = schema as Shape
  if (shape.enum !== undefined || shape.anyOf !== undefined) return choiceProblem(shape, value, path)
  switch (shape.type) {
    case 'object':
      return objectProblem(shape, value, path)
    case 'array':
      return listProblem(shape, value, path)
    case 'integer':
      return integerProblem(shape, value, path)
    case 'string':
      return textProblem(shape, value, path)
    case 'boolean':
      return typeof value === 'boolean' ? null : expected(path, 'true or false', value)
    default:
      throw new Error(`a file format of this house has no ${String(shape.type)}`)
  }
}

function objectProblem(shape: Shape, value: unknown, path: string): Problem | null {
  if (!isObject(value)) return expected(path, 'an object { … }', value)
  const properties = shape.properties ?? {}
  for (const [name, part] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) {
      if (shape.required?.includes(name) === true) return { path: join(path, name), detail: `it is missing; expected ${inWords(part)}` }
      continue
    }
    const problem = firstProblem(part, value[name], join(path, name))
    if (problem !== null) return problem
  }
  const [pattern, part] = Object.entries(shape.patternProperties ?? {})[0] ?? []
  for (const [name, held] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) continue
    if (pattern === undefined || part === undefined || !new RegExp(pattern, 'u').test(name))
      return {
        path: join(path, name),
        detail: `the format has no such field here; known are ${Object.keys(properties).join(', ') || 'numbers'}`,
      }
    const problem = firstProblem(part, held, join(path, name))
    if (problem !== null) return problem
  }
  return null
}

function listProblem(shape: Shape, value: unknown, path: string): Problem | null {
  if (!Array.isArray(value)) return expected(path, 'a list [ … ]', value)
  if (value.length < (shape.minItems ?? 0))
    return { path, detail: `expected at least ${shape.minItems ?? 0} in the list, found ${value.length}` }
  if (value.length > (shape.maxItems ?? Infinity))
    return { path, detail: `expected at most ${shape.maxItems ?? 0} in the list, found ${value.length}` }
  for (const [at, held] of value.entries()) {
    const problem = firstProblem(shape.items ?? {}, held, `${path}[${at}]`)
    if (problem !== null) return problem
  }
  return null
}

function integerProblem(shape: Shape, value: unknown, path: string): Problem | null {
  return Number.isSafeInteger(value) && Number(value) >= (shape.minimum ?? -Infinity) && Number(value) <= (shape.maximum ?? Infinity)
    ? null
    : expected(path, inWords(shape), value)
}

function textProblem(shape: Shape, value: unknown, path: string): Problem | null {
  if (typeof value !== 'string') return expected(path, inWords(shape), value)
  const stray = UNKEEPABLE.exec(value)
  if (stray !== null)
    return {
      path,
      detail: `expected text without control characters (line breaks are written \\n), found U+${(stray[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} at character ${[...value.slice(0, stray.index)].length + 1}`,
    }
  if (leavesOpen(value))
    return { path, detail: 'expected text that closes every change of writing direction it opens (U+2069 or U+202C is missing)' }
  const length = [...value].length
  if (length > (shape.maxLength ?? Infinity))
    return { path, detail: `expected at most ${shape.maxLength ?? 0} characters, found ${length}` }
  if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(value)) return expected(path, inWords(shape), value)
  if ((shape.minLength ?? 0) > 0 && value.trim() === '') return { path, detail: `expected ${inWords(shape)}, found none` }
  return null
}

function choiceProblem(shape: Shape, value: unknown, path: string): Problem | null {
  return choicesOf(shape).includes(value) ? null : expected(path, inWords(shape), value)
}

function choicesOf(shape: Shape): readonly unknown[] {
  return shape.enum ?? (shape.anyOf ?? []).map((choice) => choice.const)
}

/** What a schema asks for, in words. */
function inWords(shape: Shape): string {
  if (shape.enum !== undefined || shape.anyOf !== undefined)
    return `one of ${choicesOf(shape)
      .map((choice) => JSON.stringify(choice))
      .join(', ')}`
  if (shape.type === 'object') return 'an object { … }'
  if (shape.type === 'array') return 'a list [ … ]'
  if (shape.type === 'integer')
    return shape.minimum === undefined ? 'a whole number' : `a whole number from ${shape.minimum} to ${shape.maximum ?? 'any'}`
  if (shape.pattern !== undefined) return PATTERNS_IN_WORDS[shape.pattern] ?? `text that matches ${shape.pattern}`
  return shape.maxLength === undefined ? 'text' : `text of ${shape.minLength ?? 0} to ${shape.maxLength} characters`
}

function expected(path: string, what: string, value: unknown): Problem {
  return { path, detail: `expected ${what}, found ${shown(value)}` }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'an object'
  const text = JSON.stringify(value) ?? 'nothing'
  return [...text].length > SHOWN_CHARACTERS ? `${[...text].slice(0, SHOWN_CHARACTERS).join('')}…` : text
}

function leavesOpen(text: string): boolean {
  const isolates = (text.match(/[\u2066-\u2068]/g)?.length ?? 0) - (text.match(/\u2069/g)?.length ?? 0)
  const embeddings = (text.match(/[\u202A\u202B\u202D\u202E]/g)?.length ?? 0) - (text.match(/\u202C/g)?.length ?? 0)
  return isolates > 0 || embeddings > 0
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Makes the smallest value that a schema of the contract accepts, so that every route can be knocked at. */
import type { TSchema } from 'typebox'

/** Examples for the patterns of `contract/shapes.ts`. */
const EXAMPLES = [
  '00000000-0000-7000-8000-000000000000',
  'a-slug',
  '2026-10-08T16:15:00.000Z',
  '2026-10-08',
  '18:15',
  'en',
  '1',
  'a'.repeat(20),
  '0'.repeat(64),
]

// What is read of a schema, which is plain JSON Schema at run time.
interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly pattern?: string
}

/** The smallest value: required members only, shortest lists. @throws {Error} for a pattern without an example */
export function sampleValue(schema: TSchema): unknown {
  return valueOf(schema as JsonSchema)
}

function valueOf(schema: JsonSchema): unknown {
  if ('const' in schema) return schema.const
  if (schema.anyOf !== undefined) return valueOf(schema.anyOf[0] ?? {})
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, valueOf(schema.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, (_, at) => distinct(valueOf(schema.items ?? {}), at))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'string':
      return textOf(schema)
    case 'null':
      return null
    default:
      return {}
  }
}

/** Lists of numbers may have to differ from each other. */
function distinct(value: unknown, at: number): unknown {
  return typeof value === 'number' ? value + at : value
}

function textOf({ pattern, minLength = 1 }: JsonSchema): string {
  if (pattern === undefined) return 'a'.repeat(Math.max(1, minLength))
  const example = EXAMPLES.find((text) => new RegExp(pattern).test(text))
  if (example === undefined) throw new Error(`there is no example for the pattern ${pattern}`)
  return example
}

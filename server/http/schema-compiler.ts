/** Checks requests against the schemas of the contract. Query and path come as text and are read as numbers where asked; bodies are taken as they are. */
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv'

const options = { allErrors: false, removeAdditional: false, useDefaults: false, strict: false, verbose: true } as const
const forBodies = new Ajv({ ...options, coerceTypes: false })
const forAddresses = new Ajv({ ...options, coerceTypes: true })

/** Validator compiler for Fastify. */
export function compileSchema(part: { schema: unknown; httpPart?: string | undefined }): ValidateFunction {
  // Schemas come from the contract, where TypeBox made them.
  const schema = part.schema as AnySchema
  return part.httpPart === 'body' ? forBodies.compile(schema) : forAddresses.compile(schema)
}

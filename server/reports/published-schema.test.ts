import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRecord, aRecord, HAS_RECORD_OF_2013, recordOf2013 } from '../test-record.ts'
import { firstProblem } from '../../contract/first-problem.ts'
import { GatheringRecordSchema, publishedRecordSchema } from '../../contract/gathering-record.ts'
import { parseGatheringRecord } from '../../contract/parse-gathering-record.ts'

const published = new Ajv2020({ strict: false }).compile(publishedRecordSchema('https://house.example'))

describe('the schema of the gathering record', () => {
  it('is a JSON Schema 2020-12 at its published address', () => {
    expect(publishedRecordSchema('https://house.example')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://house.example/schemas/gathering-record-v1.json',
      type: 'object',
      title: expect.any(String),
      description: expect.any(String),
    })
  })
  it('takes a record with every field', () => {
    expect(published(aRecord())).toBe(true)
    expect(parseGatheringRecord(aRecord()).ok).toBe(true)
  })
  it.skipIf(!HAS_RECORD_OF_2013)('takes the record of 2013 (skipped where it does not lie beside the project)', () => {
    expect(published(recordOf2013())).toBe(true)
    expect(parseGatheringRecord(recordOf2013()).ok).toBe(true)
  })
  it('agrees with our own check about any record from which something was taken or changed', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), fc.constantFrom<unknown>(undefined, null, 7, '', 'x', [], {}, -1, 1.5), (record, at, put) => {
        const broken = changed(record, at, put)
        expect(firstProblem(GatheringRecordSchema, broken) === null || !isOnlyText(broken)).toBe(published(broken) || !isOnlyText(broken))
      }),
      { numRuns: 300 },
    )
  })
})

/** The record with one of its values, counted in the order of writing, replaced or (undefined) taken out. */
function changed(record: object, at: number, put: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(record))
  const places: [parent: Record<string, unknown>, key: string][] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    // Lists and objects alike are read by their keys here.
    const parent = value as Record<string, unknown>
    for (const key of Object.keys(parent)) {
      places.push([parent, key])
      walk(parent[key])
    }
  }
  walk(copy)
  const [parent, key] = places[at % places.length] ?? []
  if (parent === undefined || key === undefined) return copy
  if (put === undefined && !Array.isArray(parent)) delete parent[key]
  else parent[key] = put ?? null
  return copy
}

/** Our own check asks more of texts than JSON Schema can say: no control characters, something to be seen. The comparison leaves such values aside. */
function isOnlyText(value: unknown): boolean {
  if (typeof value === 'string') return value === '' || value.trim() !== ''
  return typeof value !== 'object' || value === null ? true : Object.values(value).every(isOnlyText)
}

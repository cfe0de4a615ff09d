/** Takes a value from a file as a gathering record, or names the first place where it is none. */
import { checkRecord } from '../core/records/check-record.ts'
import type { GatheringRecord } from '../core/records/gathering-record.ts'
import { accept, refuse, type Outcome } from '../core/words/outcome.ts'
import { firstProblem } from './first-problem.ts'
import { GatheringRecordSchema, type ShapedRecord } from './gathering-record.ts'
import { IDEAS_PER_GATHERING_MAX } from './limits.ts'

/**
 * Parses a record: first its shape, then whether its parts agree with each other.
 * @returns the record, or `record_invalid` with `path` (inside the file) and `detail` (what was expected and what was found)
 */
export function parseGatheringRecord(value: unknown): Outcome<GatheringRecord, 'record_invalid'> {
  const misshapen = firstProblem(GatheringRecordSchema, value)
  if (misshapen !== null)
    return refuse('record_invalid', { path: misshapen.path === '' ? 'the file' : misshapen.path, detail: `${misshapen.detail}.` })
  // The schema has just checked it.
  const record: GatheringRecord = value as ShapedRecord
  const disagreement = checkRecord(record, IDEAS_PER_GATHERING_MAX)
  return disagreement === null ? accept(record) : refuse('record_invalid', { path: disagreement.path, detail: `${disagreement.detail}.` })
}

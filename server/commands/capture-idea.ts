/** Puts an idea on the table. The writing itself goes by the capture train, which takes many ideas in one transaction. */
import { IDEA_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseInstant } from '../../core/ledger/instant.ts'
import { refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { House } from '../house.ts'
import type { Captured } from './capture-group.ts'

/** An idea as it was sent from a seat. */
export interface CaptureIdea {
  readonly gathering: string
  readonly seat: string
  readonly key: string
  /** What the key was sent with. */
  readonly digest?: string
  readonly round: string
  readonly text: string
  readonly language: string | null
  readonly writtenAt: string | null
  readonly buildsOn: number | null
}

/** Captures an idea once per key. Refuses an empty or too long text before it costs the database anything. */
export async function captureIdea(house: House, asked: CaptureIdea): Promise<Outcome<Captured, RefusalCode>> {
  const text = parseVerbatim(asked.text, 'text', IDEA_CHARACTERS_MAX)
  if (!text.ok) return text
  const writtenAt = asked.writtenAt === null ? null : parseInstant(asked.writtenAt)
  if (writtenAt === null && asked.writtenAt !== null)
    return refuse('invalid', { field: 'writtenAt', detail: 'this instant does not exist.' })
  return await house.captures.board({ ...asked, text: text.value, writtenAt })
}

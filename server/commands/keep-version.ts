/** Keeps the text of a draft as it stands now as a version: the one moment at which what was typed comes on record. */
import { VERSION_REASON_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional } from './parse-texts.ts'
import { versionAtHand } from './version-at-hand.ts'

/** Keeps it. Refuses when nothing has changed since the last version, and a text that cannot stand on record. */
export async function keepVersion(
  house: HouseBase,
  acting: Acting,
  draft: string,
  asked: { readonly reason: string | null },
): Promise<Outcome<Done<{ number: number; digest: string }>, RefusalCode>> {
  const reason = parseOptional(asked.reason, 'reason', VERSION_REASON_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const version = await versionAtHand(act, draft, reason.value)
    if (!version.ok) return version
    const { number, digest, isKept, drafts } = version.value
    return isKept ? refuse('nothing_changed', { version: number }) : accept({ drafts, result: { number, digest } })
  })
}

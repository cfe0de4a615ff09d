/** Prepares a weighing of a gathering or of the forum itself. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseInstant } from '../../core/ledger/instant.ts'
import type { RecordedAudience, RecordedShowing } from '../../core/ledger/weighing-kinds.ts'
import { checkTimes, SHARE_USUAL } from '../../core/weighing/settings.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { isWeighingSlugTaken } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** What somebody fills in to prepare a weighing. */
export interface PrepareWeighing {
  readonly name: string
  readonly purpose: string
  /** Id of the gathering, or null for a weighing of the forum. */
  readonly gathering: string | null
  readonly audience: RecordedAudience
  readonly showing: RecordedShowing
  readonly share: number | null
  readonly takesOwn: boolean
  readonly opensAt: string | null
  readonly closesAt: string | null
}

/** Prepares it. Refuses seats without a gathering, times in the wrong order, and texts that are empty or too long. */
export async function prepareWeighing(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: PrepareWeighing,
): Promise<Outcome<Done<{ id: string; slug: string }>, RefusalCode>> {
  const name = parseTitle(asked.name, 'name')
  if (!name.ok) return name
  const purpose = parsePlainText(asked.purpose, 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const times = parseTimes(asked)
  if (!times.ok) return times
  if (asked.audience === 'seats' && asked.gathering === null)
    return refuse('invalid', {
      field: 'audience',
      detail: 'there are no seats without a gathering. Choose a gathering, or let everybody rate who holds the link.',
    })
  return await perform(house, acting, async (act) => {
    if (asked.gathering !== null && (await readGathering(act.tx, asked.gathering))?.forum_id !== forum)
      return refuse('invalid', { field: 'gathering', detail: 'this forum has no such gathering.' })
    const [id, slug] = [act.newId(), await freeSlug(act.tx, slugOf(name.value, 'weighing'))]
    const { audience, showing } = asked
    return accept({
      drafts: [
        {
          kind: 'weighing_prepared',
          forum,
          gathering: asked.gathering,
          body: {
            id,
            slug,
            name: act.keep(name.value),
            purpose: act.keep(purpose.value),
            audience,
            showing,
            share: asked.share ?? SHARE_USUAL,
            takesOwn: asked.takesOwn,
            ...times.value,
          },
        },
      ],
      result: { id, slug },
    })
  })
}

function parseTimes(asked: PrepareWeighing): Outcome<{ opensAt: string | null; closesAt: string | null }, RefusalCode> {
  for (const field of ['opensAt', 'closesAt'] as const)
    if (asked[field] !== null && parseInstant(asked[field]) === null)
      return refuse('invalid', { field, detail: 'this instant does not exist.' })
  const times = { opensAt: parsed(asked.opensAt), closesAt: parsed(asked.closesAt) }
  const checked = checkTimes(times)
  return checked.ok ? accept(times) : checked
}

function parsed(instant: string | null): string | null {
  return instant === null ? null : parseInstant(instant)
}

/** A short name that no weighing has. */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    // Six digits would be taken for a code.
    const slug = count === 1 && !/^\d+$/.test(wanted) ? wanted : `${wanted}-${count}`
    if (!(await isWeighingSlugTaken(tx, slug))) return slug
  }
}

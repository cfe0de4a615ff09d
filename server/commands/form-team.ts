/** Forms a team for an issue: its seats by stakeholder group and region, and the dates of its open call. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { checkQuorum } from '../../core/drafts/quorum.ts'
import { numberSeats, USUAL_QUORUM, type WantedSeats } from '../../core/drafts/team.ts'
import { parseInstant } from '../../core/ledger/instant.ts'
import type { RecordedFilling, RecordedQuorum } from '../../core/ledger/team-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import type { Tx } from '../sql/ledger.ts'
import { isTeamSlugTaken } from '../sql/teams.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'
import { freeSlug } from './free-slug.ts'
import { parseTitle } from './parse-texts.ts'

/** What a convener fills in. */
export interface FormTeam {
  readonly name: string
  readonly purpose: string
  readonly filling: RecordedFilling
  readonly seats: readonly WantedSeats[]
  /** Null: the usual one, or less where fewer groups have seats. */
  readonly quorum: RecordedQuorum | null
  readonly callOpensAt: string | null
  readonly callClosesAt: string | null
}

/** Forms it. */
export async function formTeam(
  house: HouseBase,
  acting: Acting,
  { forum, issue }: { readonly forum: string; readonly issue: string },
  asked: FormTeam,
): Promise<Outcome<Done<{ id: string; slug: string }>, RefusalCode>> {
  const name = parseTitle(asked.name, 'name')
  if (!name.ok) return name
  const purpose = parsePlainText(asked.purpose, 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const seats = numberSeats(asked.seats)
  if (!seats.ok) return seats
  const groups = new Set(asked.seats.map(({ stakeholderGroup }) => stakeholderGroup)).size
  const quorum = asked.quorum ?? { ...USUAL_QUORUM, groups: Math.min(USUAL_QUORUM.groups, groups) }
  const reachable = checkQuorum(quorum, groups)
  if (!reachable.ok) return reachable
  const call = parseCall(asked)
  if (!call.ok) return call
  return await perform(house, acting, async (act) => {
    const known = await checkGroups(act.tx, forum, asked.seats)
    if (!known.ok) return known
    const [id, slug] = [act.newId(), await freeSlug(slugOf(name.value, 'team'), async (wanted) => await isTeamSlugTaken(act.tx, wanted))]
    const body = {
      id,
      issue,
      slug,
      name: act.keep(name.value),
      purpose: act.keep(purpose.value),
      filling: asked.filling,
      seats: seats.value,
      quorum,
      ...call.value,
    }
    return accept({ drafts: [{ kind: 'team_formed', forum, gathering: null, body }], result: { id, slug } })
  })
}

/** Groups and regions must be of the forum and in use; each pair stands in the list once. */
async function checkGroups(tx: Tx, forum: string, wanted: readonly WantedSeats[]): Promise<Outcome<null, 'invalid'>> {
  const groups = (await readStakeholderGroups(tx, forum)).filter(({ is_retired }) => !is_retired)
  const regions = (await readRegionalGroups(tx, forum)).filter(({ is_retired }) => !is_retired)
  for (const [at, { stakeholderGroup, regionalGroup }] of wanted.entries()) {
    if (!groups.some(({ id }) => id === stakeholderGroup))
      return refuse('invalid', { field: `seats.${at}.stakeholderGroup`, detail: 'this forum has no such group. Load the page again.' })
    if (regionalGroup !== null && !regions.some(({ id }) => id === regionalGroup))
      return refuse('invalid', { field: `seats.${at}.regionalGroup`, detail: 'this forum has no such region. Load the page again.' })
    if (wanted.findIndex((other) => other.stakeholderGroup === stakeholderGroup && other.regionalGroup === regionalGroup) < at)
      return refuse('invalid', { field: `seats.${at}`, detail: 'this group and region stand in the list twice. Name them once.' })
  }
  return accept(null)
}

function parseCall(asked: FormTeam): Outcome<{ callOpensAt: string | null; callClosesAt: string | null }, 'invalid'> {
  const call = { callOpensAt: asked.callOpensAt, callClosesAt: asked.callClosesAt }
  for (const field of ['callOpensAt', 'callClosesAt'] as const) {
    const given = asked[field]
    call[field] = given === null ? null : parseInstant(given)
    if (given !== null && call[field] === null) return refuse('invalid', { field, detail: 'this instant does not exist.' })
  }
  if (call.callOpensAt !== null && call.callClosesAt !== null && call.callClosesAt <= call.callOpensAt)
    return refuse('invalid', { field: 'callClosesAt', detail: 'a call closes after it opens. Choose a later time.' })
  return accept(call)
}

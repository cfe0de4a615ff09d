/** The stakeholder group an idea came from, with its mark. */
import type { Client } from '$contract/client.ts'
import type { StakeholderGroupView } from '$contract/forums.ts'
import type { TraceView } from '$contract/ideas.ts'

/** The group, or null when none was said. */
export async function groupOf(call: Client, trace: TraceView): Promise<StakeholderGroupView | null> {
  const wanted = trace.idea.stakeholderGroup
  if (wanted === null) return null
  const gathering = await call('GET /gatherings/:gathering', { params: { gathering: trace.gatheringSlug } })
  return gathering.ok ? (gathering.answer.stakeholderGroups.find((group) => group.id === wanted) ?? null) : null
}

/** What stands around a trace: the road of its idea, and the stakeholder groups that its figures are told by. */
import type { Client } from '$contract/client.ts'
import type { StakeholderGroupView } from '$contract/forums.ts'
import type { TraceView } from '$contract/ideas.ts'
import type { RoadView } from '$contract/roads.ts'
import { answered } from '$line/answered.ts'

/** Road and groups, asked for at once. */
export async function roadOf(call: Client, trace: TraceView): Promise<{ road: RoadView; groups: StakeholderGroupView[] }> {
  const [road, gathering] = await Promise.all([
    call('GET /gatherings/:gathering/ideas/:number/road', { params: { gathering: trace.gatheringSlug, number: trace.idea.number } }),
    call('GET /gatherings/:gathering', { params: { gathering: trace.gatheringSlug } }),
  ])
  return { road: answered(road), groups: gathering.ok ? gathering.answer.stakeholderGroups : [] }
}

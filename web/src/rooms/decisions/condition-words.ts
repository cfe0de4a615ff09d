/** Conditions by name, for the builder of rules. */
import type { Condition } from '../../../../core/decisions/rule.ts'
import { say } from '$words/decisions'

export const KIND_NAMES: Readonly<Record<Condition['kind'], () => string>> = {
  yes_of_all: say.kindYesOfAll,
  yes_in_each_group: say.kindYesInEachGroup,
  no_at_most: say.kindNoAtMost,
  quorum_of_all: say.kindQuorumOfAll,
  quorum_in_each_group: say.kindQuorumInEachGroup,
  mean_of_groups: say.kindMeanOfGroups,
  groups_in_favour: say.kindGroupsInFavour,
  not_blocked: say.kindNotBlocked,
  breadth: say.kindBreadth,
  houses: say.kindHouses,
  objections: say.kindObjections,
  silence: say.kindSilence,
  chair_call: say.kindChairCall,
  designation: say.kindDesignation,
  choose: say.kindChoose,
}

/** Places of the map as they stand in addresses. */
import { ROAD_STEPS, STANDINGS, type RoadStep, type Standing } from '../../../../core/records/road.ts'

/** Whether the map has this place. */
export function isPlace(named: { step: string; standing: string }): named is { step: RoadStep; standing: Standing } {
  const step = ROAD_STEPS.find((one) => one === named.step)
  return step !== undefined && STANDINGS[step].some((one) => one === named.standing)
}

/** Keys and swipes that rate. */
import type { OwnRating } from '$contract/weighings'

/** Pixels that a finger goes before it means something; less is a tap that slipped. */
const SWIPE_PX = 70
/** How much further along than across: a swipe is meant in one direction. */
const STRAIGHT = 1.6

/** 1 agree, 2 disagree, 3 pass. */
export function ratingOfKey(key: string): OwnRating['rating'] | null {
  return key === '1' ? 1 : key === '2' ? -1 : key === '3' ? 0 : null
}

/** To the end of the line agree, to its start disagree, up pass; mirrored where lines run from right to left. */
export function ratingOfSwipe(x: number, y: number, isRightToLeft: boolean): OwnRating['rating'] | null {
  const [along, up] = [isRightToLeft ? -x : x, -y]
  if (Math.abs(along) >= SWIPE_PX && Math.abs(along) > STRAIGHT * Math.abs(up)) return along > 0 ? 1 : -1
  return up >= SWIPE_PX && up > STRAIGHT * Math.abs(along) ? 0 : null
}

/** Which picture stands on the wall: chosen by whoever holds the keyboard, else by what runs. */
import type { GatheringView } from '../../../../contract/gatherings.ts'
import { runningItem } from '../gathering/programme-stops.ts'

/** What can be chosen by key or address; `auto` follows the programme. */
export const WALL_CHOICES = ['auto', 'clock', 'join', 'ideas', 'themes', 'queue', 'lists', 'pulse', 'blank'] as const
export type WallChoice = (typeof WALL_CHOICES)[number]
/** What is drawn. */
export type WallPicture = 'doors' | 'join' | 'clock' | 'ideas' | 'themes' | 'queue' | 'lists' | 'pulse' | 'over' | 'blank'

/** Keys of the wall. */
export const WALL_KEYS: Readonly<Record<string, WallChoice>> = {
  a: 'auto',
  c: 'clock',
  j: 'join',
  i: 'ideas',
  t: 'themes',
  q: 'queue',
  l: 'lists',
  w: 'pulse',
  b: 'blank',
}

const CHOSEN_AS_DRAWN = ['blank', 'ideas', 'themes', 'queue', 'lists', 'pulse'] as const

/** Reads `?view=` of the address; anything unknown follows the programme. */
export function parseWallChoice(value: string | null): WallChoice {
  return WALL_CHOICES.find((choice) => choice === value) ?? 'auto'
}

/** The picture for a choice. A choice that has nothing to show yet (how to join, without open doors) shows the doors. */
export function wallPicture(gathering: GatheringView, choice: WallChoice): WallPicture {
  const drawn = CHOSEN_AS_DRAWN.find((one) => one === choice)
  if (drawn !== undefined) return drawn
  if (choice === 'join') return gathering.code === null ? 'doors' : 'join'
  if (choice === 'clock') return runningItem(gathering) === null ? beforeOrAfter(gathering) : 'clock'
  return followProgramme(gathering)
}

function followProgramme(gathering: GatheringView): WallPicture {
  const item = runningItem(gathering)
  if (gathering.state !== 'open' || item === null) return beforeOrAfter(gathering)
  // People still come in while the opening runs: the way in is worth more than the clock.
  if (item.kind === 'opening') return gathering.code === null ? 'clock' : 'join'
  return item.kind === 'townhall' ? 'themes' : 'clock'
}

function beforeOrAfter(gathering: GatheringView): WallPicture {
  if (gathering.state === 'draft') return 'doors'
  if (gathering.state === 'closed' || gathering.clock.state === 'over') return 'over'
  return gathering.code === null ? 'doors' : 'join'
}

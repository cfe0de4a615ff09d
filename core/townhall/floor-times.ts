/**
 * How long each stakeholder group has spoken, and what it has had in the account of the hall. What a speech takes beyond its slot
 * is shared out: the other groups that are here gain it in equal parts, and come earlier by that much.
 */

/** A speech, ended or running. A group of null is that of people who said none. */
export interface Speech {
  readonly group: string | null
  readonly spokenMs: number
  readonly slotMs: number
}
/** What a group has had. */
export interface GroupTime {
  readonly group: string | null
  readonly speeches: number
  /** Milliseconds at the microphone. */
  readonly spokenMs: number
  /** Of these, beyond the slots. */
  readonly overMs: number
  /** Shared out to it from what others took beyond theirs. */
  readonly gainedMs: number
}

/**
 * Times of the groups in the order given; groups that spoke without being named follow in the order in which they spoke.
 * What everybody gained is, to the millisecond, what everybody took beyond their slots, as long as there is another group.
 * @param here groups that have somebody in the house
 */
export function groupTimes(here: readonly (string | null)[], speeches: readonly Speech[]): GroupTime[] {
  const groups = [...new Set([...here, ...speeches.map(({ group }) => group)])]
  const gained = new Map(groups.map((group) => [group, 0]))
  for (const speech of speeches) {
    const others = groups.filter((group) => group !== speech.group)
    for (const [at, part] of partsOf(overMsOf(speech), others.length).entries()) {
      const other = others[at] ?? null
      gained.set(other, (gained.get(other) ?? 0) + part)
    }
  }
  return groups.map((group) => {
    const own = speeches.filter((speech) => speech.group === group)
    return {
      group,
      speeches: own.length,
      spokenMs: own.reduce((sum, { spokenMs }) => sum + spokenMs, 0),
      overMs: own.reduce((sum, speech) => sum + overMsOf(speech), 0),
      gainedMs: gained.get(group) ?? 0,
    }
  })
}

/** What a group has had as the order of speakers counts it, in whole seconds as they are shown; below 0 when it gained more than it spoke. */
export function accountSeconds({ spokenMs, gainedMs }: Pick<GroupTime, 'spokenMs' | 'gainedMs'>): number {
  return Math.floor((spokenMs - gainedMs) / 1000)
}

function overMsOf({ spokenMs, slotMs }: Speech): number {
  return Math.max(0, spokenMs - slotMs)
}

/** Whole milliseconds in parts as equal as can be; the first take what does not divide. */
function partsOf(ms: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, at) => Math.floor(ms / parts) + (at < ms % parts ? 1 : 0))
}

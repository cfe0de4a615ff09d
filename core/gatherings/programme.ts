/** The programme of a gathering: what its times add up to. Gaps and overlaps are shown, never forbidden. */

/** A programme item as its times are checked; minutes count from midnight on the clock of the gathering. */
export interface TimedItem {
  readonly id: string
  readonly startMinute: number
  readonly endMinute: number
}

/** A remark on a programme. `minutes` is how long the gap or overlap is, `atMinute` where it begins. */
export interface ProgrammeCheck {
  readonly kind: 'gap' | 'overlap' | 'zero_minutes'
  readonly item: string
  readonly minutes: number
  readonly atMinute: number
}

/**
 * Gaps and overlaps between neighbours and items of no length, in the order of the items. A gap or overlap names the later item.
 */
export function checkProgramme(items: readonly TimedItem[]): readonly ProgrammeCheck[] {
  const checks: ProgrammeCheck[] = []
  let reached: number | null = null
  for (const item of items) {
    if (reached !== null && item.startMinute > reached)
      checks.push({ kind: 'gap', item: item.id, minutes: item.startMinute - reached, atMinute: reached })
    if (reached !== null && item.startMinute < reached)
      checks.push({ kind: 'overlap', item: item.id, minutes: reached - item.startMinute, atMinute: item.startMinute })
    if (item.endMinute === item.startMinute) checks.push({ kind: 'zero_minutes', item: item.id, minutes: 0, atMinute: item.startMinute })
    reached = Math.max(reached ?? item.endMinute, item.endMinute)
  }
  return checks
}

/** Numbers the conversations 1.. in their order; other items have no round. */
export function roundNumbers(kinds: readonly string[]): readonly (number | null)[] {
  let round = 0
  return kinds.map((kind) => (kind === 'conversation' ? (round += 1) : null))
}

/** From when to when a body was there, in words; empty where nothing was said. */
import { bothTimes } from '$parts/figures.ts'
import { say } from '$words/attendance'

export function cameWhen({ from, until }: { readonly from: string | null; readonly until: string | null }, timeZone: string): string {
  if (from === null && until === null) return ''
  const shown = (instant: string | null): string => (instant === null ? 'none' : bothTimes(instant, timeZone))
  return `${say.times({ from: shown(from), until: shown(until) })},`
}

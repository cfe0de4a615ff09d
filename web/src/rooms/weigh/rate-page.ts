/** What the server hands to the rating page inside its HTML, as a data block that runs nothing. */
import type { ShareView } from '$contract/weighings'

/** The weighing as far as a phone needs it. */
export interface RateStart {
  readonly slug: string
  readonly name: string | null
  readonly showing: 'live' | 'closed'
  readonly serverNow: string
  readonly share: ShareView
}

/** The data block; `<` is escaped, so that no words can end it. */
export function rateBlock(start: RateStart): string {
  return `<script type="application/json" id="rate-props">${JSON.stringify(start).replaceAll('<', '\\u003c')}</${'script'}>`
}

/** Reads the block back. */
export function readRateStart(text: string): RateStart {
  // The one writer is rateBlock, in the same page.
  return JSON.parse(text) as RateStart
}

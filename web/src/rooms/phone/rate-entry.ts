/** Wakes the rating page: the server has drawn it, this makes it live. */
import { hydrate } from 'svelte'
import RateScreen from '../weigh/RateScreen.svelte'
import { readRateStart } from '../weigh/rate-page.ts'
import { markAsWhole } from './mark-as-whole.ts'

const target = document.getElementById('rate')
const text = document.getElementById('rate-props')?.textContent
if (target !== null && typeof text === 'string') {
  markAsWhole(target)
  const look = Number(new URL(location.href).searchParams.get('look') ?? Number.NaN)
  hydrate(RateScreen, { target, props: { start: readRateStart(text), look: Number.isInteger(look) ? look : null } })
}

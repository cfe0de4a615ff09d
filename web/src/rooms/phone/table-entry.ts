/** Wakes the table page: the server has drawn it, this makes it live. */
import { flushSync, hydrate } from 'svelte'
import { rememberTyped } from '../../line/typed-before.ts'
import TableScreen from './TableScreen.svelte'
import { markAsWhole } from './mark-as-whole.ts'
import { readProps } from './table-page.ts'

const target = document.getElementById('table')
const text = document.getElementById('table-props')?.textContent
if (target !== null && typeof text === 'string') {
  const wordsNow = (): string => target.querySelector('textarea')?.value ?? ''
  const typed = wordsNow()
  const giveBack = rememberTyped()
  markAsWhole(target)
  hydrate(TableScreen, { target, props: readProps(text) })
  flushSync()
  // A draft that this phone has kept goes before the first letters of another.
  if (['', typed].includes(wordsNow())) giveBack()
}

/** Wakes the table page: the server has drawn it, this makes it live. */
import { hydrate } from 'svelte'
import TableScreen from './TableScreen.svelte'
import { readProps } from './table-page.ts'

const target = document.getElementById('table')
const text = document.getElementById('table-props')?.textContent
if (target !== null && typeof text === 'string') hydrate(TableScreen, { target, props: readProps(text) })

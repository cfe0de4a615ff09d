import { describe, expect, it } from 'vitest'
import { wordsInMarkup } from './catalogue.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('every string that people see comes from the catalogue', () => {
  it('holds in this checkout', () => {
    expect(listed(wordsInMarkup(checkout()))).toBe('')
  })
  it.each([
    '<p>Take a seat</p>',
    '{#if x}<b>open</b>{/if}',
    '{#each xs as x}<li>No. {x}</li>{/each}',
    '<button aria-label="Close"></button>',
    '<img alt="Table {n}" />',
    '<input placeholder="Name" />',
    '<X>{#snippet foot()}End{/snippet}</X>',
    '<p>席につく</p>',
  ])('would find %s', (text) => expect(wordsInMarkup(aTree({ 'web/src/parts/X.svelte': text }))).toHaveLength(1))
  it('leaves expressions, classes, styles, signs and the name of the product alone', () => {
    const text =
      '<script lang="ts">const x = "words"</script>\n<p class="btn line" id="seat" aria-label={say.close()}>{say.seat()} · 1–3 ×</p><svg><text style:font-size="12px">a</text></svg><b>Entente</b>\n<style>p { color: red }</style>'
    expect(wordsInMarkup(aTree({ 'web/src/parts/X.svelte': text }))).toEqual([])
  })
})

/** Links inside a letter of the house, so that an administrator can hand them on. */

const LINK = /https?:\/\/[^\s<>"']+/gu

/** Addresses in the text of a letter, in their order, without full stops that end a sentence. */
export function linksOf(text: string): readonly string[] {
  return (text.match(LINK) ?? []).map((link) => link.replace(/[.,;)]+$/u, ''))
}

/** The text of a letter without what opens a door: a link that signs somebody in is for the person it was sent to alone. */

/** Puts dots in place of the token of every link. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/([?&]token=)[^&\s]+/g, '$1…')
}

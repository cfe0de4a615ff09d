/** Lets Svelte take over a screen that the server has drawn as a part of its page. */

/** Svelte takes over what stands between the marks of a whole screen, and would else draw all of it anew. */
export function markAsWhole(screen: HTMLElement): void {
  screen.prepend(document.createComment('['))
  if (screen.lastChild instanceof Comment) screen.lastChild.data = ']'
  else screen.append(document.createComment(']'))
}

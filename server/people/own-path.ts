/** Paths of this house to go on to after signing in. */

/** Takes a path as it was sent; whatever could lead to another site becomes the front page. */
export function parseOwnPath(raw: string | undefined): string {
  if (raw === undefined || !/^\/(?![/\\])[^\\\s\u0000-\u001f]*$/.test(raw)) return '/'
  const url = new URL(raw, 'http://house.invalid')
  return url.host === 'house.invalid' ? url.pathname + url.search + url.hash : '/'
}

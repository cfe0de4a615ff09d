/** Where passkeys work: browsers take them on https with a name, and on this machine itself. */

/**
 * The name that passkeys are bound to, and the addresses at which they are taken. A house that is reached by a bare address
 * or over plain http takes them on `localhost` alone; `isOffered` is false where no browser would take them anywhere.
 */
export function passkeyPlaceOf(
  publicUrl: string,
  port: number,
): { readonly rpID: string; readonly origins: string[]; readonly isOffered: boolean } {
  const { hostname, protocol } = new URL(publicUrl)
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[')
  if (protocol === 'https:') return { rpID: hostname, origins: [publicUrl], isOffered: isName }
  return { rpID: 'localhost', origins: [...new Set([publicUrl, `http://localhost:${port}`])], isOffered: true }
}

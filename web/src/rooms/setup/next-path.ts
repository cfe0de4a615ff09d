/** Where somebody goes after sign-in: a path of this house, never another site. */

/** The path that was asked for, or the forum when it leads anywhere else. */
export function nextPath(asked: string | null): string {
  if (asked === null || !asked.startsWith('/') || asked.startsWith('//') || asked.includes('\\') || asked.length > 300) return '/'
  return asked
}

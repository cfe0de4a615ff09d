/** Time zones that can be chosen: what this Node knows, UTC first because every record speaks it. */

/** IANA zones in the order of the list. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

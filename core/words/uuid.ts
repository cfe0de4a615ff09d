/** How ids are written: as UUIDs in small letters. */

/** Pattern of a whole id, as schemas take it. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const UUID = new RegExp(UUID_PATTERN)

/** Whether a text is an id and nothing else. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** What a photo is called, and where its pictures are. */
import type { PhotoView } from '$contract/photos.ts'
import { say } from '$words/photos'

/** The name of a photo: its number, and where it was taken. */
export function labelOf({ number, subject, tableNumber: table, roundNumber: round }: PhotoView): string {
  if (table === null) return say.label({ number })
  if (subject === 'sheet') return round === null ? say.sheet({ number, table }) : say.sheetRound({ number, table, round })
  return round === null ? say.labelTable({ number, table }) : say.labelRound({ number, table, round })
}

/** The address of one size of a photo. */
export function pictureAt(slug: string, { digest }: PhotoView['large']): string {
  return `/api/v1/gatherings/${slug}/pictures/${digest}`
}

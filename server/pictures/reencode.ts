/** Makes a picture anew from its pixels alone: upright, in two sizes, with nothing of the file that came. Runs in a process of its own. */
import sharp, { type Raw, type Sharp } from 'sharp'
import { PHOTO_PIXELS_MAX } from '../../contract/limits.ts'
import { pictureKind, webpChunks, type FoundKind, type TakenKind } from './picture-kind.ts'

/** One size of a picture. */
export interface Encoded {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}
/** What became of a file: two sizes, or why it is no picture that can be kept, in a sentence that names the way out. */
export type Reencoded = { readonly large: Encoded; readonly small: Encoded } | { readonly trouble: string }

/** Longest side of the large size: handwriting on a sheet is legible, and it prints across a page. */
const LARGE_SIDE = 2_048
/** Longest side of the small size: three in a row on a laptop, one on a phone. */
const SMALL_SIDE = 640
/** Shortest side of a photo; less shows nothing. */
const SIDE_MIN = 16
/** Quality of WebP: handwriting keeps its edges, and a photo of a hall takes some 400 kB. */
const QUALITY = 80
/** Seconds that one step may take. */
const STEP_SECONDS_MAX = 10
/** What is said of files that are no photos. */
const TROUBLES: Readonly<Record<Exclude<FoundKind, TakenKind>, string>> = {
  heic: 'it is a HEIC picture. Let the phone take or send JPEG (“most compatible”), then add it again.',
  moving: 'it moves. Send a picture that stands still.',
  drawing: 'it is a drawing or a page, which may hold more than a picture. Send a JPEG, PNG, WebP or AVIF file.',
  unknown: 'it is none of JPEG, PNG, WebP and AVIF. Send one of these.',
}

// One picture at a time on one thread, and nothing remembered: the house needs the rest of the machine.
sharp.concurrency(1)
sharp.cache(false)
// Whatever a file claims to be, only these four are ever decoded; drawings, pages and the rest are shut off in the library itself.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'] })

/** Makes both sizes. The pixels alone go from one file to the other, as a plain array: nothing else of the file can come along. */
export async function reencode(file: Buffer): Promise<Reencoded> {
  const kind = pictureKind(file)
  if (isNotTaken(kind)) return { trouble: TROUBLES[kind] }
  try {
    const trouble = await troubleOf(file)
    if (trouble !== null) return { trouble }
    const { data, info } = await open(file)
      .timeout({ seconds: STEP_SECONDS_MAX })
      .autoOrient()
      .resize({ width: LARGE_SIDE, height: LARGE_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const pixels = { data, raw: { width: info.width, height: info.height, channels: info.channels } }
    return { large: await encode(pixels, LARGE_SIDE), small: await encode(pixels, SMALL_SIDE) }
  } catch {
    // What a decoder objects to is of no use to a person, and may repeat what stands in the file.
    return { trouble: 'it is damaged or incomplete. Send it again, or take the photo again.' }
  }
}

/** Reads the head of a file alone; no pixel is unfolded before its size is known. */
async function troubleOf(file: Buffer): Promise<string | null> {
  const { width, height, pages = 1 } = await open(file, false).metadata()
  if (pages > 1) return TROUBLES.moving
  if (width * height > PHOTO_PIXELS_MAX)
    return `it has ${Math.ceil((width * height) / 1_000_000)} million pixels; the limit is ${PHOTO_PIXELS_MAX / 1_000_000} million. Take it smaller.`
  if (Math.min(width, height) < SIDE_MIN) return `it is ${width} by ${height} pixels. Send one with sides of at least ${SIDE_MIN}.`
  return null
}

function open(file: Buffer, isLimited = true): Sharp {
  return sharp(file, { failOn: 'error', limitInputPixels: isLimited ? PHOTO_PIXELS_MAX : false, animated: false, sequentialRead: true })
}

async function encode({ data, raw }: { data: Buffer; raw: Raw }, side: number): Promise<Encoded> {
  const made = await sharp(data, { raw })
    .timeout({ seconds: STEP_SECONDS_MAX })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 4 })
    .toBuffer({ resolveWithObject: true })
  const chunks = webpChunks(made.data)
  // Pixels and nothing else; a library that adds anything one day is found out here and not by a reader.
  if (chunks.join() !== 'VP8 ') throw new Error(`the encoder wrote ${chunks.join()}`)
  return { bytes: made.data, width: made.info.width, height: made.info.height }
}

function isNotTaken(kind: FoundKind): kind is Exclude<FoundKind, TakenKind> {
  return Object.hasOwn(TROUBLES, kind)
}

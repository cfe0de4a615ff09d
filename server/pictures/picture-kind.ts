/** What kind of picture a file is by its first bytes, whatever its name says; and whether it moves. */

/** Kinds that are taken. */
export type TakenKind = 'jpeg' | 'png' | 'webp' | 'avif'
/** What a file turned out to be. */
export type FoundKind = TakenKind | 'heic' | 'moving' | 'drawing' | 'unknown'

/** Bytes looked through for the sign of a drawing: comments and declarations may stand before it. */
const DRAWING_LOOKED_AT = 4_096
/** Bytes of the box that lists brands: a file that names more is no picture. */
const BRANDS_LOOKED_AT = 256

/** Kind of a file. A picture that moves, and a drawing that could run scripts, are named as such. */
export function pictureKind(bytes: Buffer): FoundKind {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return isMovingPng(bytes) ? 'moving' : 'png'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return isMovingWebp(bytes) ? 'moving' : 'webp'
  if (latin(bytes, 4, 8) === 'ftyp') return kindOfBrand(bytes)
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return 'moving'
  return /<svg|<!doctype svg|<\?xml/i.test(latin(bytes, 0, DRAWING_LOOKED_AT)) ? 'drawing' : 'unknown'
}

/** Names of the chunks of a WebP file, in their order; empty when it is none. */
export function webpChunks(bytes: Buffer): readonly string[] {
  if (latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 12) !== 'WEBP') return []
  const names: string[] = []
  for (let at = 12; at + 8 <= bytes.length;) {
    names.push(latin(bytes, at, at + 4))
    const length = bytes.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return names
}

/** Brands of a file of the ISO kind: `avif` is taken, `avis` moves, the rest are pictures of phones in a format that the house cannot read. */
function kindOfBrand(bytes: Buffer): FoundKind {
  const length = Math.min(bytes.readUInt32BE(0), BRANDS_LOOKED_AT)
  const brands = [latin(bytes, 8, 12)]
  for (let at = 16; at + 4 <= Math.min(length, bytes.length); at += 4) brands.push(latin(bytes, at, at + 4))
  if (brands[0] === 'avis') return 'moving'
  if (brands.includes('avif')) return 'avif'
  return brands.some((brand) => /^(he[iv][a-z]|mif1|msf1)$/.test(brand)) ? 'heic' : 'unknown'
}

/** A PNG moves when a chunk `acTL` stands before its pixels. */
function isMovingPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length;) {
    const name = latin(bytes, at + 4, at + 8)
    if (name === 'acTL') return true
    if (name === 'IDAT') return false
    at += 12 + bytes.readUInt32BE(at)
  }
  return false
}

function isMovingWebp(bytes: Buffer): boolean {
  return webpChunks(bytes).some((name) => name === 'ANIM' || name === 'ANMF')
}

function latin(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1')
}

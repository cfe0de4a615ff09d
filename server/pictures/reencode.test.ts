import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { pictureKind, webpChunks } from './picture-kind.ts'
import { PictureMaker } from './picture-maker.ts'
import type { Encoded, Reencoded } from './reencode.ts'

const maker = new PictureMaker()
afterAll(() => maker.close())

/** Left half red, right half blue, so that it shows which way is up. */
const halves = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at += 1) data[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255
  return sharp(data, { raw: { width, height, channels: 3 } })
}
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a7' } })
async function make(file: Buffer): Promise<{ large: Encoded; small: Encoded }> {
  const made = await maker.make(file)
  if (made === null || 'trouble' in made) throw new Error(made?.trouble ?? 'too many wait')
  return made
}
const troubleOf = (made: Reencoded | null) => (made !== null && 'trouble' in made ? made.trouble : 'none')
const colourAt = async (bytes: Buffer, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
]

/** What Linux says of a process; nothing when it has just ended. */
function told(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
const parentOf = (id: string) => Number(/^PPid:\s+(\d+)/m.exec(told(id, 'status'))?.[1] ?? 0)
const commandOf = (id: string) => told(id, 'cmdline')

describe('a picture that is made anew', () => {
  it('holds nothing of the file but its pixels: no place, no name, no profile, no trailer', async () => {
    const planted = await halves(1_200, 800)
      .withExif({
        IFD0: { Artist: 'PLANTED-ARTIST', Make: 'PLANTED-PHONE' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 12/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '6/1 9/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><planted>PLANTED-XMP</planted></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    const file = Buffer.concat([planted, Buffer.from('PLANTED-TRAILER <script>alert(1)</script>')])
    const before = await sharp(file).metadata()
    // The planting must have worked, or the rest would prove nothing.
    for (const block of ['exif', 'xmp', 'icc'] as const) expect([block, before[block] !== undefined]).toEqual([block, true])
    expect(before.exif?.includes('PLANTED-ARTIST')).toBe(true)
    for (const { bytes } of Object.values(await make(file))) {
      expect(webpChunks(bytes)).toEqual(['VP8 '])
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
      expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
      for (const trace of ['PLANTED', 'GPS', 'Exif', 'script', 'ICC']) expect([trace, bytes.includes(trace)]).toEqual([trace, false])
    }
  })
  it('stands upright and in two sizes, and is never made larger', async () => {
    const lying = await halves(2_400, 1_200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { large, small } = await make(lying)
    expect([large.width, large.height, small.width, small.height]).toEqual([1_024, 2_048, 320, 640])
    const [top, bottom] = [await colourAt(large.bytes, 500, 100), await colourAt(large.bytes, 500, 1_900)]
    expect([(top[0] ?? 0) > 200, (bottom[2] ?? 0) > 200]).toEqual([true, true])
    const tiny = await make(await plain(200, 100).png().toBuffer())
    expect([tiny.large.width, tiny.small.width]).toEqual([200, 200])
  })
  it.each([
    ['JPEG', () => plain(300, 200).jpeg().toBuffer()],
    ['PNG with sixteen bits and glass', () => plain(300, 200).ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer()],
    ['WebP', () => plain(300, 200).webp().toBuffer()],
    ['AVIF', () => plain(300, 200).avif().toBuffer()],
    ['JPEG for presses', () => plain(300, 200).toColourspace('cmyk').jpeg().toBuffer()],
    ['PNG in grey', () => plain(300, 200).greyscale().png().toBuffer()],
  ])('is made of %s', async (_name, file) => {
    const { large } = await make(await file())
    expect([large.width, large.height]).toEqual([300, 200])
  })
})

describe('a large file', () => {
  it('comes through whole, one after the other', async () => {
    const noise = sharp(randomBytes(1_500 * 1_000 * 3), { raw: { width: 1_500, height: 1_000, channels: 3 } })
    const file = await noise.png({ compressionLevel: 0 }).toBuffer()
    expect(file.length).toBeGreaterThan(4_000_000)
    const made = await Promise.all([make(file), make(await plain(60, 40).png().toBuffer())])
    expect(made.map(({ large }) => large.width)).toEqual([1_500, 60])
  })
})

describe('a file that is no photo', () => {
  const moving = async () =>
    await sharp([await plain(32, 32).png().toBuffer(), await halves(32, 32).png().toBuffer()], { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer()
  /** A PNG whose head says another size than it has. */
  const claiming = async (width: number, height: number) => {
    const png = await plain(40, 40).png().toBuffer()
    png.writeUInt32BE(width, 16)
    png.writeUInt32BE(height, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    return png
  }
  const withActl = async () => {
    const png = await plain(40, 40).png().toBuffer()
    return Buffer.concat([png.subarray(0, 33), Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.alloc(12), png.subarray(33)])
  }
  it.each([
    ['a drawing', async () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /drawing/],
    ['a WebP that moves', moving, /moves/],
    ['a GIF', () => plain(40, 40).gif().toBuffer(), /moves/],
    ['a PNG that moves', withActl, /moves/],
    ['a HEIC picture', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /HEIC/],
    ['a TIFF file', () => plain(40, 40).tiff().toBuffer(), /none of JPEG/],
    ['nothing at all', async () => Buffer.alloc(0), /none of JPEG/],
    ['a page of scripts with the first bytes of a JPEG', async () => Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from('<svg/>')]), /damaged/],
    ['half a photo', async () => (await halves(900, 900).jpeg().toBuffer()).subarray(0, 2_000), /damaged/],
    ['a sliver', () => plain(4, 900).png().toBuffer(), /4 by 900/],
    ['a small file that would unfold to 900 million pixels', () => claiming(30_000, 30_000), /900 million pixels/],
  ])('is refused with the way out: %s', async (_name, file, sentence) => {
    expect(troubleOf(await maker.make(await file()))).toMatch(sentence)
  })
  it('harms neither the house nor the photo after it, even if the process dies of it', async () => {
    const lost = maker.make(await halves(3_000, 3_000).jpeg().toBuffer())
    const after = maker.make(await plain(50, 50).png().toBuffer())
    const children = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && process.pid === parentOf(id))
    for (const child of children.filter((id) => commandOf(id).includes('picture-process'))) process.kill(Number(child), 'SIGKILL')
    expect(troubleOf(await lost)).toMatch(/cannot be read/)
    expect(troubleOf(await after)).toBe('none')
  })
  it('waits only with a few others', async () => {
    const file = await plain(50, 50).png().toBuffer()
    const made = await Promise.all(Array.from({ length: 12 }, async () => await maker.make(file)))
    expect(made.filter((one) => one === null).length).toBeGreaterThan(0)
    expect(made.filter((one) => one !== null && 'large' in one).length).toBeGreaterThan(7)
  })
  it('is told by its first bytes and not by what it says of itself', () => {
    expect(pictureKind(Buffer.from('GIF89a'))).toBe('moving')
    expect(pictureKind(Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0avifmif1'))).toBe('avif')
    expect(pictureKind(Buffer.from('\0\0\0\x18ftypavis\0\0\0\0avisavif'))).toBe('moving')
    expect(pictureKind(Buffer.from('%PDF-1.7'))).toBe('unknown')
  })
})

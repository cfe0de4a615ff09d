/** Makes a photo smaller on the device, so that a hall on one line can send its photos; what it says besides its pixels stays there. */

/** Longest side that the house keeps; more would be sent for nothing. */
const SIDE_MAX = 2_048
/** Below it the photo goes as it is. */
const BYTES_WORTH_IT = 1_000_000
/** The house writes it anew after this, so it may be a little better than what is kept. */
const QUALITY = 0.88

/** A smaller copy, or the file itself where the browser cannot make one: the house takes both. */
export async function smallerPhoto(file: File): Promise<Blob> {
  if (file.size < BYTES_WORTH_IT || typeof createImageBitmap !== 'function') return file
  try {
    const whole = await createImageBitmap(file)
    const share = Math.min(1, SIDE_MAX / Math.max(whole.width, whole.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(whole.width * share)
    canvas.height = Math.round(whole.height * share)
    canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height)
    whole.close()
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return made !== null && made.size < file.size ? made : file
  } catch {
    // A picture that this browser cannot read may still be one that the house can.
    return file
  }
}

/** The text of a file that somebody else's tool wrote, or the lines that are in another encoding. */
import { TROUBLES_MAX } from '../core/opinions/csv.ts'
import type { Trouble } from '../core/opinions/trouble.ts'

/** The text of a file in UTF-8, with or without a byte order mark; else the lines that are in another encoding. */
export function decodeText(bytes: Uint8Array): string | readonly Trouble[] {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return [{ line: 1, sentence: 'the file is in UTF-16; save it as UTF-8' }]
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return linesInOtherEncoding(bytes)
  }
}

function linesInOtherEncoding(bytes: Uint8Array): readonly Trouble[] {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const troubles: Trouble[] = []
  let [line, from] = [1, 0]
  while (from <= bytes.length && troubles.length < TROUBLES_MAX) {
    const end = bytes.indexOf(10, from)
    const to = end === -1 ? bytes.length : end
    try {
      decoder.decode(bytes.subarray(from, to))
    } catch {
      troubles.push({ line, sentence: 'letters that are no UTF-8; save the whole file in one encoding, UTF-8' })
    }
    line += 1
    from = to + 1
  }
  return troubles
}

/** The process in which pictures are decoded: it is given bytes, gives bytes back, and knows nothing of the house. */
import { once } from 'node:events'
import { Socket } from 'node:net'
import { setPriority } from 'node:os'
import { reencode, type Reencoded } from './reencode.ts'

/** What is asked of it; the bytes of the file come beside it, on a pipe of their own. */
export interface PictureTask {
  readonly id: number
  readonly bytes: number
}
/** What it answers; the first thing it says is that it could be started. */
export type PictureAnswer = { readonly id: number; readonly made: Reencoded } | { readonly isReady: true }
/** The pipe on which files come, after the three that every process has and the one for messages. */
const FILES_PIPE = 4

/** Behind the house and its database: a photo may wait, a phone may not. */
const PRIORITY = 10

/** Serves until the house is gone. */
function serve(): void {
  setPriority(PRIORITY)
  const files = new Socket({ fd: FILES_PIPE, readable: true, writable: false })
  // Only the house writes here, one task after the other.
  process.on('message', ({ id, bytes }: PictureTask) => {
    void take(files, bytes)
      .then(reencode)
      .then((made) => answer({ id, made }))
  })
  process.on('disconnect', () => process.exit(0))
  answer({ isReady: true })
}

/** The next bytes of the pipe; the house sends no other file before it has its answer. */
async function take(files: Socket, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let taken = 0; taken < bytes;) {
    const part: unknown = files.read()
    if (Buffer.isBuffer(part)) {
      parts.push(part)
      taken += part.length
    } else await once(files, 'readable')
  }
  return Buffer.concat(parts)
}

function answer(said: PictureAnswer): void {
  process.send?.(said)
}

serve()

/** The process in which pictures are decoded: it is given bytes, gives bytes back, and knows nothing of the house. */
import { setPriority } from 'node:os'
import { reencode, type Reencoded } from './reencode.ts'

/** What is asked of it. */
export interface PictureTask {
  readonly id: number
  readonly file: Uint8Array
}
/** What it answers. */
export interface PictureResult {
  readonly id: number
  readonly made: Reencoded
}

/** Behind the house and its database: a photo may wait, a phone may not. */
const PRIORITY = 10

setPriority(PRIORITY)
// Only the house writes here.
process.on('message', ({ id, file }: PictureTask) => {
  void reencode(Buffer.from(file)).then((made) => process.send?.({ id, made } satisfies PictureResult))
})
// Whoever waits now knows that the library could be loaded here.
process.send?.({ isReady: true })
// Without the house there is nothing left to do.
process.on('disconnect', () => process.exit(0))

/** Has pictures made anew in a process of its own, one after the other: a file that breaks a decoder breaks nothing else. */
import { fork, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { PictureAnswer, PictureTask } from './picture-process.ts'
import type { Reencoded } from './reencode.ts'

/** Pictures that wait at most; each is held in memory until its turn comes. */
const WAITING_MAX = 8
/** Seconds after which a picture is given up, with the process that works on it. */
const PICTURE_SECONDS_MAX = 30
/** Seconds for which the process is kept warm: a host takes several photos in a row. */
const WARM_SECONDS = 30

interface Waiting {
  readonly id: number
  readonly file: Buffer
  readonly settle: (made: Reencoded) => void
}

/** The maker of a house. */
export class PictureMaker {
  #child: ChildProcess | null = null
  #waiting: Waiting[] = []
  #current: Waiting | null = null
  #late: NodeJS.Timeout | null = null
  #asked = 0
  #isReady = false

  /** Makes both sizes of a picture. Null when so many wait already that this one should come again later. */
  async make(file: Buffer): Promise<Reencoded | null> {
    if (this.#waiting.length >= WAITING_MAX) return null
    this.#asked += 1
    const id = this.#asked
    return await new Promise((settle) => {
      this.#waiting.push({ id, file, settle })
      this.#next()
    })
  }

  /** Ends the process; pictures that are waited for are not made. */
  close(): void {
    const left = [...this.#waiting, ...(this.#current === null ? [] : [this.#current])]
    this.#waiting = []
    this.#current = null
    this.#end()
    for (const { settle } of left) settle({ trouble: 'the house is closing. Send it again in a minute.' })
  }

  #next(): void {
    if (this.#current !== null) return
    this.#wait(null)
    const next = this.#waiting.shift()
    if (next === undefined) return this.#wait(setTimeout(() => this.#end(), WARM_SECONDS * 1000))
    this.#current = next
    this.#wait(setTimeout(() => this.#lose('it takes too long to read. Take it smaller.'), PICTURE_SECONDS_MAX * 1000))
    const task: PictureTask = { id: next.id, bytes: next.file.length }
    const child = (this.#child ??= this.#start())
    child.send(task)
    filesOf(child)?.write(next.file)
  }

  #start(): ChildProcess {
    // Nothing of the environment goes along: no address of a database, no key.
    this.#isReady = false
    const child = fork(fileURLToPath(new URL('picture-process.ts', import.meta.url)), [], {
      env: {},
      execArgv: [],
      // The last one is for files: as messages they would be copied several times, and the house would stand still for it.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
      serialization: 'advanced',
    })
    child.unref()
    child.channel?.unref()
    // The process may end in the middle of a file; that it is gone is told by its exit.
    filesOf(child)
      ?.on('error', () => undefined)
      .unref()
    // Only our own process writes here.
    child.on('message', (message: PictureAnswer) => {
      if (this.#child !== child) return
      if ('isReady' in message) this.#isReady = true
      else if (this.#current?.id === message.id) this.#settle(message.made)
    })
    const onLost = (): void => {
      if (this.#child === child)
        this.#lose(
          this.#isReady
            ? 'it cannot be read. Take the photo again.'
            : 'this house cannot read photos on its machine. Tell its administrator.',
        )
    }
    child.on('error', onLost)
    child.on('exit', onLost)
    return child
  }

  #settle(made: Reencoded): void {
    const done = this.#current
    this.#current = null
    done?.settle(made)
    this.#next()
  }

  /** The process is gone, or has to go: whatever it worked on is refused, and the next one gets a new process. */
  #lose(trouble: string): void {
    this.#end()
    this.#settle({ trouble })
  }

  #end(): void {
    this.#wait(null)
    const child = this.#child
    this.#child = null
    child?.kill('SIGKILL')
  }

  #wait(timer: NodeJS.Timeout | null): void {
    if (this.#late !== null) clearTimeout(this.#late)
    this.#late = timer
    timer?.unref()
  }
}

/** The pipe on which a process takes files. */
function filesOf(child: ChildProcess): Socket | null {
  const pipe = child.stdio.at(-1)
  return pipe instanceof Socket ? pipe : null
}

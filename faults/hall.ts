/** A hall of people who write: each says one thing after the other, and sends again with its key what was not answered, as a phone does. */
import { setTimeout as wait } from 'node:timers/promises'

/** Between tries that were not answered. */
const AGAIN_MS = 40
/** Tries for one idea: a minute of a house that is gone, and more. */
const TRIES_MAX = 4_000
/** A house that has not answered by then is taken to be gone. */
const ANSWER_MS_MAX = 10_000

/** Where a hall writes. */
export interface HallParts {
  /** Makes what it says different from what other halls say. */
  readonly name: string
  /** May change while the hall writes. */
  readonly address: () => string
  readonly gathering: string
  readonly round: string
  readonly tokens: readonly string[]
  /** Key of an idea for each try. A phone keeps it; a broken one would not. */
  readonly keyOf?: (idea: string, attempt: number) => string
  /** Pause of each person between two ideas. */
  readonly pauseMs?: number
}

/** The hall; what it was told is on record is kept as texts. */
export class Hall {
  readonly acknowledged = new Set<string>()
  /** How often each status was answered. */
  readonly statuses = new Map<number, number>()
  /** Longest time until an answer, whatever it was. */
  slowestMs = 0
  readonly #parts: HallParts
  #isWriting = false
  #hasGivenUp = false
  #writers: Promise<unknown> = Promise.resolve()
  #written = 0

  constructor(parts: HallParts) {
    this.#parts = parts
  }

  start(): void {
    this.#isWriting = true
    this.#writers = Promise.all(this.#parts.tokens.map(async (token) => await this.#write(token)))
  }

  /** Lets everybody finish what they are saying. */
  async stop(): Promise<void> {
    this.#isWriting = false
    await this.#writers
  }

  /** Lets everybody leave in the middle of what they are saying. */
  async giveUp(): Promise<void> {
    this.#hasGivenUp = true
    await this.stop()
  }

  async #write(token: string): Promise<void> {
    while (this.#isWriting) {
      this.#written += 1
      await this.#say(token, `Thought ${this.#written} of ${this.#parts.name}`)
      await wait(this.#parts.pauseMs ?? 0)
    }
  }

  async #say(token: string, text: string): Promise<void> {
    for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
      if ((await this.#send(token, text, attempt)) === 201) {
        this.acknowledged.add(text)
        return
      }
      if (this.#hasGivenUp) return
      await wait(AGAIN_MS)
    }
    throw new Error(`never heard: ${text}`)
  }

  async #send(token: string, text: string, attempt: number): Promise<number> {
    const { address, gathering, round, keyOf = (idea) => `the key of ${idea}` } = this.#parts
    const sentAt = performance.now()
    let status = 0
    try {
      const reply = await fetch(`${address()}/api/v1/gatherings/${gathering}/ideas`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': keyOf(text, attempt) },
        body: JSON.stringify({ round, text }),
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      })
      status = reply.status
      await reply.arrayBuffer()
    } catch {
      // Nobody is there now.
    }
    this.slowestMs = Math.max(this.slowestMs, performance.now() - sentAt)
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    return status
  }
}

/** What a hall was told is on record and is not, and what is on record more than once. */
export function faultsOf(acknowledged: ReadonlySet<string>, recorded: readonly { text: string }[]): { lost: string[]; doubled: string[] } {
  const counts = Map.groupBy(recorded, (idea) => idea.text)
  return {
    lost: [...acknowledged].filter((text) => !counts.has(text)),
    doubled: [...counts].filter(([, some]) => some.length > 1).map(([text]) => text),
  }
}

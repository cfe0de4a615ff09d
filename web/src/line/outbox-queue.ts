/** The queue of a phone as a value: what waits, what was refused, and when to try again. Pure; the outbox around it does the sending. */
import { IDEA_CHARACTERS_MAX } from '$contract/limits'

/** Something that the house has not got yet. It stays on this phone until the house says that it has it. */
export interface Waiting {
  /** Names it for ever, so that sending twice records once. */
  readonly key: string
  readonly state: 'queued' | 'refused'
  /** Times the house answered with trouble; being offline does not count. */
  readonly attempts: number
  /** Not before this instant of this phone's clock. */
  readonly notBeforeMs: number
  /** Why it was not recorded, in a sentence. */
  readonly reason: string | null
}
/** An idea that is not on record yet; the key is its idempotency key. */
export interface WaitingIdea extends Waiting {
  readonly round: string
  readonly roundNumber: number
  readonly text: string
  readonly buildsOn: number | null
  /** By the clock of the house, as far as this phone knows it. */
  readonly writtenAt: string
}
export type Queue = readonly WaitingIdea[]
/** What a try to send came to. */
export type SendResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The house is there but could not: busy, too many requests, a fault. */
  | { readonly kind: 'trouble'; readonly reason: string; readonly waitMs?: number }
  /** Nobody answered. */
  | { readonly kind: 'offline' }

/** After so many troubles the phone keeps the words and says so; the person decides when to try again. */
export const SEND_ATTEMPTS_MAX = 8
/** First pause after a failed try; it doubles. */
const FIRST_PAUSE_MS = 1_000
/** Longest pause: back in the network, nobody should wait longer for the phone to notice by itself. */
const PAUSE_MS_MAX = 20_000

/** A queue with one idea more. It has no limit: nothing that somebody wrote is dropped to make room. */
export function withIdea(queue: Queue, idea: WaitingIdea): Queue {
  return [...queue.filter(({ key }) => key !== idea.key), idea]
}

export function withoutIdea<T extends Waiting>(queue: readonly T[], key: string): readonly T[] {
  return queue.filter((idea) => idea.key !== key)
}

/** The idea that goes next, once it may: ideas keep the order in which they were written, so what comes after waits with it. */
export function nextDue<T extends Waiting>(queue: readonly T[], nowMs: number): T | null {
  const next = queue.find(({ state }) => state === 'queued')
  return next !== undefined && next.notBeforeMs <= nowMs ? next : null
}

/** Milliseconds until the next idea is due; null when nothing waits. */
export function dueInMs(queue: readonly Waiting[], nowMs: number): number | null {
  const next = queue.find(({ state }) => state === 'queued')
  return next === undefined ? null : Math.max(0, next.notBeforeMs - nowMs)
}

/** The queue after a try. */
export function afterSending<T extends Waiting>(queue: readonly T[], key: string, result: SendResult, nowMs: number): readonly T[] {
  if (result.kind === 'saved') return withoutIdea(queue, key)
  return queue.map((idea) => (idea.key === key ? afterFailure(idea, result, nowMs) : idea))
}

/** Everything may be tried at once: the network is back, or the person asked. */
export function madeDue<T extends Waiting>(queue: readonly T[]): readonly T[] {
  return queue.map((idea) => (idea.state === 'queued' ? { ...idea, notBeforeMs: 0 } : idea))
}

/** A refused idea is to be tried again as it is. */
export function tryAgain(queue: Queue, key: string): Queue {
  return queue.map((idea) => (idea.key === key ? { ...idea, state: 'queued', attempts: 0, notBeforeMs: 0, reason: null } : idea))
}

/** Reads a stored queue; what `isOne` does not know is left out, since storage may hold anything. */
export function parseWaiting<T extends Waiting>(text: string | null, isOne: (value: unknown) => value is T): readonly T[] {
  if (text === null) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isOne) : []
  } catch {
    return []
  }
}

function afterFailure<T extends Waiting>(idea: T, result: Exclude<SendResult, { kind: 'saved' }>, nowMs: number): T {
  if (result.kind === 'refused') return { ...idea, state: 'refused', reason: result.reason }
  if (result.kind === 'offline') return { ...idea, notBeforeMs: nowMs + pauseMs(idea.attempts + 2) }
  const attempts = idea.attempts + 1
  if (attempts >= SEND_ATTEMPTS_MAX) return { ...idea, attempts, state: 'refused', reason: result.reason }
  return { ...idea, attempts, notBeforeMs: nowMs + Math.max(pauseMs(attempts), result.waitMs ?? 0) }
}

function pauseMs(attempts: number): number {
  return Math.min(PAUSE_MS_MAX, FIRST_PAUSE_MS * 2 ** (attempts - 1))
}

/** Whether a stored value waits as everything in an outbox does. */
export function isWaiting(value: unknown): value is Waiting {
  if (typeof value !== 'object' || value === null) return false
  // Looked at field by field below.
  const waiting = value as Partial<Record<keyof Waiting, unknown>>
  return (
    typeof waiting.key === 'string' &&
    (waiting.state === 'queued' || waiting.state === 'refused') &&
    typeof waiting.attempts === 'number' &&
    typeof waiting.notBeforeMs === 'number' &&
    (waiting.reason === null || typeof waiting.reason === 'string')
  )
}

/** Whether a stored value is an idea that waits. */
export function isWaitingIdea(value: unknown): value is WaitingIdea {
  if (!isWaiting(value)) return false
  // Looked at field by field below.
  const idea: Partial<Record<keyof WaitingIdea, unknown>> = value
  return (
    typeof idea.round === 'string' &&
    typeof idea.roundNumber === 'number' &&
    typeof idea.text === 'string' &&
    idea.text.length <= IDEA_CHARACTERS_MAX * 40 &&
    (idea.buildsOn === null || typeof idea.buildsOn === 'number') &&
    typeof idea.writtenAt === 'string'
  )
}

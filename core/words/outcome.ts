/** What a rule answers: what is to be recorded, or an expected no. Faults are thrown elsewhere; they are never values. */

/** An expected no: a code and the facts that fill its sentence. `Code` is narrowed where a rule knows its own codes. */
export interface Refusal<Code extends string = string> {
  readonly ok: false
  readonly code: Code
  readonly facts: Readonly<Record<string, string | number>>
}
/** A yes with what follows from it. */
export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}
/** Either. */
export type Outcome<T, Code extends string = string> = Accepted<T> | Refusal<Code>

/** Says yes. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}
/** Says no, by code. */
export function refuse<const Code extends string>(code: Code, facts: Readonly<Record<string, string | number>> = {}): Refusal<Code> {
  return { ok: false, code, facts }
}
/** Ends a `switch` over a union, so that a forgotten kind fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`a value that cannot be: ${JSON.stringify(value)}`)
}

/** A fault is a bug or an outage: thrown with its cause, logged, answered 500. A refusal is a value and never comes here. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/**
 * One connection to PostgreSQL that is used until it breaks, and then never again. The driver would connect anew by itself,
 * but what waits on a reserved connection that broke is never answered, and a statement sent after the break brings the process down.
 */
import type { CompiledQuery, QueryResult } from 'kysely'
import type postgres from 'postgres'

/** Makes a client of the driver that has one connection and tells when it breaks. */
export type MakeClient = (onBreak: () => void) => postgres.Sql

/** Commands whose count of rows means that rows were changed. */
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** What is thrown for a statement on a line that is broken; the HTTP layer knows the code. */
export class LineBroken extends Error {
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('the connection to the database broke')
  }
}

/** A connection; see above. */
export class Line {
  readonly #client: postgres.Sql
  readonly #waiting = new Set<(error: Error) => void>()
  #reserved: postgres.ReservedSql | null = null
  #isBroken = false

  private constructor(make: MakeClient) {
    this.#client = make(() => this.#break())
  }

  /** Connects. Fails as the driver fails when nobody answers. */
  static async open(make: MakeClient): Promise<Line> {
    const line = new Line(make)
    try {
      // Reserving a connection that is not made yet would wait for ever; a statement makes it.
      await line.#client`select 1`
      line.#reserved = await line.#client.reserve()
      return line
    } catch (error) {
      line.#isBroken = true
      void line.close()
      throw error
    }
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Runs a statement; statements that are not awaited go down the line one behind the other. */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const reserved = this.#reserved
    if (this.#isBroken || reserved === null) throw new LineBroken()
    // What a query builder passes on is what callers gave it, and the driver serialises or refuses each value itself.
    const values = [...parameters] as postgres.ParameterOrJSON<never>[]
    return await new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      reserved.unsafe(sql, values, { prepare: true }).then(
        (rows) => {
          this.#waiting.delete(reject)
          resolve(resultOf<R>(rows))
        },
        (error: unknown) => {
          this.#waiting.delete(reject)
          reject(error)
        },
      )
    })
  }

  // The query builder asks for this by its type; no caller of ours streams.
  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new LineBroken()
  }

  async close(timeoutSeconds = 0): Promise<void> {
    // The driver waits for whoever holds a reserved connection; a broken one must not be given back.
    if (!this.#isBroken) this.#reserved?.release()
    this.#reserved = null
    await this.#client.end({ timeout: timeoutSeconds })
  }

  #break(): void {
    this.#isBroken = true
    for (const reject of this.#waiting) reject(new LineBroken())
    this.#waiting.clear()
  }
}

function resultOf<R>(result: postgres.RowList<readonly postgres.Row[]>): QueryResult<R> {
  const { command, count } = result
  // A COMMIT that ended as ROLLBACK must be seen by whoever commits.
  // The query builder names the type of a row by the statement that it compiled.
  if (command === 'COMMIT' || command === 'ROLLBACK') return { rows: [{ command }] as R[] }
  const rows = Array.from(result) as R[]
  return CHANGES.has(command) ? { numAffectedRows: BigInt(count), rows } : { rows }
}

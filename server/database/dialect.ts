/** PostgreSQL for the query builder, over lines of which a broken one is thrown away. */
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type TransactionSettings,
} from 'kysely'
import { Fault } from '../fault.ts'
import { Line, LineBroken, type MakeClient } from './line.ts'

/** Seconds that running statements have to end when the lines are closed. */
const CLOSE_TIMEOUT_SECONDS = 5

/** The dialect; all builders of one process share its lines. */
export class LinesDialect implements Dialect {
  readonly #driver: LinesDriver

  constructor(make: MakeClient, linesMax: number) {
    this.#driver = new LinesDriver(make, linesMax)
  }

  createDriver(): Driver {
    return this.#driver
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler()
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter()
  }

  // The query builder does not say which tables it means here.
  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db)
  }
}

/** Somebody who waits for a line. */
interface Waiting {
  readonly take: (line: Line) => void
  readonly fail: (error: unknown) => void
}

class LinesDriver implements Driver {
  readonly #make: MakeClient
  readonly #linesMax: number
  readonly #idle: Line[] = []
  readonly #all = new Set<Line>()
  readonly #waiting: Waiting[] = []
  #opening = 0
  #isClosed = false

  constructor(make: MakeClient, linesMax: number) {
    this.#make = make
    this.#linesMax = linesMax
  }

  async init(): Promise<void> {
    // Lines are opened when they are wanted.
  }

  async acquireConnection(): Promise<Line> {
    if (this.#isClosed) throw new LineBroken()
    for (let line = this.#idle.pop(); line !== undefined; line = this.#idle.pop()) {
      if (!line.isBroken) return line
      this.#drop(line)
    }
    return await new Promise((take, fail) => {
      this.#waiting.push({ take, fail })
      this.#openAnother()
    })
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const line = ownLine(connection)
    if (this.#isClosed || line.isBroken) {
      this.#drop(line)
      this.#openAnother()
    } else this.#hand(line)
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    await connection.executeQuery(CompiledQuery.raw(`start transaction${level}${accessMode === undefined ? '' : ` ${accessMode}`}`))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { rows } = await connection.executeQuery<{ command: string }>(CompiledQuery.raw('commit'))
    if (rows[0]?.command !== 'COMMIT') throw new Fault('a transaction was to be committed after one of its statements had failed')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // PostgreSQL rolls back by itself when the line breaks; the reason why is thrown already.
    if (!ownLine(connection).isBroken) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    this.#isClosed = true
    for (const { fail } of this.#waiting.splice(0)) fail(new LineBroken())
    await Promise.all([...this.#all].map(async (line) => await line.close(CLOSE_TIMEOUT_SECONDS)))
    this.#all.clear()
  }

  #hand(line: Line): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#idle.push(line)
    else next.take(line)
  }

  #drop(line: Line): void {
    this.#all.delete(line)
    void line.close()
  }

  /** Opens a line if somebody waits for one and there may be more. Whoever waits longest hears that it cannot be opened. */
  #openAnother(): void {
    if (this.#waiting.length <= this.#opening || this.#all.size + this.#opening >= this.#linesMax) return
    this.#opening += 1
    Line.open(this.#make).then(
      (line) => {
        this.#opening -= 1
        this.#all.add(line)
        if (this.#isClosed) this.#drop(line)
        else this.#hand(line)
      },
      (error: unknown) => {
        this.#opening -= 1
        this.#waiting.shift()?.fail(error)
        this.#openAnother()
      },
    )
  }
}

function ownLine(connection: DatabaseConnection): Line {
  if (!(connection instanceof Line)) throw new Fault('a connection of another driver came in')
  return connection
}

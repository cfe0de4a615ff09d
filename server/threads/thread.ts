/** A thread beside the event loop, for what takes longer than a request may: started at the first task, kept warm, replaced when it dies. */
import { Worker } from 'node:worker_threads'
import { Fault } from '../fault.ts'

interface Waiting<Result> {
  readonly resolve: (result: Result) => void
  readonly reject: (fault: Fault) => void
}
/** What comes back: the result, or why there is none. Only our own threads write it. */
export type Reply<Result> = { readonly id: number } & ({ readonly result: Result } | { readonly trouble: string })

/** Tasks are answered one after the other. Results are copied between the threads: plain values and typed arrays. */
export class Thread<Task, Result> {
  readonly #waiting = new Map<number, Waiting<Result>>()
  readonly #file: URL
  readonly #name: string
  #worker: Worker | null = null
  #asked = 0

  /** `file`: what runs in the thread, made with `answerTasks`. `name`: what a fault calls it. */
  constructor(file: URL, name: string) {
    this.#file = file
    this.#name = name
  }

  /** Gives a task to the thread. Throws a fault when it cannot be done, when the thread dies, or after `lateMs`: then the thread is given up. */
  async ask(task: Task, lateMs: number | null = null): Promise<Result> {
    const id = ++this.#asked
    const worker = this.#start()
    return await new Promise((resolve, reject) => {
      const late = lateMs === null ? null : setTimeout(() => this.#lose(worker, 'no answer in time'), lateMs)
      const settle =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          if (late !== null) clearTimeout(late)
          this.#waiting.delete(id)
          end(value)
        }
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      worker.postMessage({ id, task })
    })
  }

  /** Ends the thread; tasks that are waited for fail. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#fail('the house is closing')
    await worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(this.#file, { name: this.#name })
    // The house ends when its door closes, whatever is being computed.
    worker.unref()
    worker.on('message', (reply: Reply<Result>) => {
      const waiting = this.#waiting.get(reply.id)
      if ('result' in reply) waiting?.resolve(reply.result)
      else waiting?.reject(new Fault(`${this.#name} could not be computed: ${reply.trouble}`))
    })
    worker.on('error', (cause) => this.#lose(worker, cause instanceof Error ? cause.message : String(cause)))
    worker.on('exit', () => this.#lose(worker, 'the thread ended'))
    this.#worker = worker
    return worker
  }

  /** A thread that was replaced already takes nobody's tasks with it. */
  #lose(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#fail(reason)
    void worker.terminate()
  }

  #fail(reason: string): void {
    for (const { reject } of [...this.#waiting.values()]) reject(new Fault(`${this.#name} could not be computed: ${reason}`))
    this.#waiting.clear()
  }
}

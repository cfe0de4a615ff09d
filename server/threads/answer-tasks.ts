/** The other side of a `Thread`: takes tasks as they come and answers each. */
import { parentPort } from 'node:worker_threads'
import type { Reply } from './thread.ts'

/** Answers every task with what `compute` makes of it; what it throws is told to who asked. */
export function answerTasks<Task, Result>(compute: (task: Task) => Result): void {
  // Only the house that started this thread writes to it.
  parentPort?.on('message', ({ id, task }: { readonly id: number; readonly task: Task }) => {
    parentPort?.postMessage(answer(id, () => compute(task)))
  })
}

function answer<Result>(id: number, compute: () => Result): Reply<Result> {
  try {
    return { id, result: compute() }
  } catch (cause) {
    return { id, trouble: cause instanceof Error ? cause.message : String(cause) }
  }
}

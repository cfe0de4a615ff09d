/** The thread that counts weighings: rows of ratings come in, results go out. */
import { answerTasks } from '../threads/answer-tasks.ts'
import { ResultsCounter } from './results-task.ts'

const counter = new ResultsCounter()
answerTasks((task: Parameters<ResultsCounter['answer']>[0]) => counter.answer(task))

/** The thread that counts weighings: rows of ratings come in, results go out. */
import { weighingResults } from '../../core/weighing/results.ts'
import { answerTasks } from '../threads/answer-tasks.ts'

answerTasks(weighingResults)

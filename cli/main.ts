/** The command line: one table of commands, each in a file of its own that is read only when it is asked for. */
import { forTerminal } from './with-house.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { EXIT_USAGE } from './exit-codes.ts'
import { RELEASE } from './release.ts'

/** A command: what it takes and says is its own; it answers the exit code. */
export interface Command {
  readonly run: (args: string[]) => Promise<number>
}
interface Listed {
  readonly usage: string
  readonly does: string
  readonly load: () => Promise<Command>
}

const COMMANDS: Readonly<Record<string, Listed>> = {
  serve: { usage: 'serve [--dev]', does: 'start the house', load: () => import('./serve.ts') },
  doctor: { usage: 'doctor', does: 'explain the settings and the state of the house', load: () => import('./doctor.ts') },
  demo: { usage: 'demo', does: 'load the demonstration café', load: () => import('./demo.ts') },
  import: { usage: 'import FILE [--json]', does: 'import a gathering record', load: () => import('./import.ts') },
  export: { usage: 'export GATHERING [--output FILE]', does: 'give a gathering back as a record', load: () => import('./export.ts') },
  report: { usage: 'report GATHERING [--format html|md|json]', does: 'print the report of a gathering', load: () => import('./report.ts') },
  mix: {
    usage: 'mix INSTANCE.json [--seconds 1] [--seed 1] [--steps N] [--json]',
    does: 'plan the seats of all rounds so that people meet new people',
    load: () => import('./mix.ts'),
  },
  opinion: {
    usage:
      'opinion --votes FILE [--comments FILE] [--participants FILE] [--mode polis|entente] [--seed 1] [--published] [--matrix DIR] [--json]',
    does: 'find what groups of people share and what tells them apart, from files of ratings',
    load: () => import('./opinion.ts'),
  },
  tally: {
    usage: 'tally --rule NAME|RULE.json --ballots BALLOTS.json [--json]',
    does: 'count ballots by a decision rule and say why',
    load: () => import('./tally.ts'),
  },
  trace: {
    usage: 'trace ID [--json]',
    does: 'follow an idea from the table where it was said to the answer it got',
    load: () => import('./trace.ts'),
  },
  verify: { usage: 'verify [--json]', does: 'check the whole record and what follows from it', load: () => import('./verify.ts') },
}

/** Runs one command line and answers the exit code. */
export async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-v') return say(`entente ${RELEASE}`)
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return say(helpText())
  const listed = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (listed === undefined) return complain(`There is no command ${name}. \`npx entente help\` lists the commands there are.`, EXIT_USAGE)
  if (args.includes('--help') || args.includes('-h')) return say(`entente ${listed.usage}\n  ${listed.does}`)
  try {
    return await (await listed.load()).run(args)
  } catch (cause) {
    if (cause instanceof CannotStart) return complain(cause.message, 1)
    if (isUsageTrouble(cause)) return complain(`${cause.message.split('.')[0]}. It goes so: entente ${listed.usage}`, EXIT_USAGE)
    const trace = process.env['LOG_LEVEL'] === 'debug' && cause instanceof Error ? `\n${cause.stack}` : ''
    return complain(
      `The command met a fault: ${cause instanceof Error ? cause.message : String(cause)}. Set LOG_LEVEL=debug to see where.${trace}`,
      1,
    )
  }
}

/** Runs one command line and ends the process with its exit code. */
export async function runAndExit(args: string[]): Promise<void> {
  process.exitCode = await run(args)
}

function helpText(): string {
  const wide = Math.max(...Object.values(COMMANDS).map((command) => command.usage.length))
  const lines = Object.values(COMMANDS).map((command) => `  entente ${command.usage.padEnd(wide)}  ${command.does}`)
  return [
    'Entente: from conversation to commitment.',
    '',
    ...lines,
    '',
    'Settings are environment variables; `entente doctor` lists them.',
  ].join('\n')
}

/** What `parseArgs` of Node throws for an option that it does not know. */
function isUsageTrouble(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')
}

function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function complain(sentence: string, exitCode: number): number {
  process.stderr.write(`${forTerminal(sentence)}\n`)
  return exitCode
}

if (import.meta.main) await runAndExit(process.argv.slice(2))

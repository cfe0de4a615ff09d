/** Rules that tie two places of the house together: commands to files, tables to their kind, the lock file to no address. */
import ts from 'typescript'
import { isCode, lineAt, type Finding, type SourceFile } from './source-tree.ts'
import { syntaxOf } from './syntax.ts'

/** It gives every command its turn, its transaction and its key; no command itself. */
const HOW_EVERY_COMMAND_RUNS = 'server/commands/command.ts'
/** What may not be in a file that travels: places of one machine, and addresses that packages were loaded from. */
const MACHINE_PLACES = [
  /(?<![\w.~$}-])\/(home|root|Users|work)\/[\w.-]+/g,
  /https?:\/\/[\w.-]*(registry|npmjs|artifactory|nexus|proxy)[\w.-]*[^\s"')]*/g,
]

/**
 * Command files that hold more than one command, or one under another name. A command is an exported function that takes the
 * house; its name says the words of its file (`next-item.ts`: `startNextItem`). Files without one are what commands share.
 */
export function commandsNotAlone(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => /^server\/commands\/[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts') && path !== HOW_EVERY_COMMAND_RUNS)
    .flatMap((file) => {
      const words = (file.path.split('/').at(-1) ?? '').replace('.ts', '').split('-')
      const commands = commandsOf(file)
      if (commands.length > 1)
        return [
          { path: file.path, line: 1, sentence: `holds ${commands.length} commands: ${commands.join(', ')}; each has a file of its own` },
        ]
      const [command] = commands
      if (command === undefined || words.every((word) => wordsOf(command).includes(word))) return []
      return [{ path: file.path, line: 1, sentence: `holds the command ${command}, which does not say the words of the file name` }]
    })
}

/** Tables of the migrations that are declared neither as rebuilt by replay nor as standing beside it, and the other way round. */
export function undeclaredTables(files: readonly SourceFile[], declared: readonly string[]): readonly Finding[] {
  const migrations = files.filter(({ path }) => /^migrations\/.*\.sql$/.test(path))
  const made = migrations.flatMap((file) =>
    [...file.text.matchAll(/^create table (?:if not exists )?"?(\w+)"?/gm)].map((match) => ({
      path: file.path,
      line: lineAt(file.text, match.index),
      name: match[1] ?? '',
    })),
  )
  const names = new Set(made.map(({ name }) => name))
  return [
    ...made
      .filter(({ name }) => !declared.includes(name))
      .map(({ path, line, name }) => ({
        path,
        line,
        sentence: `makes the table ${name}, which server/sql/tables.ts lists neither in STATE_TABLES nor in SIDE_TABLES`,
      })),
    ...declared
      .filter((name) => !names.has(name))
      .map((name) => ({ path: 'server/sql/tables.ts', line: 1, sentence: `lists the table ${name}, which no migration makes` })),
  ]
}

/** Addresses in the lock file: it pins packages by hash alone, so that any mirror serves. */
export function addressesInLockFile(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => path === 'package-lock.json')
    .flatMap((file) =>
      [...file.text.matchAll(/"resolved":\s*"(?!file:)/g)].map((match) => ({
        path: file.path,
        line: lineAt(file.text, match.index),
        sentence: 'names the address that a package was loaded from; make the lock file with omit-lockfile-registry-resolved',
      })),
    )
}

/** Absolute places of one machine, and package registries, in files that travel. */
export function placesOfOneMachine(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => path !== 'package-lock.json' && !path.startsWith('checks/house-rules'))
    .flatMap((file) =>
      MACHINE_PLACES.flatMap((pattern) =>
        [...file.text.matchAll(pattern)].map((match) => ({
          path: file.path,
          line: lineAt(file.text, match.index),
          sentence: `names a place of one machine: ${match[0]}`,
        })),
      ),
    )
}

/** `any`, `!` and suppressed checks, which the compiler alone would let pass. */
export function escapesFromTypes(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) && !path.startsWith('checks/house-rules'))
    .flatMap((file) =>
      [...file.text.matchAll(/(?<=^\s*(?:\/\/|\/\*).*)@ts-(ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable(?!-next-line)/gm)].map(
        (match) => ({ path: file.path, line: lineAt(file.text, match.index), sentence: `switches a check off: ${match[0]}` }),
      ),
    )
}

function commandsOf(file: SourceFile): readonly string[] {
  return syntaxOf(file).statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isFunctionDeclaration(statement)) return takesHouse(statement) ? [statement.name?.text ?? 'default'] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) && takesHouse(initializer)
        ? [name.getText()]
        : [],
    )
  })
}

function takesHouse({ parameters: [first] }: ts.SignatureDeclaration): boolean {
  return first !== undefined && /^House(Base)?$/.test(first.type?.getText() ?? '')
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .split(' ')
}

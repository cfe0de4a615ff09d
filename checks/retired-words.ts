/** Retired words do not come back: not as names in the code, in files, tables and routes, nor in what people read. */
import ts from 'typescript'
import { isCode, lineAt, type Finding, type SourceFile } from './source-tree.ts'
import { lineOf, syntaxOf, walk } from './syntax.ts'

/** A retired word and what to say instead. */
export interface RetiredWord {
  readonly word: string
  readonly instead: string
}

/** Names that a platform forces on us: where, which, and why there is no choice. */
const FORCED: readonly { readonly where: RegExp; readonly name: RegExp; readonly why: string }[] = [
  { where: /^contract\/client(\.test)?\.ts$/, name: /^response$/, why: 'what `fetch` gives is an HTTP Response' },
  {
    where: /^(core\/records\/|contract\/.*record|server\/.*record|cli\/.*record)/,
    name: /^(document|documentKind|commentsOn\w+)$/,
    why: 'members of the gathering record, version 1: a format that others have written files in',
  },
  { where: /^server\/\w[\w-]*\.ts$/, name: /^response$/, why: 'what a Node server answers through is an HTTP response' },
  {
    where: /^web\/src\/hooks/,
    name: /^(event|response|handleEvent|filterSerializedResponseHeaders)$/,
    why: 'SvelteKit hands the request over as `event`; its result is an HTTP Response',
  },
  {
    where: /^web\/src\/(routes|line|rooms|parts)\//,
    name: /^(event|response|events|lastEventId|addEventListener|removeEventListener)$/,
    why: 'DOM events, EventSource and fetch; SvelteKit names the argument of load and actions',
  },
  {
    where: /^server\/(http|live|auth|mail|people)\//,
    name: /^(event|events|response|user|\w*user\w*)$/i,
    why: 'Node streams, HTTP responses and the tables of better-auth have these names',
  },
  { where: /^server\/sql\//, name: /^user(Id|_id)?$/, why: 'better-auth names its table so' },
  {
    where: /^(checks|journeys|faults|bench|cli)\//,
    name: /^(event|events|response|responses|userDataDir|docs?Tag|hasTag|comment|tag|tags|user|document|hasUserVerification|isUserVerified)$/i,
    why: 'what fetch, streams, Chromium and the TypeScript compiler give',
  },
  {
    where: /^(server\/(drafting\/|test-editor)|web\/src\/rooms\/drafting\/|bench\/|faults\/)/,
    name: /^(document|documentName|onLoadDocument|afterUnloadDocument|user|tag)$/,
    why: 'the editor and its line call the text a document, whoever types a user, and an element by its tag',
  },
  { where: /^web\/src\/words\//, name: /^(tag|tags|tagsOf|languageTag)$/, why: 'BCP 47 calls the name of a language a tag' },
  {
    where: /^cli\/(opinion|import|main)\.ts$/,
    name: /^(opinion|votes|comments)$/,
    why: 'the command and its options have the names of the files that other tools export',
  },
  {
    where: /^core\/opinions\/write-polis\.ts$/,
    name: /^(votes|comments|participants-votes)\.csv$/,
    why: 'the files have the names that other tools read',
  },
  {
    where: /./,
    name: /^(on[a-z]*event|last-event-id|\w*EventSource\w*|opinion_?(groups?|ax[ie]s|map)|user_?agent|documented|undocumented\w*)$/i,
    why: 'names of the platform, and terms of the mathematics of weighing',
  },
]

/** Reads the table of retired words in WORDS.md. */
export function retiredWords(wordsPage: string): readonly RetiredWord[] {
  const table = wordsPage.split('## Retired words')[1]?.split('\n## ')[0] ?? ''
  return [...table.matchAll(/^\|\s*([a-z]+)\s*\|([^|]+)\|$/gm)].flatMap(([, word, instead]) =>
    word === undefined || instead === undefined || word === 'retired' ? [] : [{ word, instead: instead.trim() }],
  )
}

/** Retired words in names of the code: what is declared, not what a platform is asked for. */
export function retiredNames(files: readonly SourceFile[], retired: readonly RetiredWord[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) || path.endsWith('.sql'))
    .flatMap((file) => [...inPath(file, retired), ...(file.path.endsWith('.sql') ? inSql(file, retired) : inDeclarations(file, retired))])
}

/** Retired words in sentences that people read: the catalogues of the web and the refusals. */
export function retiredLabels(files: readonly SourceFile[], retired: readonly RetiredWord[]): readonly Finding[] {
  return files
    .filter(({ path }) => /^web\/src\/words\/en\/.*\.json$/.test(path) || path === 'contract/refusals.ts')
    .flatMap((file) =>
      retired.flatMap(({ word, instead }) =>
        [...file.text.matchAll(new RegExp(`(?<![\\w./-])${word}s?(?![\\w.:/-])`, 'gi'))]
          .filter((match) => isProse(file, match.index))
          .map((match) => ({
            path: file.path,
            line: lineAt(file.text, match.index),
            sentence: `says "${match[0]}" to people; say ${instead}`,
          })),
      ),
    )
}

function inPath({ path }: SourceFile, retired: readonly RetiredWord[]): readonly Finding[] {
  const name = path.split('/').at(-1)?.replace(/\..*$/, '') ?? ''
  if (name.startsWith('+') || isForced(path, name)) return []
  return wordsIn(name, retired).map(({ word, instead }) => ({ path, line: 1, sentence: `the file name says "${word}"; say ${instead}` }))
}

function inSql(file: SourceFile, retired: readonly RetiredWord[]): readonly Finding[] {
  const names = [...file.text.replaceAll(/--.*$/gm, (comment) => ' '.repeat(comment.length)).matchAll(/\b[a-z][a-z_]*\b/g)]
  return names.flatMap((match) =>
    isForced(file.path, match[0])
      ? []
      : wordsIn(match[0], retired).map(({ word, instead }) => ({
          path: file.path,
          line: lineAt(file.text, match.index),
          sentence: `"${match[0]}" says "${word}"; say ${instead}`,
        })),
  )
}

function inDeclarations(file: SourceFile, retired: readonly RetiredWord[]): readonly Finding[] {
  const tree = syntaxOf(file)
  const findings: Finding[] = []
  walk(tree, (node) => {
    const name = declaredName(node)
    if (name === null || isForced(file.path, name.text)) return
    for (const { word, instead } of wordsIn(name.text, retired))
      findings.push({ path: file.path, line: lineOf(tree, name), sentence: `the name ${name.text} says "${word}"; say ${instead}` })
  })
  return findings
}

function declaredName(node: ts.Node): ts.Identifier | ts.StringLiteral | null {
  const isDeclaration =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isBindingElement(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node)
  if (!isDeclaration || node.name === undefined) return null
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name : null
}

function wordsIn(name: string, retired: readonly RetiredWord[]): readonly RetiredWord[] {
  const parts = new Set(
    name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .flatMap((part) => [part, part.replace(/s$/, '')]),
  )
  return retired.filter(({ word }) => parts.has(word))
}

function isForced(path: string, name: string): boolean {
  return FORCED.some((forced) => forced.where.test(path) && forced.name.test(name))
}

/** In a catalogue only values are prose; in the refusals only what stands between quotation marks after `sentence:`. */
function isProse({ path, text }: SourceFile, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index)
  return path.endsWith('.json') ? /^\s*"[^"]*"\s*:\s*"/.test(line) && !/\{\s*$/.test(line) : line.includes('sentence:')
}

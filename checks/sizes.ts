/** Small: files stop at 400 lines, functions at 60. */
import ts from 'typescript'
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { lineOf, syntaxOf, walk } from './syntax.ts'

/** Lines of a file: what one reads in a sitting. */
export const FILE_LINES_MAX = 400
/** Lines of a function: what one sees on a screen. */
export const FUNCTION_LINES_MAX = 60
/** Whole tables of data may be longer; each with its reason. */
const LONG_BY_NATURE: Readonly<Record<string, string>> = {}

/** Files and functions that are too long. Tests and what only they use (`test-…`), migrations and generated files are exempt. */
export function oversized(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(
      ({ path }) =>
        (isCode(path) || path.endsWith('.css')) && !/(\.test|(^|\/)test-[a-z-]+)\.ts$/.test(path) && !Object.hasOwn(LONG_BY_NATURE, path),
    )
    .flatMap((file) => [...tooLong(file), ...(isCode(file.path) ? longFunctions(file) : [])])
}

function tooLong(file: SourceFile): readonly Finding[] {
  const lines = file.text.trimEnd().split('\n').length
  return lines < FILE_LINES_MAX
    ? []
    : [
        {
          path: file.path,
          line: FILE_LINES_MAX,
          sentence: `has ${lines} lines; a file stops at ${FILE_LINES_MAX}. Split it where its opening sentence says "and"`,
        },
      ]
}

function longFunctions(file: SourceFile): readonly Finding[] {
  const tree = syntaxOf(file)
  const findings: Finding[] = []
  walk(tree, (node) => {
    if (!isFunction(node)) return
    const first = lineOf(tree, node)
    const lines = tree.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - first
    if (lines >= FUNCTION_LINES_MAX)
      findings.push({ path: file.path, line: first, sentence: `a function of ${lines} lines; a function stops at ${FUNCTION_LINES_MAX}` })
  })
  return findings
}

function isFunction(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node)
  )
}

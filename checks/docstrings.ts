/** Every export of `core`, `maths` and `contract` has a docstring, and every file of ours opens with a sentence. */
import ts from 'typescript'
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { lineOf, syntaxOf } from './syntax.ts'

const DOCUMENTED_FLOORS = /^(core|maths|contract)\//
const OUR_FLOORS = /^(core|maths|contract|server|cli|checks|journeys|faults|bench|web\/src\/(line|rooms|parts)|web\/[^/]+\.ts$)/

/**
 * Exports without a docstring. A type that only names what a documented schema of the same name means
 * (`type X = Static<typeof X>`) is covered by the docstring of that schema; nothing else is.
 */
export function undocumentedExports(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => DOCUMENTED_FLOORS.test(path) && path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((file) => {
      const tree = syntaxOf(file)
      const exported = tree.statements.filter((statement) => isExported(statement))
      const documented = new Set(exported.filter((statement) => hasDocstring(statement, tree)).flatMap(namesOf))
      return exported
        .filter(
          (statement) =>
            !hasDocstring(statement, tree) && !(isNameOfSchema(statement) && namesOf(statement).every((name) => documented.has(name))),
        )
        .map((statement) => ({
          path: file.path,
          line: lineOf(tree, statement),
          sentence: `exports ${namesOf(statement).join(', ')} without a docstring`,
        }))
    })
}

/** Code files that do not open with a comment: one sentence that says what the file is. */
export function filesWithoutOpening(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) && OUR_FLOORS.test(path) && !path.endsWith('.test.ts'))
    .filter(({ text }) => !/^(#!.*\n)?\s*(<script[^>]*>\s*)?(\/\*\*?|\/\/|<!--)/.test(text))
    .map(({ path }) => ({ path, line: 1, sentence: 'opens without a sentence; its first line says in a comment what the file is' }))
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  )
}

function hasDocstring(statement: ts.Statement, tree: ts.SourceFile): boolean {
  const opening = ts.getJSDocCommentsAndTags(statement).filter((doc) => ts.isJSDoc(doc))
  const last = opening.at(-1)
  if (last === undefined) return false
  // The opening sentence of the file is no docstring of the export that happens to follow it.
  return !(
    tree.statements[0] === statement &&
    opening.length === 1 &&
    /\n\s*\n/.test(tree.text.slice(last.getEnd(), statement.getStart(tree)))
  )
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  )
    return [statement.name?.text ?? 'default']
  return [statement.getText().slice(0, 40)]
}

function isNameOfSchema(statement: ts.Statement): boolean {
  return ts.isTypeAliasDeclaration(statement) && new RegExp(`^Static<typeof ${statement.name.text}>$`).test(statement.type.getText())
}

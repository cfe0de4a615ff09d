/** SQL lives in `server/sql`, in `server/database` (which opens and migrates the database) and in the migrations, nowhere else. */
import ts from 'typescript'
import { isCode, isTest, type Finding, type SourceFile } from './source-tree.ts'
import { lineOf, syntaxOf, walk } from './syntax.ts'

const HOME = /^(server\/sql|server\/database|migrations)\//
const QUERY_CALLS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'selectNoFrom'])
// Statements only, in one case throughout: prose that begins with "Select" or "Update" is none.
const LOWER_CASE =
  /^\s*(select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(unlogged\s+|temporary\s+|unique\s+)?(table|index|database|role|schema|extension)\s|truncate\s+\w|with\s+\w+\s+as\s+\()/
const UPPER_CASE = new RegExp(LOWER_CASE.source.replaceAll(/(?<!\\)[a-z]{2,}/g, (keyword) => keyword.toUpperCase()))

/** SQL outside its home. Tests may look into tables; the code that they test may not. */
export function strayedSql(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) && !HOME.test(path) && !isTest(path))
    .flatMap((file) => {
      const tree = syntaxOf(file)
      const findings: Finding[] = []
      walk(tree, (node) => {
        const what = sqlIn(node)
        if (what !== null)
          findings.push({
            path: file.path,
            line: lineOf(tree, node),
            sentence: `holds SQL (${what}); give it a name in server/sql and call that`,
          })
      })
      return findings
    })
}

function sqlIn(node: ts.Node): string | null {
  if (ts.isTaggedTemplateExpression(node) && /^sql(<|$|\.)/.test(node.tag.getText())) return 'sql`…`'
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && QUERY_CALLS.has(node.expression.name.text))
    return `.${node.expression.name.text}()`
  if (
    (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) &&
    (LOWER_CASE.test(node.text) || UPPER_CASE.test(node.text))
  )
    return 'a statement in a string'
  return null
}

/** A file is one concept and bears its name, in kebab-case; no file is a shelf for odds and ends, or a list of other files. */
import ts from 'typescript'
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { syntaxOf } from './syntax.ts'

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|svelte|config|d))?\.(ts|mjs|css|sql|json|html)$/
const COMPONENT = /^[A-Z][A-Za-z0-9]*\.svelte$/
const ROUTE_FILE = /^\+[a-z]+(\.server)?\.(ts|svelte)$/
/** Names that the platform wants, and that say nothing about a concept. */
const PLATFORM_NAMES = new Set([
  'tsconfig.json',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
  'hooks.server.ts',
  'hooks.client.ts',
  'hooks.ts',
  'app.html',
  'app.d.ts',
  'service-worker.ts',
  'error.html',
  'openapi.json',
  '.oxlintrc.json',
  '.prettierrc.json',
])
const SHELVES =
  /^(utils?|helpers?|misc|common|shared|stuff|manager|index|lib|types|constants)\.(ts|mjs|css)$|-?(utils?|helpers?|manager)\.(ts|mjs)$/i

/** File names that are not a concept in kebab-case (components: PascalCase; route files: as the framework wants). */
export function misnamedFiles(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => /\.(ts|mjs|css|sql|json|svelte|html)$/.test(path))
    .flatMap(({ path }) => {
      const name = path.split('/').at(-1) ?? ''
      if (PLATFORM_NAMES.has(name)) return []
      if (SHELVES.test(name) && !path.startsWith('web/src/words/'))
        return [{ path, line: 1, sentence: 'is named like a shelf; name it for the one concept it holds' }]
      const fits = name.endsWith('.svelte') ? COMPONENT.test(name) || ROUTE_FILE.test(name) : KEBAB.test(name) || ROUTE_FILE.test(name)
      return fits ? [] : [{ path, line: 1, sentence: 'is not named in kebab-case (a component: PascalCase)' }]
    })
}

/** Files that only pass on what other files export: import the file that defines the thing. */
export function barrels(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) && !path.endsWith('.svelte'))
    .flatMap((file) => {
      const { statements } = syntaxOf(file)
      const passesOn = statements.filter((statement) => ts.isExportDeclaration(statement))
      const star = passesOn.find((statement) => statement.exportClause === undefined)
      if (star !== undefined)
        return [{ path: file.path, line: 1, sentence: 'exports everything of another file; import the file that defines the thing' }]
      const isBarrel =
        passesOn.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement))
      return isBarrel
        ? [{ path: file.path, line: 1, sentence: 'only passes on what other files export; import the file that defines the thing' }]
        : []
    })
}

/** Default exports in our own files, where the framework or a tool does not ask for one. */
export function defaultExports(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => isCode(path) && !path.endsWith('.svelte') && !path.endsWith('.config.ts'))
    .flatMap((file) =>
      syntaxOf(file)
        .statements.filter(
          (statement) =>
            ts.isExportAssignment(statement) ||
            (ts.canHaveModifiers(statement) &&
              (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)),
        )
        .filter(() => file.path !== 'checks/test-global-setup.ts')
        .map(() => ({ path: file.path, line: 1, sentence: 'has a default export; exports are named' })),
    )
}

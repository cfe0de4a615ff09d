/** Vite plugin: compiles `src/words/<language>/<room>.json` into `src/words/generated`, where `$words/<room>` is found by Vite and by TypeScript. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { compileWords, parseCatalogue } from './compile-words.ts'

const WORDS = fileURLToPath(new URL('..', import.meta.url))
/** The language whose catalogue is complete; others will fall back to it sentence by sentence. */
const FIRST_LANGUAGE = 'en'

/** Compiles every catalogue when Vite starts, and one again when it changes. */
export function wordsPlugin(): Plugin {
  return {
    name: 'entente-words',
    enforce: 'pre',
    config() {
      compileAllWords()
    },
    configureServer(server) {
      server.watcher.add(join(WORDS, FIRST_LANGUAGE))
      server.watcher.on('all', (_, file) => {
        if (!file.endsWith('.json') || dirname(file) !== join(WORDS, FIRST_LANGUAGE)) return
        try {
          compileOne(file)
        } catch (cause) {
          // A catalogue that is being written is not whole yet; what was compiled before stays until it is.
          server.config.logger.error(cause instanceof Error ? cause.message : String(cause))
        }
      })
    },
  }
}

/** Compiles all catalogues of the first language. */
export function compileAllWords(): void {
  const folder = join(WORDS, FIRST_LANGUAGE)
  for (const file of readdirSync(folder)) if (file.endsWith('.json')) compileOne(join(folder, file))
}

function compileOne(path: string): void {
  const room = basename(path, '.json')
  const file = `web/src/words/${FIRST_LANGUAGE}/${room}.json`
  const compiled = compileWords(parseCatalogue(readFileSync(path, 'utf8'), file), { language: FIRST_LANGUAGE, file })
  const out = join(WORDS, 'generated')
  mkdirSync(out, { recursive: true })
  writeIfNew(join(out, `${room}.js`), compiled.module)
  writeIfNew(join(out, `${room}.d.ts`), compiled.declaration)
}

/** Writing only what differs keeps the dev server and type checks from starting over. */
function writeIfNew(path: string, text: string): void {
  try {
    if (readFileSync(path, 'utf8') === text) return
  } catch {
    // Not there yet: the first build of a fresh checkout.
  }
  writeFileSync(path, text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileAllWords()

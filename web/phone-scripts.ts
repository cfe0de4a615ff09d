/**
 * Vite plugin: bundles the scripts of the phone pages apart from the application. `phone-script:<name>` gives the address of the script
 * built from `src/rooms/phone/<name>-entry.ts`. A phone then loads one small file instead of the router and of what other rooms use.
 */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, type Alias, type AliasOptions, type Plugin } from 'vite'

const PREFIX = 'phone-script:'
const ROOMS = fileURLToPath(new URL('src/rooms/phone/', import.meta.url))
const ROOT = fileURLToPath(new URL('.', import.meta.url))
/** The adapter lets browsers keep what lies below this folder for ever; the name holds the digest of the content. */
const FOLDER = '_app/immutable/phone'
const NAMES = ['table', 'door', 'rate', 'decision'] as const

interface Script {
  readonly fileName: string
  readonly code: string
}

/** Builds are kept for the process: the server side asks for the address, the client side for the file. */
const scripts = new Map<string, Promise<Script>>()

export function phoneScripts(): Plugin {
  let isBuild = false
  let alias: AliasOptions = []
  return {
    name: 'entente-phone-scripts',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build'
      alias = config.resolve.alias.filter(
        (one: Alias) => typeof one.find === 'string' && /^\$(contract|core|words|parts|line|rooms)$/.test(one.find),
      )
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const name = id.slice(PREFIX.length + 1)
      const address = isBuild ? `/${(await scriptOf(name, alias)).fileName}` : `/src/rooms/phone/${name}-entry.ts`
      return `export default ${JSON.stringify(address)}`
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return
      for (const name of NAMES) {
        const { fileName, code } = await scriptOf(name, alias)
        this.emitFile({ type: 'asset', fileName, source: code })
      }
    },
  }
}

function scriptOf(name: string, alias: AliasOptions): Promise<Script> {
  const held = scripts.get(name) ?? buildScript(name, alias)
  scripts.set(name, held)
  return held
}

async function buildScript(name: string, alias: AliasOptions): Promise<Script> {
  const output = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    // Style comes with the page, which the server draws from the same components.
    plugins: [svelte({ configFile: false, emitCss: true })],
    resolve: { alias },
    build: {
      target: 'es2022',
      write: false,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: { input: `${ROOMS}${name}-entry.ts`, output: { format: 'es', codeSplitting: false } },
    },
  })
  const files = [output].flat().flatMap((one) => ('output' in one ? one.output : []))
  const chunk = files.find((file) => file.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error(`The script of the phone page ${name} came out empty.`)
  const digest = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 8)
  return { fileName: `${FOLDER}/${name}.${digest}.js`, code: chunk.code }
}

/** How the pages are built: SvelteKit into `build/web`, mounted inside the server's process. Its configuration stands here, as SvelteKit 3 wants. */
import { fileURLToPath } from 'node:url'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { phoneScripts } from './phone-scripts.ts'
import { wordsPlugin } from './src/words/plugin/words-plugin.ts'

const house = fileURLToPath(new URL('..', import.meta.url))
const web = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: web,
  plugins: [
    wordsPlugin(),
    phoneScripts(),
    sveltekit({
      adapter: adapter({ out: `${house}build/web`, precompress: true }),
      // Working rooms load their own code only; phone pages do without it (docs/decisions/0011-pages-for-phones.md).
      output: { bundleStrategy: 'split' },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src-elem': ['self'],
          // Bars of figures carry their length in a style attribute; style elements and sheets stay restricted.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // The same names stand in tsconfig.json.
  resolve: {
    alias: {
      $contract: `${house}contract`,
      $core: `${house}core`,
      $words: `${web}src/words/generated`,
      $parts: `${web}src/parts`,
      $line: `${web}src/line`,
      $rooms: `${web}src/rooms`,
    },
  },
  server: { fs: { allow: [house] } },
  build: {
    target: 'es2022',
    // Fonts stay files of their own: inlined, every page would pay for every script of the world.
    assetsInlineLimit: 0,
  },
})

/** What SvelteKit calls App: the refusal that an error page shows, and what the hook knows of a request. */
import type { Direction } from './words/languages.ts'

declare global {
  namespace App {
    interface Error {
      status: number
      message: string
      /** Code of the refusal, when the API said no. */
      code?: string
    }
    interface Locals {
      language: string
      direction: Direction
      theme: 'system' | 'light' | 'dark'
    }
  }
}

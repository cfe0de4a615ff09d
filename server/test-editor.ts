/** An editor of a draft for tests and figures: the real provider on a real line, without a screen. */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { v7 as uuidv7 } from 'uuid'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { clausesOf, putClauses } from './drafting/text-doc.ts'

/** How often it is looked whether something has come. */
const LOOK_EVERY_MS = 5
/** Until then it has come, or never will. */
const GIVEN_UP_MS = 20_000

/** Somebody at a text. */
export interface TestEditor {
  readonly text: Y.Doc
  readonly provider: HocuspocusProvider
  /** Types a clause at the end. */
  type(words: string): void
  words(): string[]
  /** Waits until everything typed so far is acknowledged. */
  saved(): Promise<void>
  /** Waits until the text holds these words. */
  sees(words: string): Promise<void>
  close(): void
}

/** Opens the text of a draft in the house at this address, as whoever these headers say. */
export function anEditor(address: string, draft: string, headers: Readonly<Record<string, string>> = {}): TestEditor {
  class Line extends WebSocket {
    constructor(url: string) {
      super(url, { headers })
    }
  }
  const text = new Y.Doc()
  const provider = new HocuspocusProvider({
    url: `${address.replace(/^http/, 'ws')}/api/v1/drafts/${draft}/live`,
    name: draft,
    document: text,
    // The library asks for a line as browsers have it; that of Node differs in nothing it uses.
    WebSocketPolyfill: Line,
    delay: 20,
    minDelay: 20,
    maxDelay: 200,
  } as ConstructorParameters<typeof HocuspocusProvider>[0])
  const words = (): string[] => clausesOf(text).map((clause) => clause.text)
  return {
    text,
    provider,
    type: (typed) => {
      putClauses(text, clausesOf(text).at(-1)?.id ?? null, [{ id: uuidv7(), kind: 'operative', depth: 0, text: typed }])
    },
    words,
    saved: async () => await until(() => provider.synced && !provider.hasUnsyncedChanges, 'saved'),
    sees: async (wanted) => await until(() => words().includes(wanted), `sees "${wanted}"`),
    close: () => provider.destroy(),
  }
}

/** Waits until something is so. @throws {Error} when it never is */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + GIVEN_UP_MS; !isSo();) {
    if (Date.now() > end) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/**
 * The line of one text: it carries what is typed to the house and what others type to this page, and says where one's own words
 * are. Words that the house does not have yet are kept in the browser as well, so that closing the page loses none.
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { CLAUSE_KINDS, depthOf, type UnnumberedClause } from '$core/drafts/clause'
import { phoneStorage } from '$line/phone-storage'

/** Where one's words are: being opened, all saved, some not yet, no connection, and gone too long to go on typing. */
export type LineState = 'opening' | 'saved' | 'unsaved' | 'offline' | 'stopped'
/** Somebody who writes in the room now. */
export interface Writer {
  readonly member: string
  readonly name: string
  /** Id of their stakeholder group. */
  readonly group: string
}

/** After so long without the house nobody goes on typing beside the others: what they type meanwhile could read oddly between other words. */
const STOPPED_AFTER_MS = 10_000
/** Typing is kept in the browser after this pause. */
const KEPT_AFTER_MS = 250
/** What is kept is given up only when the house has had everything for this long. */
const GIVEN_UP_AFTER_MS = 1_500
/** A line that broke is tried again after this long at most: people look at the sign beside their text. */
const AGAIN_MS_MAX = 4_000
/** Name of the clauses in the shared text; the house reads them by it. */
export const FRAGMENT = 'clauses'

/** One text that is open on this page. */
export class TextLine {
  readonly text = new Y.Doc()
  readonly provider: HocuspocusProvider
  state = $state<LineState>('opening')
  /** False for those who read along, and while the text takes no words. */
  mayWrite = $state(false)
  writers = $state.raw<readonly Writer[]>([])
  readonly #socket: HocuspocusProviderWebsocket
  readonly #storage = phoneStorage()
  readonly #place: string
  readonly #timers: { keep?: ReturnType<typeof setTimeout>; stop?: ReturnType<typeof setTimeout>; giveUp?: ReturnType<typeof setTimeout> } =
    {}
  /** What the house was known to have. */
  #known = Y.encodeStateVector(this.text)

  constructor(draft: string) {
    this.#place = `entente.text.${draft}`
    const kept = this.#storage.read(this.#place)
    if (kept !== null) Y.applyUpdate(this.text, bytesOf(kept))
    const url = `${location.origin.replace(/^http/, 'ws')}/api/v1/drafts/${draft}/live`
    this.#socket = new HocuspocusProviderWebsocket({ url, maxDelay: AGAIN_MS_MAX })
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: draft,
      document: this.text,
      onAuthenticated: ({ scope }) => {
        this.mayWrite = scope !== 'readonly'
      },
      onSynced: () => this.#look(),
      onStatus: () => this.#look(),
      onUnsyncedChanges: () => this.#look(),
      onAwarenessChange: ({ states }) => {
        this.writers = writersOf(states)
      },
    })
    this.provider.attach()
    this.text.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider) this.#keepSoon()
    })
    this.#stopLater()
  }

  /** The clauses as they stand on this page, those without words too. */
  clauses(): UnnumberedClause[] {
    return clausesOf(this.text)
  }

  /** Leaves the text; what the house does not have yet stays in the browser. */
  close(): void {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    if (this.provider.hasUnsyncedChanges) this.#keep()
    this.provider.destroy()
    this.#socket.destroy()
  }

  #look(): void {
    const { provider } = this
    if (provider.synced && !provider.hasUnsyncedChanges) {
      this.state = 'saved'
      this.#known = Y.encodeStateVector(this.text)
      clearTimeout(this.#timers.stop)
      delete this.#timers.stop
      this.#timers.giveUp ??= setTimeout(() => this.#giveUpKept(), GIVEN_UP_AFTER_MS)
      return
    }
    if (this.state !== 'opening' && this.state !== 'stopped') this.state = provider.synced ? 'unsaved' : 'offline'
    this.#stopLater()
  }

  /** Everything is in the house: nothing needs to be kept here. */
  #giveUpKept(): void {
    delete this.#timers.giveUp
    if (this.state !== 'saved') return
    clearTimeout(this.#timers.keep)
    delete this.#timers.keep
    this.#storage.write(this.#place, null)
  }

  #keepSoon(): void {
    this.#timers.keep ??= setTimeout(() => {
      delete this.#timers.keep
      this.#keep()
    }, KEPT_AFTER_MS)
  }

  #keep(): void {
    this.#storage.write(this.#place, textOf(Y.encodeStateAsUpdate(this.text, this.#known)))
  }

  #stopLater(): void {
    this.#timers.stop ??= setTimeout(() => {
      this.state = 'stopped'
    }, STOPPED_AFTER_MS)
  }
}

/** The clauses of a shared text, as the house reads them. */
function clausesOf(text: Y.Doc): UnnumberedClause[] {
  return text
    .getXmlFragment(FRAGMENT)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement)
    .map((element) => ({
      id: element.getAttribute('id') ?? '',
      kind: CLAUSE_KINDS.find((kind) => kind === element.getAttribute('kind')) ?? 'operative',
      depth: depthOf(Number(element.getAttribute('depth'))),
      text: element
        .toArray()
        .filter((part) => part instanceof Y.XmlText)
        .map((part) => part.toString())
        .join(''),
    }))
}

/** Everybody once, however many pages they have open. The house has put in who they are. */
function writersOf(states: readonly { readonly [name: string]: unknown }[]): readonly Writer[] {
  const writers = new Map<string, Writer>()
  for (const { user: writer } of states)
    if (typeof writer === 'object' && writer !== null && 'member' in writer && 'name' in writer && 'group' in writer)
      writers.set(String(writer.member), { member: String(writer.member), name: String(writer.name), group: String(writer.group) })
  return [...writers.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}

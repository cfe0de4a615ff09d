/** Dragging on a large screen: ideas to a theme, to the tray or to a new theme; a theme to its place. A key or a menu does the same. */

/** What lies in the hand. */
export type Held = { readonly kind: 'ideas'; readonly ideas: readonly number[] } | { readonly kind: 'theme'; readonly theme: string }
/** Where it would fall. */
export type Over =
  | { readonly kind: 'theme'; readonly theme: string; readonly before: number | null }
  | { readonly kind: 'tray' }
  | { readonly kind: 'new' }
  | { readonly kind: 'beside'; readonly theme: string; readonly side: 'before' | 'after' }

/** A press becomes a drag when the pointer has gone so far: less is a click by an unsteady hand. */
const DRAG_AFTER_PX = 6
/** Near the edge of the window the page scrolls along. */
const EDGE_PX = 72
const SCROLL_PX = 14

interface Pressed {
  readonly held: Held
  readonly pointer: number
  readonly x: number
  readonly y: number
}

export class BoardDrag {
  held: Held | null = $state.raw(null)
  over: Over | null = $state.raw(null)
  x = $state(0)
  y = $state(0)
  #pressed: Pressed | null = null
  #scrolling = 0
  readonly #heldAt: (target: Element) => Held | null
  readonly #drop: (held: Held, over: Over) => void

  /** @param rules `heldAt` says what a press on an element takes up; `drop` does what the fall means */
  constructor(rules: { readonly heldAt: (target: Element) => Held | null; readonly drop: (held: Held, over: Over) => void }) {
    this.#heldAt = rules.heldAt
    this.#drop = rules.drop
  }

  /** Fingers scroll, and choose by a tap; a mouse and a pen drag. */
  press(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return
    const held = this.#heldAt(event.target)
    if (held !== null) this.#pressed = { held, pointer: event.pointerId, x: event.clientX, y: event.clientY }
  }

  move(event: PointerEvent): void {
    const pressed = this.#pressed
    if (pressed === null || pressed.pointer !== event.pointerId) return
    if (this.held === null) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < DRAG_AFTER_PX) return
      this.held = pressed.held
      getSelection()?.removeAllRanges()
      this.#scrolling = requestAnimationFrame(() => this.#scroll())
    }
    event.preventDefault()
    this.#goTo(event.clientX, event.clientY)
  }

  release(event: PointerEvent): void {
    const { held, over } = this
    if (this.#pressed?.pointer !== event.pointerId) return
    this.cancel()
    if (held === null) return
    swallowClick()
    if (over !== null) this.#drop(held, over)
  }

  /** Lets go without moving anything. */
  cancel(): void {
    this.#pressed = null
    this.held = null
    this.over = null
    cancelAnimationFrame(this.#scrolling)
  }

  #goTo(x: number, y: number): void {
    this.x = x
    this.y = y
    const under = document.elementFromPoint(x, y)
    this.over = this.held === null || under === null ? null : fallAt(this.held, under, y)
  }

  #scroll(): void {
    if (this.held === null) return
    const by = this.y < EDGE_PX ? -SCROLL_PX : this.y > innerHeight - EDGE_PX ? SCROLL_PX : 0
    if (by !== 0) {
      scrollBy(0, by)
      this.#goTo(this.x, this.y)
    }
    this.#scrolling = requestAnimationFrame(() => this.#scroll())
  }
}

function fallAt(held: Held, under: Element, y: number): Over | null {
  const panel = under.closest<HTMLElement>('[data-theme-panel]')
  const theme = panel?.dataset['themePanel']
  if (held.kind === 'theme') {
    if (panel === null || theme === undefined || theme === held.theme) return null
    return { kind: 'beside', theme, side: isUpperHalf(panel, y) ? 'before' : 'after' }
  }
  if (theme !== undefined) return { kind: 'theme', theme, before: beforeAt(under, held.ideas, y) }
  const drop = under.closest<HTMLElement>('[data-drop]')?.dataset['drop']
  return drop === 'tray' || drop === 'new' ? { kind: drop } : null
}

/** The idea that the held ones would go before; null at the end of the theme. */
function beforeAt(under: Element, held: readonly number[], y: number): number | null {
  const slip = under.closest('li')
  if (slip === null) return null
  const rest: (Element | null)[] = [isUpperHalf(slip, y) ? slip : slip.nextElementSibling]
  while (rest[0] != null) {
    const number = Number(rest[0].querySelector<HTMLElement>('[data-slip]')?.dataset['slip'])
    if (!held.includes(number)) return Number.isNaN(number) ? null : number
    rest[0] = rest[0].nextElementSibling
  }
  return null
}

function isUpperHalf(element: Element, y: number): boolean {
  const { top, height } = element.getBoundingClientRect()
  return y < top + height / 2
}

/** The click that ends a drag would choose what was dragged. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0)
}

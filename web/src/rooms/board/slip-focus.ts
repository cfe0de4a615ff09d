/** Focus among slips: one stop for Tab, arrows from slip to slip and from list to list. */

const SLIP = 'input[data-slip]'

/** Number of the slip in focus, or null. */
export function focusedSlip(): number | null {
  const number = document.activeElement instanceof HTMLInputElement ? document.activeElement.dataset['slip'] : undefined
  return number === undefined ? null : Number(number)
}

/** Puts focus on a slip; false when it is not on the board. */
export function focusSlip(room: HTMLElement, number: number): boolean {
  const slip = room.querySelector<HTMLInputElement>(`input[data-slip="${number}"]`)
  if (slip === null) return false
  land(room, slip)
  return true
}

/** Exactly one slip can be reached by Tab: the one that had it, else the first. */
export function keepOneTabStop(room: HTMLElement): void {
  const stops = room.querySelectorAll<HTMLInputElement>(`${SLIP}[tabindex="0"]`)
  if (stops.length === 1) return
  for (const stop of stops) stop.tabIndex = -1
  const first = room.querySelector<HTMLInputElement>(SLIP)
  if (first !== null) first.tabIndex = 0
}

/** Up and down to the next slip, left and right to the first slip of the next list; false when nothing moved. */
export function stepSlip(room: HTMLElement, key: string): boolean {
  const slips = [...room.querySelectorAll<HTMLInputElement>(SLIP)]
  const here = slips.findIndex((slip) => slip === document.activeElement)
  if (here === -1) {
    const first = slips.find((slip) => slip.tabIndex === 0)
    if (first !== undefined) land(room, first)
    return first !== undefined
  }
  const forward = key === 'ArrowDown' || key === (document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight')
  const target = key === 'ArrowUp' || key === 'ArrowDown' ? slips[here + (forward ? 1 : -1)] : firstOfNextList(slips, here, forward)
  if (target === undefined) return false
  land(room, target)
  return true
}

function firstOfNextList(slips: readonly HTMLInputElement[], here: number, forward: boolean): HTMLInputElement | undefined {
  const listOf = (slip: HTMLInputElement | undefined): Element | null => slip?.closest('ul') ?? null
  const list = listOf(slips[here])
  if (forward) return slips.slice(here).find((slip) => listOf(slip) !== list)
  const before = slips.slice(0, here).findLast((slip) => listOf(slip) !== list)
  return before === undefined ? undefined : slips.find((slip) => listOf(slip) === listOf(before))
}

function land(room: HTMLElement, slip: HTMLInputElement): void {
  for (const stop of room.querySelectorAll<HTMLInputElement>(`${SLIP}[tabindex="0"]`)) stop.tabIndex = -1
  slip.tabIndex = 0
  slip.focus()
  // Slips out of sight have no measured height yet; the paper itself knows where it is.
  slip.closest('li')?.scrollIntoView({ block: 'nearest' })
}

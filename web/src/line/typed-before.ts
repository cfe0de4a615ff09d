/** What people typed or chose before the script of a page had come. Taking a page over puts the first values back into its fields; this gives people theirs again. */

const FIELDS = 'input:not([type=hidden], [type=file]), textarea, select'

/** Remembers every field that is no longer as it came. @returns gives them back, as if typed now */
export function rememberTyped(): () => void {
  const kept = [...document.querySelectorAll(FIELDS)].flatMap((field) => keep(field) ?? [])
  return () => {
    for (const giveBack of kept) giveBack()
  }
}

function keep(field: Element): (() => void) | null {
  if (field instanceof HTMLSelectElement) {
    const { selectedIndex } = field
    return isAsItCame(field) ? null : () => put(field, field.selectedIndex !== selectedIndex, () => (field.selectedIndex = selectedIndex))
  }
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    const { checked } = field
    return checked === field.defaultChecked ? null : () => put(field, field.checked !== checked, () => (field.checked = checked))
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null
  const { value } = field
  return value === field.defaultValue ? null : () => put(field, field.value !== value, () => (field.value = value))
}

/** A list that came without a chosen line stands on its first. */
function isAsItCame(list: HTMLSelectElement): boolean {
  const chosen = [...list.options].findIndex((option) => option.defaultSelected)
  return list.selectedIndex === Math.max(0, chosen)
}

/** Who listens to the field hears of it in either case: the script was not there when it was typed. */
function put(field: HTMLElement, isLost: boolean, giveBack: () => void): void {
  if (isLost) giveBack()
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

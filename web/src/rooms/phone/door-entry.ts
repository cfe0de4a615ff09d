/** The little that the door pages do by script: send a whole code, keep a choice of theme, and say that a seat is being taken. Forms do the rest. */
import { CODE_DIGITS, digitsOf } from './code-digits.ts'

/** A year: a choice of taste need not be made again. */
const THEME_COOKIE_SECONDS = 365 * 24 * 60 * 60

const code = document.querySelector<HTMLInputElement>('input[name="code"]')
code?.addEventListener('input', () => {
  if (digitsOf(code.value).length === CODE_DIGITS) code.form?.requestSubmit()
})

const theme = document.querySelector<HTMLSelectElement>('select[name="theme"]')
theme?.addEventListener('change', () => {
  document.cookie = `theme=${theme.value}; path=/; max-age=${THEME_COOKIE_SECONDS}; samesite=lax`
  if (theme.value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme.value
})

const seat = document.querySelector<HTMLButtonElement>('button[data-under-way]')
seat?.form?.addEventListener('submit', (submit) => {
  // A second press while the first is on its way would only wait in line; the key of the form keeps it to one seat anyway.
  if (seat.ariaDisabled === 'true') submit.preventDefault()
  seat.ariaDisabled = 'true'
  seat.textContent = seat.dataset['underWay'] ?? ''
})
// Coming back by the history of the browser finds the button as it was left.
addEventListener('pageshow', (shown) => {
  if (shown.persisted && seat !== null) location.reload()
})
document.querySelector<HTMLElement>('[data-first-trouble] input:not(:disabled)')?.focus()

/** Whether a key is meant for what has focus: fields take letters, buttons and folds take Space, dialogs take all. */
export function isForTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('dialog') !== null || target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type) || event.key === ' '
  return (event.key === ' ' || event.key === 'Enter') && target.closest('button, a, summary') !== null
}

/** Ranks by tap: a press gives an option the next free rank, or takes its rank away. The fields stay what is sent, and work by keyboard. */

/** Makes the buttons of a ranking ballot work; without a script its fields do the same. */
export function rankByTap(list: HTMLElement): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-rank-row]')].flatMap((row) => {
    const [field, tap] = [row.querySelector('select'), row.querySelector<HTMLButtonElement>('[data-rank-tap]')]
    return field === null || tap === null ? [] : [{ field, tap }]
  })
  const ranks = (): number[] => rows.map(({ field }) => Number(field.value))
  const show = (): void => {
    for (const { field, tap } of rows) {
      const { option = '', next = '', clear = '' } = tap.dataset
      tap.textContent = field.value === '0' ? next : clear
      tap.setAttribute('aria-label', `${tap.textContent}: ${option}`)
    }
  }
  for (const { field, tap } of rows) {
    tap.hidden = false
    tap.addEventListener('click', () => {
      const had = Number(field.value)
      if (had === 0) field.value = String(Math.min(rows.length, Math.max(0, ...ranks()) + 1))
      else {
        // Those behind move up, so that no rank is left out.
        const isShared = ranks().filter((rank) => rank === had).length > 1
        field.value = '0'
        if (!isShared) for (const one of rows) if (Number(one.field.value) > had) one.field.value = String(Number(one.field.value) - 1)
      }
      show()
    })
    field.addEventListener('change', show)
  }
  show()
}

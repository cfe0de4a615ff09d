/** The floor as its page holds it: what the page came with, asked for again whenever the line says that the floor has moved. */
import type { FloorDesk } from '$contract/floor.ts'
import { api } from '$line/api.ts'

/** Moves come in bursts; one look serves them. */
const LOOK_AFTER_MS = 60

export class FloorState {
  desk: FloorDesk = $state.raw({} as FloorDesk)
  isLost = $state(false)
  readonly #gathering: string
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(gathering: string, desk: FloorDesk) {
    this.#gathering = gathering
    this.desk = desk
  }

  /** Takes what was loaded, unless something newer is held. */
  take(desk: FloorDesk): void {
    if (desk.floor.version >= this.desk.floor.version) this.desk = desk
  }

  lookSoon(): void {
    this.#timer ??= setTimeout(() => void this.#load(), LOOK_AFTER_MS)
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async #load(): Promise<void> {
    this.#timer = null
    try {
      const seen = await api('GET /gatherings/:gathering/floor/desk', { params: { gathering: this.#gathering } })
      if (seen.ok) this.take(seen.answer)
      this.isLost = !seen.ok
    } catch {
      this.isLost = true
    }
  }
}

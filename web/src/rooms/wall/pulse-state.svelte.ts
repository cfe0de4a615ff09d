/** The pulse of a weighing on the wall: asked for while it is shown, so that nobody's rating makes a frame. */
import type { ResultsView } from '$contract/results.ts'
import type { WeighingView } from '$contract/weighings.ts'
import type { GatheringView } from '../../../../contract/gatherings.ts'
import { api } from '$line/api.ts'

/** Sums are counted at a calm pace; more questions would bring the same answer. */
const ASK_EVERY_MS = 10_000

/** What the wall knows of the weighing that runs, or of the last one. */
export class Pulse {
  weighing: WeighingView | null = $state.raw(null)
  /** Null while its sums are shown to nobody. */
  results: ResultsView | null = $state.raw(null)
  isAsked = $state(false)

  /** Asks until the function it returns is called; for an effect. */
  follow(gathering: Pick<GatheringView, 'id' | 'forum'>): () => void {
    void this.#ask(gathering)
    const timer = setInterval(() => void this.#ask(gathering), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }

  async #ask({ id, forum }: Pick<GatheringView, 'id' | 'forum'>): Promise<void> {
    try {
      const listed = await api('GET /forums/:forum/weighings', { params: { forum } })
      if (!listed.ok) return
      const mine = listed.answer.weighings.filter(({ gathering, state }) => gathering === id && state !== 'draft')
      const line = mine.find(({ state }) => state === 'open') ?? mine[0]
      this.isAsked = true
      if (line === undefined) return
      const params = { weighing: line.id }
      const weighing = await api('GET /weighings/:weighing', { params })
      if (!weighing.ok) return
      const isShown = weighing.answer.state === 'closed' || weighing.answer.showing === 'live'
      const results = isShown ? await api('GET /weighings/:weighing/results', { params, query: {} }) : null
      this.weighing = weighing.answer
      this.results = results?.ok === true ? results.answer : null
    } catch {
      // Without network the wall keeps what it has; its sign says so.
    }
  }
}

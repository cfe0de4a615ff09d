/** A gathering as a screen sees it: what the page came with, kept up by the live line, with the clock of the house ticking. */
import { untrack } from 'svelte'
import type { FloorView } from '../../../../contract/floor.ts'
import type { GatheringView } from '../../../../contract/gatherings.ts'
import type { IdeaView } from '../../../../contract/ideas.ts'
import type { LiveFrameName, LiveFrames } from '../../../../contract/live.ts'
import type { ThemeBoardView } from '../../../../contract/themes.ts'
import { listen } from '../../line/live.ts'
import { boardWithIdeas, gatheringWithIdeas } from './fold-ideas.ts'

/** Ideas a screen keeps; the lists behind them are pages of their own. */
const IDEAS_KEPT_MAX = 200
/** The clock shows seconds; four looks a second keep them even. */
const TICK_MS = 250

/** What the page came with. */
export interface Seen {
  readonly gathering: GatheringView
  readonly newest?: readonly IdeaView[]
  readonly boards?: readonly ThemeBoardView[]
}

export class LiveGathering {
  gathering: GatheringView = $state.raw({} as GatheringView)
  /** Newest first. */
  ideas: readonly IdeaView[] = $state.raw([])
  boards: readonly ThemeBoardView[] = $state.raw([])
  line: 'live' | 'lost' = $state('live')
  /** When the screen was last true, on the clock of the house. */
  heardAtMs = $state(0)
  /** Now, on the clock of the house. */
  nowMs = $state(0)
  #skewMs = 0
  readonly #reload: (() => void) | null
  readonly #onIdeas: ((ideas: readonly IdeaView[]) => void) | null
  readonly #onDesk: (() => void) | null
  readonly #onFloor: ((floor: FloorView) => void) | null

  /**
   * @param hooks `onGap` loads the page's state again when more was missed than the line replays; `onIdeas` hears of every new idea; `onDesk` hears that the console has changed, `onFloor` how the floor of the town hall stands
   */
  constructor(
    seen: Seen,
    hooks: {
      readonly onGap?: () => void
      readonly onIdeas?: (ideas: readonly IdeaView[]) => void
      readonly onDesk?: () => void
      readonly onFloor?: (floor: FloorView) => void
    } = {},
  ) {
    this.#reload = hooks.onGap ?? null
    this.#onIdeas = hooks.onIdeas ?? null
    this.#onDesk = hooks.onDesk ?? null
    this.#onFloor = hooks.onFloor ?? null
    this.take(seen)
    this.nowMs = Date.parse(seen.gathering.clock.serverNow)
    this.heardAtMs = this.nowMs
  }

  /** Takes what was loaded again, unless the line has brought something newer. */
  take(seen: Seen): void {
    // An effect that hands over what was loaded must not run again because of what is kept here.
    untrack(() => this.#take(seen))
  }

  #take(seen: Seen): void {
    this.#takeGathering(seen.gathering)
    if (seen.newest !== undefined) this.#addIdeas(seen.newest)
    if (seen.boards !== undefined) this.takeBoards(seen.boards)
  }

  /** Listens until the function it returns is called; for an effect, in a browser only. */
  start(): () => void {
    const tick = setInterval(() => (this.nowMs = Date.now() + this.#skewMs), TICK_MS)
    const { id, version } = untrack(() => this.gathering)
    const line = listen(id, {
      after: version,
      onFrame: (name, frame) => this.#hear(name, frame),
      onState: (state) => {
        this.line = state.kind === 'live' ? 'live' : 'lost'
        if (state.kind === 'stale') this.heardAtMs = state.sinceMs + this.#skewMs
      },
      onClock: (clock) => {
        this.#skewMs = clock.skewMs
        this.nowMs = Date.now() + clock.skewMs
      },
    })
    return () => {
      clearInterval(tick)
      line.close()
    }
  }

  #hear<N extends LiveFrameName>(name: N, frame: LiveFrames[N]): void {
    if (name === 'hello' && (frame as LiveFrames['hello']).isGap) this.#reload?.()
    if (name === 'desk') this.#onDesk?.()
    if (name === 'floor') this.#onFloor?.((frame as LiveFrames['floor']).floor)
    if (name === 'gathering') this.#takeGathering((frame as LiveFrames['gathering']).gathering)
    if (name === 'themes') this.takeBoards((frame as LiveFrames['themes']).boards)
    if (name === 'ideas') {
      const { ideas } = frame as LiveFrames['ideas']
      this.#addIdeas(ideas)
      this.gathering = gatheringWithIdeas(this.gathering, ideas)
      this.boards = this.boards.map((board) => boardWithIdeas(board, ideas))
      this.#onIdeas?.(ideas)
    }
  }

  /** What is older than what is held would take counted ideas away again. */
  #takeGathering(gathering: GatheringView): void {
    if (this.gathering.version === undefined || gathering.version >= this.gathering.version) this.gathering = gathering
  }

  #addIdeas(ideas: readonly IdeaView[]): void {
    const byId = new Map([...this.ideas, ...ideas].map((idea) => [idea.id, idea]))
    this.ideas = [...byId.values()].sort((a, b) => b.number - a.number).slice(0, IDEAS_KEPT_MAX)
  }

  /** Takes boards, each unless a newer one is held. */
  takeBoards(boards: readonly ThemeBoardView[]): void {
    const held = new Map(this.boards.map((board) => [board.question, board]))
    for (const board of boards) if (board.version >= (held.get(board.question)?.version ?? 0)) held.set(board.question, board)
    this.boards = [...held.values()].sort((a, b) => a.questionNumber - b.questionNumber)
  }
}

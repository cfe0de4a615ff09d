/** The console changes the big screen that is open in the same browser, which is how most halls run it: a second display. */
import { parseWallChoice, type WallChoice } from './wall-view.ts'

/** Tells every wall of this gathering in this browser what to show. */
export function showOnWall(slug: string, choice: WallChoice): void {
  const channel = new BroadcastChannel(channelOf(slug))
  channel.postMessage(choice)
  channel.close()
}

/** Hears what the console wants; returns how to stop. */
export function listenToConsole(slug: string, choose: (choice: WallChoice) => void): () => void {
  const channel = new BroadcastChannel(channelOf(slug))
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => choose(parseWallChoice(typeof data === 'string' ? data : null)))
  return () => channel.close()
}

function channelOf(slug: string): string {
  return `entente-wall-${slug}`
}

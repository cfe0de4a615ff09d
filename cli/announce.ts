/** What the terminal shows when the house is open: its address, a picture of it for phones, and the first link while nobody is administrator. */
import qrcode from 'qrcode'
import type { StartedHouse } from '../server/main.ts'

/** Says it line by line. The one-time link is the only secret here, and only whoever started the house reads it. */
export async function announce(started: StartedHouse, say: (line: string) => void): Promise<void> {
  const { publicUrl, address, setupLink } = started
  say('')
  say(`Entente is open at ${publicUrl}`)
  if (address !== publicUrl) say(`on this machine   ${address}`)
  say('')
  // Colours make the picture right on dark and light terminals; a log file gets plain blocks.
  say((await qrcode.toString(publicUrl, process.stdout.isTTY ? { type: 'terminal', small: true } : { type: 'utf8' })).trimEnd())
  if (setupLink === null) return
  say('')
  say('Nobody is administrator yet. This link makes the first one; it works once:')
  say(setupLink)
  say('')
}

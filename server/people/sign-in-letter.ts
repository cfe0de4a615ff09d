/** The letters that bring somebody in. */
import type { Letter } from '../mail/letters.ts'

/** The page that a link in a letter opens. */
const DOOR = '/sign-in/open'

/**
 * The link as a letter carries it: a page with one button. Mail programs open links to look behind them, and what is used
 * up by looking would never reach the person.
 * @param path path of this house that signs somebody in, as the sign-in library made it
 */
export function linkForLetter(publicUrl: string, path: string): string {
  return `${publicUrl}${DOOR}${new URL(path, publicUrl).search}`
}

/** Letter to a member who asked for a link. */
export function signInLetter(to: string, link: string, publicUrl: string): Letter {
  return {
    to,
    subject: 'Your sign-in link',
    text: `Open this link to sign in. It works once, within ten minutes:\n\n${link}\n\nIf you did not ask for it, do nothing: without the link nobody gets in.\nA new one: ${publicUrl}/sign-in\n`,
  }
}

/** Letter to somebody who has just been made a member. */
export function welcomeLetter(to: string, link: string, welcome: { publicUrl: string; forumName: string }): Letter {
  return {
    to,
    subject: `You are a member of ${welcome.forumName}`.slice(0, 200),
    text: `You have been added to ${welcome.forumName}.\n\nOpen this link to sign in. It works once, within ten minutes:\n\n${link}\n\nLater, ask for a new one with this e-mail address: ${welcome.publicUrl}/sign-in\n`,
  }
}

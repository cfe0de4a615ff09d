/** Letters of the house: each is kept in the outbox first, then handed to the mail server if one is set, again and again but not for ever. */
import { createTransport } from 'nodemailer'
import type { HouseBase } from '../house-base.ts'
import { claimLetter, dropLettersBefore, insertLetter, markSent, markTrouble, nextLetterDue, type ClaimedLetter } from '../sql/letters.ts'
import { withoutKeys } from './without-keys.ts'

/** A letter to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** The post of the house. */
export interface Letters {
  /** Keeps a letter and sends it when there is a mail server; returns as soon as it is kept. */
  send(letter: Letter): Promise<void>
  /** Hands over every letter that is due now; returns when none is left. */
  deliverDue(): Promise<void>
  close(): Promise<void>
}

/** Waits after each attempt. A sign-in link lives ten minutes, so the first ones are short; the last attempt is some four hours after the first. */
const WAITS_MS = [15_000, 60_000, 5 * 60_000, 30 * 60_000, 3 * 60 * 60_000] as const
/** Attempts for one letter; then it stays in the outbox with its trouble. */
export const SEND_ATTEMPTS_MAX = WAITS_MS.length + 1
/** How long letters stay in the outbox. */
const LETTERS_KEPT_MS = 30 * 24 * 60 * 60_000
/** Longest silence of a mail server before an attempt is given up. */
const SMTP_TIMEOUT_MS = 20_000
/** Longest sleep between two looks for due letters; another process may have put one there. */
const SLEEP_MS_MAX = 60_000

/** Opens the post. `say` prints a letter where no mail server is set, so that the first people can get in. */
export function makeLetters(
  base: Pick<HouseBase, 'database' | 'settings' | 'now' | 'newId'>,
  say: (line: string) => void = (line) => void process.stdout.write(line),
): Letters {
  const { smtpUrl, mailFrom, logLevel } = base.settings
  const post = smtpUrl === null ? null : new Post(base, smtpUrl, mailFrom)
  return {
    send: async (letter) => {
      const now = base.now()
      await dropLettersBefore(base.database.db, new Date(now.getTime() - LETTERS_KEPT_MS).toISOString())
      await insertLetter(base.database.db, {
        ...letter,
        id: base.newId(),
        madeAt: now.toISOString(),
        nextAttemptAt: post === null ? null : now.toISOString(),
      })
      if (post !== null) post.wake()
      else if (logLevel !== 'silent')
        say(
          `\nLetter (no mail server is set, so it is shown here and in the outbox)\n  To:      ${letter.to}\n  Subject: ${letter.subject}\n${letter.text.replaceAll(/^/gm, '  ')}\n`,
        )
    },
    deliverDue: async () => await post?.deliverDue(),
    close: async () => await post?.close(),
  }
}

/** Carries letters to the mail server, one after the other. */
class Post {
  readonly #base: Pick<HouseBase, 'database' | 'now'>
  readonly #mailFrom: string
  readonly #transport: ReturnType<typeof createTransport>
  #round: Promise<void> | null = null
  #alarm: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(base: Pick<HouseBase, 'database' | 'now'>, smtpUrl: string, mailFrom: string) {
    this.#base = base
    this.#mailFrom = mailFrom
    this.#transport = createTransport({
      ...transportOf(smtpUrl),
      connectionTimeout: SMTP_TIMEOUT_MS,
      greetingTimeout: SMTP_TIMEOUT_MS,
      socketTimeout: SMTP_TIMEOUT_MS,
    })
    // Letters that were left when the house stopped go out soon after it starts.
    this.#sleep(0)
  }

  /** Looks for due letters soon; the caller does not wait. */
  wake(): void {
    this.deliverDue().catch(() => this.#sleep(SLEEP_MS_MAX))
  }

  async deliverDue(): Promise<void> {
    // A letter kept while a round is under way may have been passed over by it: a second round looks again.
    if (this.#round !== null) await this.#round
    this.#round ??= this.#deliverAll().finally(() => {
      this.#round = null
    })
    await this.#round
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#alarm !== null) clearTimeout(this.#alarm)
    await this.#round?.catch(() => {})
    this.#transport.close()
  }

  async #deliverAll(): Promise<void> {
    while (!this.#isClosed) {
      const now = this.#base.now()
      const letter = await claimLetter(this.#base.database.db, now.toISOString(), (attempts) =>
        new Date(now.getTime() + waitAfter(attempts)).toISOString(),
      )
      if (letter === null) break
      await this.#deliver(letter)
    }
    const due = this.#isClosed ? null : await nextLetterDue(this.#base.database.db)
    if (due !== null) this.#sleep(Math.min(SLEEP_MS_MAX, Math.max(0, Date.parse(due) - this.#base.now().getTime())))
  }

  async #deliver(letter: ClaimedLetter): Promise<void> {
    try {
      await this.#transport.sendMail({
        from: this.#mailFrom,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
      })
      await markSent(this.#base.database.db, letter.id, this.#base.now().toISOString(), withoutKeys(letter.text))
    } catch (cause) {
      await markTrouble(
        this.#base.database.db,
        letter.id,
        cause instanceof Error ? cause.message : String(cause),
        letter.attempts >= SEND_ATTEMPTS_MAX,
      )
    }
  }

  #sleep(ms: number): void {
    if (this.#isClosed) return
    if (this.#alarm !== null) clearTimeout(this.#alarm)
    this.#alarm = setTimeout(() => this.wake(), ms)
    this.#alarm.unref()
  }
}

function waitAfter(attempts: number): number {
  return WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? SLEEP_MS_MAX
}

function transportOf(smtpUrl: string): { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } } {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  }
}

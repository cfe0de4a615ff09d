/** A phone in a real browser that counts every byte that comes over its network, streams included. */
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { findChromium } from '../checks/chromium.ts'

/** What keeps the browser at home: no request of its own to any host. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** A slow network in a full hall, as the standard names it. */
const LATENCY_MS = 400
const BYTES_PER_SECOND = 50_000
const SCREEN = { width: 390, height: 844 }

/** The phone. */
export class BrowserPhone {
  readonly page: Page
  readonly #browser: Browser
  readonly #context: BrowserContext
  readonly #session: CDPSession
  readonly #streams = new Set<string>()
  #bytes = 0

  private constructor(parts: { browser: Browser; context: BrowserContext; page: Page; session: CDPSession }) {
    this.#browser = parts.browser
    this.#context = parts.context
    this.page = parts.page
    this.#session = parts.session
    // What has ended is counted as it came over the network, with its head and compressed; nothing for what the browser had kept.
    this.#session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!this.#streams.has(requestId)) this.#bytes += encodedDataLength
    })
    // A stream never ends in that sense: its head, and its pieces as they come.
    this.#session.on('Network.responseReceived', ({ requestId, response }) => {
      if (response.mimeType !== 'text/event-stream') return
      this.#streams.add(requestId)
      this.#bytes += response.encodedDataLength
    })
    this.#session.on('Network.dataReceived', ({ requestId, dataLength }) => {
      if (this.#streams.has(requestId)) this.#bytes += dataLength
    })
  }

  /** Opens a browser that holds a seat; null where there is no browser. */
  static async open(address: string, cookie: { name: string; value: string }): Promise<BrowserPhone | null> {
    const executablePath = findChromium()
    if (executablePath === null) return null
    const browser = await chromium.launch({ executablePath, args: ARGS })
    const context = await browser.newContext({ viewport: SCREEN, isMobile: true, hasTouch: true })
    await context.addCookies([{ ...cookie, url: address }])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const phone = new BrowserPhone({ browser, context, page, session })
    await phone.setNetwork(true)
    return phone
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Gives the phone its slow network, or takes it away. */
  async setNetwork(isThere: boolean): Promise<void> {
    await this.#session.send('Network.emulateNetworkConditions', {
      ...{ offline: !isThere, latency: LATENCY_MS },
      ...{ downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND },
    })
  }

  async close(): Promise<void> {
    await this.#context.close()
    await this.#browser.close()
  }
}

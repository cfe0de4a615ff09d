import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHOTO_REPORTS_OPEN_MAX, PHOTOS_PER_HOSTED_TABLE_MAX, TAKEN_DOWN_DAYS } from '../../../contract/limits.ts'
import { dropPicturesTakenDown } from '../../sql/photos.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestCaller, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

let test: TestHouse
let cafe: TestCafe
let rapporteur: TestMember
let moderator: TestMember
let host: TestSeat
let table: string

/** A photo unlike every other, with the place where it was taken. */
async function aPhoto(shade: number): Promise<Uint8Array<ArrayBuffer>> {
  const made = await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: shade * 4, g: 99, b: 200 } } })
    .withExif({ IFD0: { Artist: 'PLANTED-ARTIST' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 12/1 30/1' } })
    .jpeg()
    .toBuffer()
  return new Uint8Array(made)
}
const params = () => ({ gathering: cafe.id })
const add = async (by: TestCaller, shade: number, query: { table?: string; subject?: 'sheet' | 'gathering'; round?: string } = {}) =>
  await by.call('POST /gatherings/:gathering/photos', { params: params(), query, file: await aPhoto(shade) })
const giveWords = async (number: number, text: string) =>
  await rapporteur.call('PUT /gatherings/:gathering/photos/:number/alternative', { params: { ...params(), number }, body: { text } })
const publish = async (number: number, everybodyAgreed = true) =>
  await rapporteur.call('POST /gatherings/:gathering/photos/:number/publish', {
    params: { ...params(), number },
    body: { everybodyAgreed },
  })
const takeDown = async (by: TestCaller, number: number) =>
  await by.call('POST /gatherings/:gathering/photos/:number/take-down', {
    params: { ...params(), number },
    body: { reason: 'person_on_it' },
  })
const restore = async (by: TestCaller, number: number) =>
  await by.call('POST /gatherings/:gathering/photos/:number/restore', { params: { ...params(), number } })
const ask = async (number: number, note?: string) =>
  await test.call('POST /gatherings/:gathering/photos/:number/reports', {
    params: { ...params(), number },
    body: { reason: 'person_on_it', ...(note === undefined ? {} : { note }) },
  })
const gallery = async (by: TestCaller = test) => answerOf(await by.call('GET /gatherings/:gathering/photos', { params: params() }))
const get = async (digest: string, headers: Readonly<Record<string, string>> = {}) =>
  await test.app.inject({ url: `/api/v1/gatherings/${cafe.slug}/pictures/${digest}`, headers })
/** Adds, describes and publishes a photo. */
async function aPublicPhoto(shade: number): Promise<number> {
  const { number } = answerOf(await add(rapporteur, shade))
  answerOf(await giveWords(number, `Words about photo ${number}`))
  answerOf(await publish(number))
  return number
}
const digestsOf = async (number: number) => {
  const { photos, waiting, takenDown } = await gallery(moderator)
  const found = [...photos, ...waiting, ...takenDown.map(({ photo }) => photo)].find((one) => one.number === number)
  return [found?.large.digest ?? '', found?.small.digest ?? ''] as const
}

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  rapporteur = await test.aMember('rapporteur')
  moderator = await test.aMember('moderator')
  host = await cafe.aSeat()
  table = host.seat.tables[0]?.table ?? ''
})
afterAll(async () => await test.close())

describe('a photo of a gathering', () => {
  it('is public only with a text alternative and the word that everybody on it agreed', async () => {
    const { number } = answerOf(await add(rapporteur, 1))
    expect((await gallery()).photos).toEqual([])
    expect((await gallery()).waiting).toEqual([])
    expect((await gallery(rapporteur)).waiting.map((photo) => [photo.number, photo.role])).toEqual([[number, 'rapporteur']])
    expect(problemOf(await publish(number)).code).toBe('photo_not_described')
    expect(problemOf(await giveWords(number, ' ')).code).toBe('text_empty')
    answerOf(await giveWords(number, 'Six people around a table, writing.'))
    expect(problemOf(await publish(number, false)).code).toBe('photo_not_agreed')
    answerOf(await publish(number))
    const shown = (await gallery()).photos
    expect(shown.map((photo) => [photo.number, photo.alternative, photo.large.width])).toEqual([
      [number, 'Six people around a table, writing.', 900],
    ])
  })
  it('is given as WebP without the place where it was taken, and kept by the one browser alone', async () => {
    const [photo] = (await gallery()).photos
    const [large, small] = [await get(photo?.large.digest ?? ''), await get(photo?.small.digest ?? '')]
    expect([large.statusCode, small.statusCode]).toEqual([200, 200])
    expect(large.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(large.headers['cache-control']).toMatch(/^private, max-age=86400, immutable$/)
    expect((await sharp(small.rawPayload).metadata()).width).toBe(640)
    expect(large.rawPayload.includes('PLANTED')).toBe(false)
  })
  it('is nowhere to be had before it is public, but for those who run the gathering', async () => {
    const { number } = answerOf(await add(rapporteur, 10))
    const [large, small] = await digestsOf(number)
    for (const digest of [large, small]) {
      expect((await get(digest)).statusCode).toBe(404)
      expect((await get(digest, host.headers)).statusCode).toBe(404)
      const mine = await get(digest, rapporteur.headers)
      expect([mine.statusCode, mine.headers['cache-control']]).toEqual([200, 'private, no-store'])
    }
    expect((await get('0'.repeat(64), rapporteur.headers)).statusCode).toBe(404)
    expect(problemOf(await ask(number)).code).toBe('not_found')
  })
  it('is kept once, however often it is sent', async () => {
    const first = answerOf(await add(rapporteur, 20))
    const again = answerOf(await add(moderator, 20))
    expect([first.isNew, again.isNew, again.number]).toEqual([true, false, first.number])
  })
  it('is refused when it is no picture, too large, of a foreign table, or of a sheet without a table', async () => {
    const send = async (file: Uint8Array<ArrayBuffer>) =>
      await rapporteur.call('POST /gatherings/:gathering/photos', { params: params(), query: {}, file })
    expect(problemOf(await send(new TextEncoder().encode('{"text":"no picture"}')))).toMatchObject({
      code: 'picture_unreadable',
      status: 422,
    })
    expect(problemOf(await send(new Uint8Array(16 * 1024 * 1024 + 1))).code).toBe('body_too_large')
    expect(problemOf(await add(rapporteur, 4, { table: cafe.id })).code).toBe('not_found')
    expect(problemOf(await add(rapporteur, 4, { subject: 'sheet' }))).toMatchObject({ code: 'invalid', field: 'table' })
    expect(problemOf(await add(rapporteur, 4, { table, round: cafe.id })).code).toBe('not_found')
  })
})

describe('a file from nobody in particular', () => {
  it('is refused before it is read, however large it is', async () => {
    const payload = Buffer.alloc(17 * 1024 * 1024)
    const of = async (path: string, headers: Readonly<Record<string, string>>) =>
      (await test.app.inject({ method: 'POST', url: `/api/v1/gatherings/${cafe.id}/${path}`, headers, payload })).statusCode
    expect(await of('photos', {})).toBe(401)
    expect(await of('photos', { ...host.headers })).toBe(401)
    expect(await of(`tables/${table}/photos`, {})).toBe(401)
    expect(await of('photos', { ...rapporteur.headers, origin: 'https://elsewhere.example' })).toBe(403)
    expect(await of('photos', rapporteur.headers)).toBe(413)
  })
})

describe('a form of a page', () => {
  it('may be as large as a photo only where photos are added, and says how large it is', async () => {
    const post = async (path: string, payload: Buffer | Readable) =>
      (await test.app.inject({ method: 'POST', url: `/g/${cafe.slug}/${path}`, payload })).statusCode
    expect(await post('moderation', Buffer.alloc(600 * 1024))).toBe(413)
    expect(await post('photos?/add', Buffer.alloc(17 * 1024 * 1024))).toBe(413)
    expect(await post('photos?/add', Readable.from([Buffer.alloc(10)]))).toBe(411)
  })
})

describe('the host of a table', () => {
  it('adds a photo of their own table alone, which waits for those who run the gathering', async () => {
    const send = async (at: string, shade: number) =>
      await host.call('POST /gatherings/:gathering/tables/:table/photos', {
        params: { ...params(), table: at },
        query: {},
        file: await aPhoto(shade),
      })
    expect(problemOf(await send(table, 30)).code).toBe('not_host')
    answerOf(
      await cafe.administrator.call('PUT /gatherings/:gathering/tables/:table/host', {
        params: { ...params(), table },
        body: { seat: host.seat.number },
      }),
    )
    const { number } = answerOf(await send(table, 30))
    const { tables } = answerOf(await test.call('GET /gatherings/:gathering', { params: params() }))
    expect(problemOf(await send(tables.find(({ id }) => id !== table)?.id ?? '', 31)).code).toBe('not_host')
    const seen = (await gallery(rapporteur)).waiting.find((photo) => photo.number === number)
    expect(seen).toMatchObject({ role: 'seat', subject: 'sheet', isAgreed: false })
    expect(seen?.tableNumber).toBe(tables.find(({ id }) => id === table)?.number)
  })
})

describe('a host without end', () => {
  it('is stopped before one table fills the gallery', async () => {
    const send = async (shade: number) =>
      await host.call('POST /gatherings/:gathering/tables/:table/photos', {
        params: { ...params(), table },
        query: {},
        file: new Uint8Array(
          await sharp({ create: { width: 32, height: 32, channels: 3, background: { r: shade * 10, g: 0, b: 0 } } })
            .png()
            .toBuffer(),
        ),
      })
    const codes: string[] = []
    for (let shade = 1; shade <= PHOTOS_PER_HOSTED_TABLE_MAX; shade += 1) {
      const sent = await send(shade)
      if (!sent.ok) codes.push(sent.problem.code)
    }
    // One stands there from the test before.
    expect(codes).toEqual(['photos_full_at_table'])
  })
})

describe('a photo that was taken down', () => {
  it('is gone from the public at once, in every size, and comes back exactly as it stood', async () => {
    const number = await aPublicPhoto(40)
    const digests = await digestsOf(number)
    answerOf(await takeDown(rapporteur, number))
    expect((await gallery()).photos.some((photo) => photo.number === number)).toBe(false)
    for (const digest of digests) {
      expect((await get(digest)).statusCode).toBe(404)
      expect((await get(digest, rapporteur.headers)).statusCode).toBe(404)
      expect((await get(digest, moderator.headers)).statusCode).toBe(200)
    }
    expect(problemOf(await takeDown(moderator, number)).detail).toContain('by a rapporteur')
    expect(problemOf(await restore(rapporteur, number)).code).toBe('not_allowed')
    expect(problemOf(await add(rapporteur, 40)).code).toBe('photo_taken_down')
    expect(problemOf(await publish(number)).code).toBe('photo_taken_down')
    answerOf(await restore(moderator, number))
    expect((await gallery()).photos.some((photo) => photo.number === number)).toBe(true)
    expect((await get(digests[0])).statusCode).toBe(200)
    expect(problemOf(await restore(moderator, number)).code).toBe('changed_since')
  })
  it('is deleted for good after some days, and the record still holds', async () => {
    const number = await aPublicPhoto(41)
    const [digest] = await digestsOf(number)
    answerOf(await takeDown(moderator, number))
    const drop = async (days: number) =>
      await dropPicturesTakenDown(test.house.database.db, new Date(test.house.now().getTime() - days * 86_400_000).toISOString())
    test.pass((TAKEN_DOWN_DAYS - 1) * 86_400_000)
    await drop(TAKEN_DOWN_DAYS)
    expect((await get(digest, moderator.headers)).statusCode).toBe(200)
    test.pass(2 * 86_400_000)
    await drop(TAKEN_DOWN_DAYS)
    expect((await get(digest, moderator.headers)).statusCode).toBe(410)
    expect(problemOf(await restore(moderator, number)).code).toBe('photo_deleted')
    expect((await gallery(moderator)).takenDown.find(({ photo }) => photo.number === number)?.isDeleted).toBe(true)
  })
})

describe('somebody who wants a photo taken down', () => {
  it('needs no account, is heard by the moderators alone, and is not kept', async () => {
    const number = await aPublicPhoto(50)
    answerOf(await ask(number, 'That is me in the green coat.'))
    expect((await gallery()).reported).toEqual([])
    expect((await gallery(rapporteur)).reported).toEqual([])
    const [asked] = (await gallery(moderator)).reported
    expect([asked?.photo.number, asked?.reports.map(({ note }) => note)]).toEqual([number, ['That is me in the green coat.']])
    const [entry] = answerOf(await test.call('GET /ledger', { query: { after: (await headOf()) - 1 } })).entries
    expect([entry?.kind, entry?.actor]).toEqual(['photo_reported', 'house'])
    answerOf(await moderator.call('POST /gatherings/:gathering/photos/:number/keep', { params: { ...params(), number } }))
    expect((await gallery(moderator)).reported).toEqual([])
    expect((await gallery()).photos.some((photo) => photo.number === number)).toBe(true)
    const again = await moderator.call('POST /gatherings/:gathering/photos/:number/keep', { params: { ...params(), number } })
    expect(problemOf(again).detail).toContain('was kept by a moderator')
    for (let times = 0; times < PHOTO_REPORTS_OPEN_MAX; times += 1) answerOf(await ask(number))
    expect(problemOf(await ask(number)).code).toBe('photo_reports_full')
    answerOf(await takeDown(moderator, number))
    expect((await gallery(moderator)).reported).toEqual([])
  })
})

describe('the record of photos', () => {
  it('is rebuilt from the ledger, which holds nobody’s words and no picture', async () => {
    const report = await verifyHouse(test.house)
    expect(report.findings).toEqual([])
    const entries = answerOf(await test.call('GET /ledger', { query: { gathering: cafe.id, limit: 100 } })).entries
    const told = JSON.stringify(entries.filter(({ kind }) => kind.startsWith('photo_')))
    expect(told).toContain('photo_taken_down')
    for (const words of ['Six people', 'Words about', 'green coat', 'PLANTED'])
      expect([words, told.includes(words)]).toEqual([words, false])
  })
  it('names a picture that is not the one that was recorded', async () => {
    const { sql } = test.house.database
    await sql`update pictures set bytes = bytes || '\\x00'::bytea where size = 'small' and photo_id = (select id from photos where number = 1)`
    expect((await verifyHouse(test.house)).findings).toMatchObject([
      { table: 'pictures', kind: 'picture_changed', entry: expect.any(Number) },
    ])
    await sql`update pictures set bytes = substring(bytes from 1 for length(bytes) - 1) where size = 'small' and photo_id = (select id from photos where number = 1)`
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })
  it('says in the public answers nothing of words that only moderators read', async () => {
    for (const path of ['photos', 'moderation', 'report', 'record', '', 'ideas']) {
      const { payload } = await test.app.inject({ url: `/api/v1/gatherings/${cafe.slug}/${path}` })
      expect([path, payload.includes('green coat')]).toEqual([path, false])
    }
  })
})

describe('a gathering under the Chatham House Rule', () => {
  it('has no photos', async () => {
    const prepared = answerOf(
      await cafe.administrator.call('POST /forums/:forum/gatherings', {
        params: { forum: cafe.forum },
        key: 'prepare-quiet',
        body: {
          template: 'world-cafe-2-hours',
          title: 'A quiet café',
          date: '2013-10-09',
          start: '18:15',
          timeZone: 'Europe/Zurich',
          questions: ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] })),
        },
      }),
    )
    const quiet = { gathering: prepared.id }
    const send = async () =>
      await rapporteur.call('POST /gatherings/:gathering/photos', { params: quiet, query: {}, file: await aPhoto(60) })
    expect(problemOf(await send()).code).toBe('gathering_not_open')
    answerOf(await cafe.administrator.call('PUT /gatherings/:gathering/chatham-house', { params: quiet, body: { isOn: true } }))
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/open', { params: quiet }))
    expect(problemOf(await send()).code).toBe('no_photos_here')
    expect(answerOf(await test.call('GET /gatherings/:gathering/photos', { params: quiet }))).toMatchObject({
      isChathamHouse: true,
      photos: [],
    })
  })
})

async function headOf(): Promise<number> {
  return answerOf(await test.call('GET /ledger/head')).seq
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { clausesNow, insertClause } from '../drafting/live-text.ts'
import { putClauses, textOf } from '../drafting/text-doc.ts'
import { TextTrain } from '../drafting/text-train.ts'
import { readTextUpdates } from '../sql/text-updates.ts'
import { anEditor, until, type TestEditor } from '../test-editor.ts'
import { aHouse, answerOf, type TestHouse, type TestMember } from '../test-house.ts'
import { aTeam } from '../test-team.ts'

let house: TestHouse
let forum: string
let team: string
let convener: TestMember
let drafters: readonly [TestMember, TestMember]
let address: string
const editors: TestEditor[] = []

beforeAll(async () => {
  house = await aHouse()
  const opened = await house.open()
  forum = opened.forum
  const made = await aTeam(house, opened)
  team = made.id
  drafters = [await made.aDrafter('government', 1), await made.aDrafter('civil-society', 3)]
  convener = await house.aMember('convener')
  address = await house.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  for (const editor of editors) editor.close()
  await house.close()
})

let drafts = 0
async function aDraft(isOpenToAll = true): Promise<string> {
  drafts += 1
  const body = { title: 'A text', language: 'en', isOpenToAll, team }
  return answerOf(await convener.call('POST /forums/:forum/drafts', { params: { forum }, key: `live-draft-${drafts}`, body })).id
}
function open(draft: string, who: { readonly headers: Readonly<Record<string, string>> }): TestEditor {
  const editor = anEditor(address, draft, who.headers)
  editors.push(editor)
  return editor
}
const wordsNow = async (draft: string): Promise<string[]> => (await clausesNow(house.house.database.db, draft)).map(({ text }) => text)

describe('a text that is typed together', () => {
  it('goes from one writer to the other and to readers, and is in the log when it is called saved', async () => {
    const draft = await aDraft()
    const [one, other, reader] = [open(draft, drafters[0]), open(draft, drafters[1]), open(draft, house)]
    await one.saved()
    one.type('From a government.')
    await one.saved()
    expect(await wordsNow(draft)).toEqual(['From a government.'])
    await Promise.all([other.sees('From a government.'), reader.sees('From a government.')])
    other.type('From civil society.')
    await one.sees('From civil society.')
  })
  it('takes nothing from those who only read along, whatever their editor sends', async () => {
    const draft = await aDraft()
    for (const who of [house, convener, house.operator]) {
      const reader = open(draft, who)
      await until(() => reader.provider.isAuthenticated, 'authenticated')
      expect(reader.provider.authorizedScope).toBe('readonly')
      reader.type('Not mine to write.')
    }
    const writer = open(draft, drafters[0])
    writer.type('Mine.')
    await writer.saved()
    expect(await wordsNow(draft)).toEqual(['Mine.'])
  })
  it('says who is there by the session, whatever an editor claims', async () => {
    const draft = await aDraft()
    const [one, other] = [open(draft, drafters[0]), open(draft, drafters[1])]
    one.provider.awareness?.setLocalStateField('user', { name: 'Somebody else', group: 'none' })
    const seen = (): unknown => other.provider.awareness?.getStates().get(one.text.clientID)?.['user']
    await until(() => seen() !== undefined, 'there')
    expect(seen()).toMatchObject({ member: drafters[0].member, name: expect.stringMatching(/^Member/) })
  })
  it('is not there for strangers when it is not open to all, and not for pages of other sites', async () => {
    const draft = await aDraft(false)
    const status = async (headers: Readonly<Record<string, string>>, of = draft): Promise<number | undefined> =>
      await new Promise((resolve) => {
        const line = new WebSocket(`${address.replace('http', 'ws')}/api/v1/drafts/${of}/live`, { headers })
        line.on('unexpected-response', (_request, reply) => resolve(reply.statusCode)).on('error', () => undefined)
        line.on('open', () => resolve((line.close(), 101)))
      })
    expect(await Promise.all([status({}), status(convener.headers), status({}, 'no-such-draft')])).toEqual([404, 404, 404])
    expect(await status({ ...drafters[0].headers, origin: 'https://elsewhere.example' })).toBe(403)
    expect(await status(drafters[0].headers)).toBe(101)
  })
  it('shows editors what a command changed, and what another process wrote', async () => {
    const draft = await aDraft()
    const editor = open(draft, drafters[0])
    await editor.saved()
    const { db } = house.house.database
    const by = { id: '0190a000-0000-7000-8000-000000000001', after: null, kind: 'operative', depth: 0, text: 'By a command.' } as const
    await db.transaction().execute(async (tx) => await insertClause(tx, draft, by))
    await editor.sees('By a command.')
    // Another process has a train of its own; this one hears of it by the hint of the commit alone.
    const text = textOf(await readTextUpdates(db, draft, 0))
    const other = { id: '0190a000-0000-7000-8000-000000000002', kind: 'operative', depth: 0, text: 'Elsewhere.' } as const
    await new TextTrain(house.house).write(draft, putClauses(text, by.id, [other]) ?? new Uint8Array())
    await editor.sees('Elsewhere.')
    editor.type('And by hand.')
    await editor.saved()
    expect(await wordsNow(draft)).toEqual(['By a command.', 'Elsewhere.', 'And by hand.'])
  })
  it('is the same after its changes were put together', async () => {
    const draft = await aDraft()
    const editor = open(draft, drafters[0])
    for (const words of ['One.', 'Two.', 'Three.']) {
      editor.type(words)
      await editor.saved()
    }
    const { db } = house.house.database
    const before = await readTextUpdates(db, draft, 0)
    await new TextTrain(house.house).putTogether(draft)
    const after = await readTextUpdates(db, draft, 0)
    expect([before.length, after.length, after[0]?.seq]).toEqual([3, 1, 3])
    expect(await wordsNow(draft)).toEqual(['One.', 'Two.', 'Three.'])
    editor.type('Four.')
    await editor.saved()
    expect(await wordsNow(draft)).toEqual(['One.', 'Two.', 'Three.', 'Four.'])
  })
  it('takes no word once it is frozen, from nobody', async () => {
    const draft = await aDraft()
    const editor = open(draft, drafters[0])
    editor.type('Before.')
    await editor.saved()
    await house.house.database.db.updateTable('drafts').set({ state: 'frozen' }).where('id', '=', draft).execute()
    editor.type('Too late.')
    await until(() => editor.provider.authorizedScope === 'readonly', 'read-only after the line was cut')
    expect(await wordsNow(draft)).toEqual(['Before.'])
  })
})

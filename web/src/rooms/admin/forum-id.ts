/** The forum that this house keeps, for forms that are sent after the page was drawn. */
import { error } from '@sveltejs/kit'
import type { Client } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { say } from '$words/common'

/** Its id; a house without a forum has no lists to change. */
export async function forumId(call: Client): Promise<string> {
  const { forum } = answered(await call('GET /house'))
  return forum ?? error(404, say.noPageHere())
}

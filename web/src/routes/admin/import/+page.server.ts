/** Import of a gathering record by a plain form, for browsers without JavaScript. */
import { makeClient } from '$contract/client.ts'
import { refused, refusedHere } from '$line/answered.ts'
import { readRecordFile } from '$rooms/admin/record-file.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const read = await readRecordFile(form.get('record'))
    if (!read.ok) return refusedHere('import', 'record', read.sentence, form)
    const imported = await makeClient(fetch)('POST /imports/gathering-records', { body: read.record })
    if (imported.ok) return { form: 'import', imported: imported.answer }
    const { path, detail } = imported.problem.facts
    return path === undefined
      ? refused('import', imported.problem, form)
      : { form: 'import', refusedRecord: { path: String(path), detail: String(detail ?? imported.problem.detail) } }
  },
}

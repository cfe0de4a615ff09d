/** A weighing that was held elsewhere, from its two files: a plain form, for every browser. */
import { makeClient } from '$contract/client.ts'
import { refused, refusedHere, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { say } from '$words/admin'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => ({ key: newKey() })

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const [votes, comments] = [await fileText(form.get('votes')), await fileText(form.get('comments'))]
    if (votes === null || comments === null)
      return refusedHere('import', votes === null ? 'votes' : 'comments', say.weighingFileNone(), form)
    const body = { name: textOf(form, 'name'), purpose: textOf(form, 'purpose'), votes, comments }
    const taken = await makeClient(fetch)('POST /imports/weighings', { body, key: textOf(form, 'key') || newKey() })
    return taken.ok ? { form: 'import' as const, taken: taken.answer } : refused('import', taken.problem, form)
  },
}

async function fileText(file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return null
  // Some tools put a mark of the byte order before the first sign.
  return (await file.text()).replace(/^\uFEFF/u, '')
}

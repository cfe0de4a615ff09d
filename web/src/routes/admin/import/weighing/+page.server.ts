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
    const [ratings, statements] = [await fileText(form.get('ratings')), await fileText(form.get('statements'))]
    if (ratings === null || statements === null)
      return refusedHere('import', ratings === null ? 'ratings' : 'statements', say.weighingFileNone(), form)
    const body = { name: textOf(form, 'name'), purpose: textOf(form, 'purpose'), ratings, statements }
    const taken = await makeClient(fetch)('POST /imports/weighings', { body, key: textOf(form, 'key') || newKey() })
    return taken.ok ? { form: 'import' as const, taken: taken.answer } : refused('import', taken.problem, form)
  },
}

async function fileText(file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return null
  // Some tools put a mark of the byte order before the first sign.
  return (await file.text()).replace(/^\uFEFF/u, '')
}

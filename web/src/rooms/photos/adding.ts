/** What a form that adds photos holds, read alike in the browser and on the server. */
import type { PhotoSubject } from '../../../../core/photos/publishing.ts'
import { say } from '$words/photos'

/** Files that were chosen, and what is said of all of them. */
export function addingOf(form: FormData): {
  readonly files: readonly File[]
  readonly query: { readonly subject: PhotoSubject; readonly agreed: boolean; readonly table?: string; readonly round?: string }
} {
  const files = form.getAll('photos').filter((value): value is File => value instanceof File && value.size > 0)
  const [table, round] = ['table', 'round'].map((name) => form.get(name))
  return {
    files,
    query: {
      subject: form.get('subject') === 'sheet' ? 'sheet' : 'gathering',
      agreed: form.get('agreed') === 'yes',
      ...(typeof table === 'string' && table !== '' ? { table } : {}),
      ...(typeof round === 'string' && round !== '' ? { round } : {}),
    },
  }
}

/** The label of a field that was refused. */
export function fieldName(field: string): string | null {
  const names: Readonly<Record<string, string>> = {
    text: say.fieldText(),
    note: say.fieldNote(),
    table: say.fieldTable(),
    round: say.fieldRound(),
    photo: say.fieldPhoto(),
  }
  return names[field] ?? null
}

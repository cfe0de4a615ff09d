/** A gathering record chosen as a file: read, measured and parsed before it is sent. */
import { RECORD_BYTES_MAX } from '$contract/limits.ts'
import { say } from '$words/admin'

/** Largest file in whole megabytes, for sentences. */
export const RECORD_MB_MAX = Math.floor(RECORD_BYTES_MAX / (1024 * 1024))

/** The record in a file, or the sentence that says what is wrong with the file itself. */
export type FileRead = { readonly ok: true; readonly record: unknown } | { readonly ok: false; readonly sentence: string }

/** Reads a file as JSON. */
export async function readRecordFile(file: FormDataEntryValue | null): Promise<FileRead> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, sentence: say.importNone() }
  if (file.size > RECORD_BYTES_MAX) return { ok: false, sentence: say.importTooLarge({ limit: RECORD_MB_MAX }) }
  try {
    const record: unknown = JSON.parse(await file.text())
    return { ok: true, record }
  } catch (cause) {
    return { ok: false, sentence: say.importNotJson({ detail: cause instanceof Error ? cause.message : '' }) }
  }
}

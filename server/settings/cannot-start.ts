/** Why the house does not start: one sentence for the operator that names the cause and the way out; no stack trace helps there. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** The sentence for a fault of the file system that an operator can mend, or undefined when it is another fault. */
export function sentenceOfFileTrouble(cause: unknown, dataDir: string): string | undefined {
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk of ${dataDir} is full. Free some space there, or set DATA_DIR to a directory on another disk.`
  // Node says ENOENT of a directory that cannot be made on a read-only file system.
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return `The data directory ${dataDir} cannot be written by this user. Change its owner, or set DATA_DIR to a directory that can be written.`
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${dataDir} is not a directory. Move that file away, or set DATA_DIR to a directory.`
  return undefined
}

/** The system's code of an error, such as ENOSPC, when it has one. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}

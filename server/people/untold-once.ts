/** How something happens once without saying for whom, where the record may not tell: the key of its sender is the salt, and is kept nowhere. */
import { keyHash } from './key-hash.ts'

/** A key within its scope, and the digest of what came with it. */
export interface Once {
  readonly scope: string
  readonly key: string
  readonly digest?: string
}

/** The same for whoever sends the same again, and led back to nobody: a phone makes its keys of chance, and only their hash stands here. */
export function untoldOnce({ scope, key, digest }: Once): Once {
  return { scope: 'untold', key: keyHash(`${scope} ${key}`), ...(digest === undefined ? {} : { digest: keyHash(`${digest} ${key}`) }) }
}

/** The compiler of catalogues ships without a declaration at the path Node finds it under. */
declare module '@messageformat/core/compile-module.js' {
  import type MessageFormat from '@messageformat/core'
  export default function compileModule(messages: MessageFormat, catalogue: Record<string, string>): string
}

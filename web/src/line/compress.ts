/** Pages travel compressed, as the files of a build do: a phone in a full hall counts every kilobyte. */

/** Smaller answers gain nothing. */
const WORTH_BYTES = 1_000
const TEXTS = /^(text\/|application\/(json|javascript|xml)|image\/svg)/

/** The answer, gzipped where the browser takes it and the kind of content is text. */
export function compressed(request: Request, response: Response): Response {
  const { headers, body } = response
  const length = Number(headers.get('content-length') ?? WORTH_BYTES)
  const isText = TEXTS.test(headers.get('content-type') ?? '')
  const isTaken = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (body === null || !isText || !isTaken || length < WORTH_BYTES || headers.has('content-encoding')) return response
  const sent = new Headers(headers)
  sent.delete('content-length')
  sent.set('content-encoding', 'gzip')
  sent.append('vary', 'accept-encoding')
  return new Response(body.pipeThrough(new CompressionStream('gzip')), {
    status: response.status,
    statusText: response.statusText,
    headers: sent,
  })
}

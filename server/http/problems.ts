/** Turns refusals, bad requests and faults into problem documents (RFC 9457). */
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BODY_BYTES_MAX } from '../../contract/limits.ts'
import { isDatabaseAway } from '../database/away.ts'
import type { Outage } from '../database/outage.ts'
import { problemOf, type Problem, type RefusalCode, type RefusalFacts } from '../../contract/refusals.ts'

/** Replies with a refusal. */
export function sendRefusal(reply: FastifyReply, code: RefusalCode, facts: RefusalFacts = {}): FastifyReply {
  return sendProblem(reply, problemOf(code, facts))
}

/** Answers an address that cannot be read, such as `/%ff`; it comes before every route and every handler of errors. */
export function answerUnreadable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, { ...problemOf('invalid', { field: 'address', detail: error.message }), status: error.statusCode ?? 400 })
}

/** Makes every error of the app a problem document. */
export function answerErrors(app: FastifyInstance, outage: Pick<Outage, 'meet'>): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(reply, problemOfError(error, request, outage)))
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

function problemOfError(error: FastifyError, request: FastifyRequest, outage: Pick<Outage, 'meet'>): Problem {
  const first = error.validation?.[0]
  if (first !== undefined) return problemOfValidation(first, error.validationContext ?? 'body')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problemOf('not_json')
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problemOf('body_too_large', { limit: request.routeOptions.bodyLimit ?? BODY_BYTES_MAX })
  if (error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return problemOf('malformed_json', { detail: 'it is empty' })
  if (error instanceof SyntaxError || error.code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return problemOf('malformed_json', { detail: error.message })
  if (isDatabaseAway(error)) {
    outage.meet(error)
    return problemOf('house_busy')
  }
  const status = error.statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return status === 429
      ? problemOf('too_many_requests', { seconds: 60 })
      : { ...problemOf('invalid', { field: 'request', detail: error.message }), status }
  }
  request.log.error(error)
  return {
    type: 'urn:entente:fault',
    title: STATUS_CODES[500] ?? 'fault',
    status: 500,
    detail: 'The house made a mistake. Nothing was recorded; it is written in the log of the house.',
    code: 'fault',
    facts: {},
  }
}

function problemOfValidation(
  first: { keyword: string; instancePath: string; params: Record<string, unknown>; message?: string | undefined },
  part: string,
): Problem {
  const missing = first.keyword === 'required' ? String(first.params['missingProperty']) : null
  const extra =
    first.keyword === 'additionalProperties' || first.keyword === 'unevaluatedProperties'
      ? String(first.params['additionalProperty'] ?? first.params['unevaluatedProperty'])
      : null
  const path = first.instancePath.split('/').filter(Boolean).join('.')
  const field = [path, missing ?? extra ?? ''].filter(Boolean).join('.') || part
  if (part === 'params') return problemOf('not_found', { what: `such ${field}`, field })
  if (missing !== null) return problemOf('invalid', { field, detail: 'it is missing.' })
  if (extra !== null) return problemOf('invalid', { field, detail: 'no such field is known here. Leave it out.' })
  return problemOf('invalid', { field, detail: `${detailOf(first)}.` })
}

function detailOf(first: { keyword: string; params: Record<string, unknown>; message?: string | undefined }): string {
  if (first.keyword === 'anyOf' || first.keyword === 'const' || first.keyword === 'enum')
    return 'it is none of the values that are known here'
  if (first.keyword === 'pattern') return 'it is not written as expected'
  return first.message ?? 'it is not as expected'
}

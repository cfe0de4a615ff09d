/** The OpenAPI document and a page that reads it to people; no script, no outside file. */
import type { FastifyInstance } from 'fastify'
import { API } from '../../contract/api.ts'
import type { Route } from '../../contract/route.ts'

/** Adds `/api/v1/openapi.json` and `/api`. */
export function registerReferencePage(app: FastifyInstance): void {
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send(app.swagger()),
  )
  app.get('/api', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(referencePage()),
  )
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-inline-size:60rem;margin:2rem auto;padding:0 1rem;color:#14181d;background:#fff}h2{font:700 1rem/1.4 ui-monospace,monospace;border-block-start:3px solid;padding-block-start:.5rem;margin-block-start:2rem;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:8rem 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere}code{font:.9em ui-monospace,monospace}'

function referencePage(): string {
  const routes = Object.entries<Route>(API).map(
    ([key, route]) =>
      `<section><h2>${escape(key.replace(' ', ' /api/v1'))}</h2><p>${escape(route.summary)}.</p><dl>${facts(route)
        .map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
        .join('')}</dl></section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API of this house</title><style>${STYLE}</style><main><h1>API of this house</h1><p>Everything a page of this house shows or does can be shown or done here. The exact shapes are in <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1); live frames come from <code>GET /api/v1/live?gathering=…</code>.</p>${routes.join('')}</main></html>`
}

function facts(route: Route): [string, string][] {
  const policy =
    route.policy.who === 'member'
      ? `a member who is ${route.policy.anyOf.join(' or ')}`
      : {
          anyone: 'anyone',
          seat: 'whoever has a seat in the gathering',
          rater: 'whoever takes part in the weighing',
          voter: 'whoever has a seat in the gathering, or is a member of the forum',
          drafter: 'a member with a seat in the team',
          focal: 'a focal point of the body',
          operator: 'the operator',
        }[route.policy.who]
  return [
    ['Who', policy],
    ...(route.isIdempotent === true ? [['Once', 'needs the header Idempotency-Key'] as [string, string]] : []),
    ...(route.refusals.length === 0
      ? []
      : [['Refusals', route.refusals.map((code) => `<code>${code}</code>`).join(' ')] as [string, string]]),
  ]
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

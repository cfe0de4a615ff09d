/** What `docs/reference` holds, made from the contract: the routes of the API and the schema of the gathering record. */
import { API } from '../contract/api.ts'
import { publishedRecordSchema } from '../contract/gathering-record.ts'
import { REFUSALS } from '../contract/refusals.ts'
import type { Route } from '../contract/route.ts'

/** Files of the folder by name. */
export function referenceFiles(): Readonly<Record<string, string>> {
  return {
    'api.md': apiPage(),
    'gathering-record-v1.json': `${JSON.stringify(publishedRecordSchema('https://your-house.example'), null, 2)}\n`,
  }
}

function apiPage(): string {
  const routes = Object.entries<Route>(API).map(([key, route]) =>
    [`### \`${key.replace(' ', ' /api/v1')}\``, '', `${route.summary}.`, '', `- Who: ${whoOf(route)}`, ...detailsOf(route), ''].join('\n'),
  )
  const refusals = Object.entries(REFUSALS).map(([code, { status, sentence }]) => `| \`${code}\` | ${status} | ${sentence} |`)
  return [
    '# API, version 1',
    '',
    'Made from the contract by `npm run reference`. A running house prints the exact shapes at `/api/v1/openapi.json` and this list at `/api`.',
    'Refusals are problem details (RFC 9457) whose `type` is `urn:entente:refusal:<code>`. Live frames: `GET /api/v1/live?gathering=…`, resumed by `Last-Event-ID`.',
    '',
    '## Routes',
    '',
    ...routes,
    '## Refusals',
    '',
    '| code | status | sentence |',
    '| --- | --- | --- |',
    ...refusals,
    '',
  ].join('\n')
}

function whoOf({ policy }: Route): string {
  if (policy.who === 'member') return `a member who is ${policy.anyOf.join(' or ')}, or the operator`
  return {
    anyone: 'anyone',
    seat: 'whoever has a seat in the gathering',
    rater: 'whoever takes part in the weighing',
    voter: 'whoever has a seat in the gathering, or is a member of the forum',
    focal: 'a focal point of the body',
    drafter: 'a member with a seat in the team',
    operator: 'the operator',
  }[policy.who]
}

function detailsOf(route: Route): string[] {
  return [
    ...(route.isIdempotent === true ? ['- Once: needs the header `Idempotency-Key`'] : []),
    ...(route.refusals.length > 0 ? [`- Refusals: ${route.refusals.map((code) => `\`${code}\``).join(', ')}`] : []),
  ]
}

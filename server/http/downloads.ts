/** Papers to take away, at addresses beside the pages: poster, report and record of a gathering, and the published schema. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { publishedRecordSchema } from '../../contract/gathering-record.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { ResultsView } from '../../contract/results.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { atomFeed } from '../reports/feed.ts'
import { reportMarkdown } from '../reports/markdown.ts'
import { posterSvg } from '../reports/poster-svg.ts'
import { mapSvg, resultsCsv, resultsXlsx } from '../reports/results-papers.ts'
import { forumOfPath } from '../sql/places.ts'
import { viewPublicNews } from '../views/news.ts'
import { viewRecord } from '../views/record-export.ts'
import { viewReport } from '../views/report.ts'
import { viewResults } from '../views/results.ts'
import { sendRefusal } from './problems.ts'

/** What an address below `/g/:gathering` gives. */
interface Paper {
  readonly type: string
  readonly make: (house: House, gathering: string) => Promise<Outcome<string, RefusalCode>>
}
/** What an address below `/w/:weighing` gives. */
interface ResultsPaper {
  readonly type: string
  readonly make: (results: ResultsView) => Promise<string | Buffer> | string
}

const ATOM_TYPE = 'application/atom+xml; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const PAPERS: Readonly<Record<string, Paper>> = {
  'poster.svg': {
    type: 'image/svg+xml; charset=utf-8',
    make: async (house, gathering) => {
      const report = await viewReport(house, gathering)
      return report.ok ? accept(await posterSvg(report.value, house.publicUrl)) : report
    },
  },
  'report.md': {
    type: 'text/markdown; charset=utf-8',
    make: async (house, gathering) => mapped(await viewReport(house, gathering), (report) => reportMarkdown(report, house.publicUrl)),
  },
  'report.json': { type: JSON_TYPE, make: async (house, gathering) => mapped(await viewReport(house, gathering), inLines) },
  'feed.atom': { type: ATOM_TYPE, make: async (house, gathering) => await feedOf(house, gathering, null) },
  'record.json': { type: JSON_TYPE, make: async (house, gathering) => mapped(await viewRecord(house, gathering), inLines) },
}

const RESULTS_PAPERS: Readonly<Record<string, ResultsPaper>> = {
  'results.csv': { type: 'text/csv; charset=utf-8', make: resultsCsv },
  'results.xlsx': { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: resultsXlsx },
  'results.json': { type: JSON_TYPE, make: inLines },
  'map.svg': { type: 'image/svg+xml; charset=utf-8', make: mapSvg },
}

/** Adds the addresses. */
export async function registerDownloads(app: FastifyInstance, house: House): Promise<void> {
  for (const [name, paper] of Object.entries(PAPERS)) {
    app.get<{ Params: { gathering: string } }>(
      `/g/:gathering/${name}`,
      { schema: { hide: true } },
      async (request, reply) => await sendPaper(reply, paper, await paper.make(house, request.params.gathering)),
    )
  }
  app.get<{ Params: { gathering: string; number: string } }>(
    '/g/:gathering/ideas/:number/feed.atom',
    { schema: { hide: true } },
    async (request, reply) => {
      const { gathering, number } = request.params
      return sendPaper(reply, { type: ATOM_TYPE }, await feedOf(house, gathering, Number(number) || 0))
    },
  )
  for (const [name, paper] of Object.entries(RESULTS_PAPERS)) {
    app.get<{ Params: { weighing: string } }>(`/w/:weighing/${name}`, { schema: { hide: true } }, async (request, reply) => {
      const results = await resultsOf(house, request.params.weighing)
      return sendPaper(reply, paper, results.ok ? accept(await paper.make(results.value)) : results)
    })
  }
  app.get('/schemas/gathering-record-v1.json', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('application/schema+json; charset=utf-8')
      .header('access-control-allow-origin', '*')
      .send(inLines(publishedRecordSchema(house.publicUrl))),
  )
}

async function resultsOf(house: House, weighing: string): Promise<Outcome<ResultsView, RefusalCode>> {
  const place = await forumOfPath(house.database.db, { weighing })
  return place.ok ? await viewResults(house, place.value.weighing?.id ?? '') : place
}

/** The feed of a gathering, or of one idea of it. */
async function feedOf(house: House, gathering: string, idea: number | null): Promise<Outcome<string, RefusalCode>> {
  const found = await viewPublicNews(house, { gathering, idea })
  return mapped(found, ({ slug, title, openedAt, news }) => {
    const page = `${house.publicUrl}/g/${slug}${idea === null ? '' : `/ideas/${idea}`}`
    const name = idea === null ? title : `No. ${idea}: ${title}`
    return atomFeed({ title: name, page, self: `${page}/feed.atom`, updated: openedAt }, news)
  })
}

function sendPaper(reply: FastifyReply, paper: Pick<Paper, 'type'>, outcome: Outcome<string | Buffer, RefusalCode>): FastifyReply {
  if (!outcome.ok) return sendRefusal(reply, outcome.code, outcome.facts)
  // A paper holds people's words; should a browser ever run something in it, it may reach nothing.
  return reply
    .type(paper.type)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-cache')
    .send(outcome.value)
}

function inLines(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

function mapped<T>(outcome: Outcome<T, RefusalCode>, make: (value: T) => string): Outcome<string, RefusalCode> {
  return outcome.ok ? accept(make(outcome.value)) : outcome
}

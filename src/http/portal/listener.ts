import http from 'node:http'
import https from 'node:https'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { publishedEverywhere } from '../../casework/public/published.ts'
import { secureHeaders } from '../headers.ts'
import { quiet } from '../quiet-log.ts'
import type { Wiring } from '../wiring.ts'
import { frontPage, wordsAlone } from './front-page.ts'
import { opinionRoutes } from './opinion-routes.ts'
import { portalStyle } from './style.ts'
import { unitRoutes } from './unit-routes.ts'

const onFront = 30
/** Two thousand characters of an opinion, nine bytes each as a form sends them, and room for the rest. */
const longestForm = 32 * 1024

/**
 * The public's listener: pages that are whole without script. It has no cookie; what is not published is not here, and all that can be written is an opinion.
 */
export async function createPortal(
  wiring: Pick<Wiring, 'house' | 'tls' | 'trustProxy' | 'log'>,
): Promise<FastifyInstance> {
  const { tls, house } = wiring
  const app = Fastify({
    logger: { level: wiring.log.level, stream: process.stderr },
    logController: quiet,
    bodyLimit: longestForm,
    trustProxy: wiring.trustProxy,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    serverFactory: (handler) => (tls ? https.createServer(tls, handler) : http.createServer(handler)),
  })
  secureHeaders(app)
  app.get<{ Querystring: { lang?: string } }>('/', async (request, reply) => {
    const [units, notices] = await Promise.all([house.store.units(), publishedEverywhere(house)])
    const name = units.find(({ root }) => root)?.name ?? null
    return reply
      .header('cache-control', 'public, max-age=60')
      .type('text/html; charset=utf-8')
      .send(frontPage(name, notices.slice(0, onFront), request.query.lang === 'en' ? 'en' : 'zh'))
  })
  app.get('/portal.css', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(portalStyle),
  )
  unitRoutes(app, house)
  opinionRoutes(app, house)
  answersInWords(app)
  await app.ready()
  return app
}

/** In place of what is not there, cannot be read, or failed. */
function answersInWords(app: FastifyInstance): void {
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).type('text/html; charset=utf-8').send(wordsAlone('missing')),
  )
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { statusCode = 500 } = error
    const asked = statusCode >= 400 && statusCode < 500
    if (!asked) request.log.error({ err: error, route: request.routeOptions.url }, 'a page failed')
    reply
      .code(asked ? statusCode : 500)
      .type('text/html; charset=utf-8')
      .send(wordsAlone(asked ? 'unreadable' : 'failed'))
  })
}

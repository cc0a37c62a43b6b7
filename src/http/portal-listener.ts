import http from 'node:http'
import https from 'node:https'
import Fastify, { type FastifyInstance } from 'fastify'
import { secureHeaders } from './headers.ts'
import { frontPage, missingPage, portalStyle } from './portal-pages.ts'
import { quiet } from './quiet-log.ts'
import type { Wiring } from './wiring.ts'

/** The public's listener: pages that are whole without script. It has no cookie and no write; what is not published is not here. */
export async function createPortal(
  wiring: Pick<Wiring, 'house' | 'tls' | 'trustProxy' | 'log'>,
): Promise<FastifyInstance> {
  const { tls, house } = wiring
  const app = Fastify({
    logger: { level: wiring.log.level, stream: process.stderr },
    logController: quiet,
    bodyLimit: 1024,
    trustProxy: wiring.trustProxy,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    serverFactory: (handler) => (tls ? https.createServer(tls, handler) : http.createServer(handler)),
  })
  secureHeaders(app)
  const rootName = async () => (await house.store.units()).find(({ root }) => root)?.name ?? null
  app.get<{ Querystring: { lang?: string } }>('/', async (request, reply) => {
    const language = request.query.lang === 'en' ? 'en' : 'zh'
    return reply
      .header('cache-control', 'public, max-age=60')
      .type('text/html; charset=utf-8')
      .send(frontPage(await rootName(), language))
  })
  app.get('/portal.css', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(portalStyle),
  )
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).type('text/html; charset=utf-8').send(missingPage()),
  )
  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error, route: request.routeOptions.url }, 'a page failed')
    reply.code(500).type('text/html; charset=utf-8').send(missingPage())
  })
  await app.ready()
  return app
}

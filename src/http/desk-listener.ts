import http from 'node:http'
import https from 'node:https'
import cookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import { createSessions, type Sessions } from '../casework/identity/sessions.ts'
import { createSignIn, mostWaiting } from '../casework/identity/sign-in.ts'
import { createTurns, type Turns } from '../casework/identity/turns.ts'
import { refusal } from '../kernel/refusal.ts'
import { authenticate } from './authenticate.ts'
import { demoRoutes, firstComer } from './demo-routes.ts'
import { deskPages } from './desk-pages.ts'
import { exportRoutes } from './export-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { secureHeaders } from './headers.ts'
import { importRoutes } from './import-routes.ts'
import { quiet } from './quiet-log.ts'
import { labelRoutes } from './label-routes.ts'
import { accountLinkRoute, linkRoutes } from './link-routes.ts'
import { describeApi, openApiRoute } from './open-api.ts'
import { passkeyRoutes, passkeySignInRoutes } from './passkey-routes.ts'
import { questionRoutes } from './question-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { refusalOf, refuse } from './refusing.ts'
import { registerRoutes } from './register-routes.ts'
import { guardOrigin } from './same-site.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { galleryRoutes } from './gallery-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { archiveRoutes } from './archive-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { statisticsRoutes } from './statistics-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { reminderRoutes } from './reminder-routes.ts'
import { savedViewRoutes } from './saved-view-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { sessionRoutes, signInRoute } from './session-routes.ts'
import { signInLogRoute } from './sign-in-log-route.ts'
import { mechanismRoutes } from './mechanism-routes.ts'
import { togetherRoutes } from './together-routes.ts'
import { tusRoutes } from './tus-routes.ts'
import type { Desk, Wiring } from './wiring.ts'

const jsonLimit = 1_048_576

/** The desk's listener: API and pages of the staff. Not yet listening; `listen` and `close` are the caller's. */
export async function createDesk(wiring: Wiring): Promise<Desk> {
  const app = makeInstance(wiring)
  // JSON only: a form of another site can send plain text without asking.
  app.removeContentTypeParser('text/plain')
  secureHeaders(app)
  answerErrors(app)
  guardOrigin(app, wiring.hosts)
  await app.register(cookie)
  await describeApi(app, wiring)
  await deskPages(app, wiring.deskFolder)
  const sessions = createSessions(wiring.identity, wiring.times)
  const turns = createTurns(mostWaiting)
  await app.register(async (open: Desk) => {
    signInRoute(open, wiring, createSignIn(wiring.identity, turns, wiring.times))
    passkeySignInRoutes(open, wiring, turns)
    linkRoutes(open, wiring)
    openApiRoute(open)
    if (wiring.demo) demoRoutes(open, wiring, wiring.demo)
  })
  await app.register(async (staff: Desk) => staffRoutes(staff, wiring, sessions, turns))
  await app.ready()
  return app
}

/** What needs a session. */
function staffRoutes(staff: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  if (wiring.demo) firstComer(staff, wiring, wiring.demo, sessions)
  authenticate(staff, sessions, wiring.tls !== null)
  sessionRoutes(staff, wiring, sessions, turns)
  secondFactorRoutes(staff, wiring, sessions, turns)
  passkeyRoutes(staff, wiring, sessions, turns)
  registerRoutes(staff, wiring)
  recordRoutes(staff, wiring, sessions)
  exportRoutes(staff, wiring)
  labelRoutes(staff, wiring)
  savedViewRoutes(staff, wiring)
  reminderRoutes(staff, wiring)
  galleryRoutes(staff, wiring)
  noticeRoutes(staff, wiring)
  paperRoutes(staff, wiring)
  archiveRoutes(staff, wiring)
  calendarRoutes(staff, wiring)
  questionRoutes(staff, wiring)
  togetherRoutes(staff, wiring)
  mechanismRoutes(staff, wiring)
  overviewRoutes(staff, wiring)
  statisticsRoutes(staff, wiring)
  fileRoutes(staff, wiring)
  importRoutes(staff, wiring)
  tusRoutes(staff, wiring)
  accountLinkRoute(staff, wiring, sessions)
  signInLogRoute(staff, wiring)
}

/** Everything both listeners have in common: limits, and TLS where there is a certificate. */
function makeInstance(wiring: Wiring): Desk {
  const { tls } = wiring
  return Fastify({
    logger: { level: wiring.log.level, stream: process.stderr },
    logController: quiet,
    bodyLimit: jsonLimit,
    trustProxy: wiring.trustProxy,
    requestTimeout: 300_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerGarbage,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    serverFactory: (handler) => (tls ? https.createServer(tls, handler) : http.createServer(handler)),
  }).withTypeProvider<TypeBoxTypeProvider>()
}

/** What is no HTTP at all is answered in the same shape, and the connection ends. */
function answerGarbage(
  _error: Error,
  socket: { readonly writable: boolean; end(text: string): void; destroy(): void },
): void {
  if (!socket.writable) return socket.destroy()
  const body = JSON.stringify({ refusals: [refusal('request-invalid', { detail: 'HTTP' })] })
  const length = Buffer.byteLength(body)
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
  )
}

function answerErrors(app: Desk): void {
  app.setErrorHandler((error, request, reply) => {
    const known = refusalOf(error)
    if (known) return refuse(reply, known.refusals, known.status)
    // The route, never the address asked for: one-time links and search words stand in it.
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return refuse(reply, [refusal('unavailable')], 500)
  })
}

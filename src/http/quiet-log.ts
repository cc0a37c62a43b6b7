import { LogController } from 'fastify'

/** No line per request: addresses asked for hold one-time links and search words. What fails is logged by its route. */
export const quiet = new LogController({ disableRequestLogging: true })

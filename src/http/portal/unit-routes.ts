import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../casework/house.ts'
import { publishedNotice, publishedOf } from '../../casework/public/published.ts'
import type { Language } from '../../kernel/words.ts'
import { atom, jsonFeed, rss } from './feeds.ts'
import { wordsAlone } from './front-page.ts'
import { noticePage, unitPage } from './unit-page.ts'

interface OfUnit {
  readonly Params: { readonly unit: string }
  readonly Querystring: { readonly lang?: string }
}

/** Pages of one unit. A unit, or a notice, that is not there and one that has published nothing look the same from outside. */
export function unitRoutes(app: FastifyInstance, house: House): void {
  app.get<OfUnit>('/u/:unit', async (request, reply) => {
    const found = await unitOf(house, request.params.unit)
    if (!found) return missing(reply)
    const notices = await publishedOf(house, found.unit)
    const [first] = notices
    const latest = first ? await publishedNotice(house, found.unit, first.id) : null
    return html(reply, unitPage(found, notices, latest, languageOf(request)))
  })
  app.get<OfUnit & { Params: { id: string } }>('/u/:unit/n/:id', async (request, reply) => {
    const { unit, id } = request.params
    const notice = await publishedNotice(house, unit, id)
    return notice ? html(reply, noticePage(notice, languageOf(request))) : missing(reply)
  })
  const feeds = [
    ['feed.xml', 'application/rss+xml', rss],
    ['atom.xml', 'application/atom+xml', atom],
    ['feed.json', 'application/feed+json', jsonFeed],
  ] as const
  for (const [file, type, write] of feeds) {
    app.get<OfUnit>(`/u/:unit/${file}`, async (request, reply) => {
      const found = await unitOf(house, request.params.unit)
      if (!found) return missing(reply)
      const origin = `${request.protocol}://${request.host}`
      const notices = await publishedOf(house, found.unit)
      return reply
        .header('cache-control', 'public, max-age=300')
        .type(`${type}; charset=utf-8`)
        .send(write({ origin, ...found, notices }))
    })
  }
}

/** A unit that the public may turn to: not the root, which has no rectification of its own. */
export async function unitOf(
  house: House,
  unit: string,
): Promise<{ readonly unit: string; readonly name: string } | null> {
  const found = (await house.store.units()).find((one) => one.unit === unit && !one.root)
  return found ? { unit, name: found.name } : null
}

export const languageOf = (request: FastifyRequest<{ Querystring: { readonly lang?: string } }>): Language =>
  request.query.lang === 'en' ? 'en' : 'zh'

export function html(
  reply: FastifyReply,
  page: string,
  kept: 'public, max-age=60' | 'no-store' = 'public, max-age=60',
) {
  return reply.header('cache-control', kept).type('text/html; charset=utf-8').send(page)
}

export const missing = (reply: FastifyReply) =>
  reply.code(404).type('text/html; charset=utf-8').send(wordsAlone('missing'))

import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { House } from '../../casework/house.ts'
import { opinionBy, receiveOpinion } from '../../casework/public/opinions.ts'
import { publishedOf } from '../../casework/public/published.ts'
import { answerPage, opinionPage, receiptPage } from './opinion-pages.ts'
import { html, languageOf, missing, unitOf } from './unit-routes.ts'

interface OfUnit {
  readonly Params: { readonly unit: string }
  readonly Querystring: { readonly lang?: string; readonly about?: string }
  readonly Body: URLSearchParams | null
}

/** Opinions one address may send in an hour, and codes it may try: a person needs few, a machine many. */
const sentAnHour = 6
const triedAnHour = 30
const hour = 3_600_000
const addressesKept = 10_000

/** What the public may write: an opinion, answered for by a receipt; and the question what became of it. */
export function opinionRoutes(app: FastifyInstance, house: House): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, new URLSearchParams(String(text))),
  )
  writingRoutes(app, house, sparing(sentAnHour))
  answerRoutes(app, house, sparing(triedAnHour))
}

type Sparing = (address: string) => boolean

function writingRoutes(app: FastifyInstance, house: House, sending: Sparing): void {
  app.get<OfUnit>('/u/:unit/opinion', async (request, reply) => {
    const found = await unitOf(house, request.params.unit)
    if (!found) return missing(reply)
    const where = { ...found, language: languageOf(request) }
    return html(reply, opinionPage(where, randomUUID(), request.query.about ?? null), 'no-store')
  })
  app.post<OfUnit>('/u/:unit/opinion', async (request, reply) => {
    const found = await unitOf(house, request.params.unit)
    if (!found) return missing(reply)
    const where = { ...found, language: languageOf(request) }
    const said = (name: string) => request.body?.get(name) ?? ''
    const [words, contact, about] = [said('words'), said('contact'), said('about')]
    const again = (says: string) =>
      html(reply.code(422), opinionPage(where, randomUUID(), about || null, { says, words, contact }), 'no-store')
    // A field that no person sees: whoever fills it in is a machine, and is thanked like everybody else.
    if (said('site') !== '') return html(reply, receiptPage(where, 'ABCDEFGHJKMN'), 'no-store')
    if (!isKey(said('key')) || words.trim() === '')
      return again(where.language === 'zh' ? '请写下您的意见。' : 'Please write what you want to say.')
    if (!sending(request.ip))
      return again(
        where.language === 'zh' ? '提交得太频繁，请一小时后再试。' : 'Too many at once; please try again in an hour.',
      )
    const notice = (await publishedOf(house, found.unit)).find(({ id }) => id === about)?.id ?? null
    const done = await receiveOpinion(house, found.unit, { words, contact, notice }, `opinion ${said('key')}`)
    if (!done.ok) return again(done.refusals.map((one) => one.words[where.language]).join(' '))
    return html(reply, receiptPage(where, done.receipt), 'no-store')
  })
}

function answerRoutes(app: FastifyInstance, house: House, trying: Sparing): void {
  app.get<OfUnit>('/u/:unit/answer', async (request, reply) => {
    const found = await unitOf(house, request.params.unit)
    if (!found) return missing(reply)
    return html(reply, answerPage({ ...found, language: languageOf(request) }, '', undefined), 'no-store')
  })
  app.post<OfUnit>('/u/:unit/answer', async (request, reply) => {
    const found = await unitOf(house, request.params.unit)
    if (!found) return missing(reply)
    const code = request.body?.get('code') ?? ''
    const state = trying(request.ip) ? await opinionBy(house, found.unit, code.slice(0, 40)) : null
    return html(reply, answerPage({ ...found, language: languageOf(request) }, code.slice(0, 40), state), 'no-store')
  })
}

const isKey = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

/** Counts by address within an hour; false when it is more than may be. Kept in memory: nobody's address is written down. */
function sparing(most: number): Sparing {
  let since = 0
  const seen = new Map<string, number>()
  return (address) => {
    const now = performance.now()
    if (now - since > hour || seen.size > addressesKept) {
      since = now
      seen.clear()
    }
    const count = (seen.get(address) ?? 0) + 1
    seen.set(address, count)
    return count <= most
  }
}

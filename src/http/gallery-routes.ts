import { Type } from 'typebox'
import { readGallery } from '../casework/ask/read-gallery.ts'
import { ExhibitInFull, Gallery } from '../contract/gallery.ts'
import { refusal } from '../kernel/refusal.ts'
import { viewOf } from '../kernel/view.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** Every register, its procedure and the cases that show it at work: what a unit may switch on, and what it agreed to. */
export function galleryRoutes(scope: Desk, { house, cases }: Wiring): void {
  const tags = ['registers']
  scope.get(
    '/api/gallery',
    { schema: { tags, summary: 'All registers, used or not', response: { 200: Gallery } } },
    async (request) => {
      const { exhibits } = granted(await readGallery(house, whoOf(request)))
      const count = (parts: object) => Object.keys(parts).length
      return asAnswer({
        exhibits: exhibits.map(({ register, inUse }) => ({
          ...{ name: register.name, label: register.label, domain: register.domain, basis: register.basis },
          ...{ inUse, startsOff: register.startsOff, rules: count(register.rules) },
          ...{ deadlines: count(register.deadlines), duties: count(register.duties) },
          indicators: count(register.indicators),
        })),
      })
    },
  )
  scope.get(
    '/api/gallery/:register',
    {
      schema: {
        tags,
        summary: 'A register with all it declares, and the cases that show it',
        params: Type.Object({ register: Type.String({ maxLength: 100 }) }),
        response: { 200: ExhibitInFull },
      },
    },
    async (request) => {
      const { register: name } = request.params
      const { exhibits } = granted(await readGallery(house, whoOf(request)))
      const found = exhibits.find(({ register }) => register.name === name)
      if (!found) throw new Refusing([refusal('unknown-register', { register: name })])
      const { register, inUse } = found
      return asAnswer({ view: viewOf(register), inUse, startsOff: register.startsOff, cases: cases(register) })
    },
  )
}

import { Type } from 'typebox'
import { listSavedViews, putSavedView, removeSavedView } from '../casework/saved-views.ts'
import { SavedViewBody, SavedViews } from '../contract/questions.ts'
import { Done } from '../contract/session.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const InRegister = Type.Object({ register: Type.String({ maxLength: 100 }) })
const OneView = Type.Object({ ...InRegister.properties, name: Type.String({ minLength: 1, maxLength: 100 }) })

/** How a person likes to look at a list. Theirs alone, and nothing anybody answers for: outside the journal, and safe to repeat. */
export function savedViewRoutes(scope: Desk, { house }: Wiring): void {
  const tags = ['views']
  scope.get(
    '/api/registers/:register/views',
    { schema: { tags, summary: 'My saved views of a list', params: InRegister, response: { 200: SavedViews } } },
    async (request) => {
      const answer = granted(await listSavedViews(house, whoOf(request), request.params.register))
      return asAnswer({ views: answer.views })
    },
  )
  scope.put(
    '/api/registers/:register/views/:name',
    { schema: { tags, summary: 'Save a view', params: OneView, body: SavedViewBody, response: { 200: Done } } },
    async (request) => {
      const { register, name } = request.params
      granted(await putSavedView(house, whoOf(request), register, { name, query: request.body.query }))
      return { done: true as const }
    },
  )
  scope.delete(
    '/api/registers/:register/views/:name',
    { schema: { tags, summary: 'Remove a view', params: OneView, response: { 200: Done } } },
    async (request) => {
      granted(await removeSavedView(house, whoOf(request), request.params.register, request.params.name))
      return { done: true as const }
    },
  )
}

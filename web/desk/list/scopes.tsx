import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { isWaitedFor } from '../parts/parties.ts'
import { words } from '../words-list.ts'
import { type Scope, scopeOf, withScope } from './query.ts'

export interface QueryProps {
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
}

/** All records, those not finished, those that are, those that were late. */
export function Scopes({ view, query, onChange }: QueryProps & { readonly view: RegisterView }) {
  const say = useSay()
  const now = scopeOf(query)
  const ends = view.states.some((state) => state.final)
  const waitedFor = isWaitedFor(view)
  const scopes: readonly Scope[] = [
    'all',
    ...(ends ? (['open', 'closed'] as const) : []),
    ...(view.deadlines.length > 0 ? (['late'] as const) : []),
  ]
  if (scopes.length < 2) return null
  return (
    <div className="scopes" role="group" aria-label={say(words.scope)}>
      {scopes.map((scope) => (
        <button
          key={scope}
          type="button"
          aria-pressed={scope === now}
          onClick={() => onChange(withScope(query, scope))}
        >
          {say(
            scope === 'open' && !waitedFor
              ? words.current
              : scope === 'closed' && !waitedFor
                ? words.ended
                : words[scope],
          )}
        </button>
      ))}
    </div>
  )
}

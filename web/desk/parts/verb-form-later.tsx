import { type ComponentProps, lazy, Suspense } from 'react'
import { Waiting } from './state-of-asking.tsx'
import type { VerbForm as TheForm } from './verb-form.tsx'
import { whenQuiet } from './when-quiet.ts'

const load = () => import('./verb-form.tsx').then(({ VerbForm: form }) => ({ default: form }))
const Later = lazy(load)
// Whoever presses a verb finds the form there: it is fetched once the page has been drawn.
void whenQuiet()
  .then(load)
  .catch(() => undefined)

/** The form of a verb on a page that is looked at first and filled in later: its inputs are most of what such a page would weigh. */
export function VerbForm(props: ComponentProps<typeof TheForm>) {
  return (
    <Suspense fallback={<Waiting lines={6} height={36} />}>
      <Later {...props} />
    </Suspense>
  )
}

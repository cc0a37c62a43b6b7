import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import type { Me } from '../../../src/contract/session.ts'

const Note = lazy(() => import('./second-factor-note.tsx'))

/** Whose post should have a second factor is told so where the day begins. Most people never fetch the words. */
export function SecondFactorAdvice({ me }: { readonly me: Me }) {
  const { pathname } = useLocation()
  const { demand, requiredFrom, has } = me.secondFactor
  if (pathname !== '/' || demand === 'none' || has || me.demo || me.mustSetUp || me.mustChange) return null
  return (
    <Suspense fallback={null}>
      <Note requiredFrom={requiredFrom} />
    </Suspense>
  )
}

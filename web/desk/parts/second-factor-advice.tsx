import { Link, useLocation } from 'react-router'
import type { Me } from '../../../src/contract/session.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-sign-in.ts'
import { Icon } from './icons.tsx'

/** Whose post should have a second factor is told so where the day begins, with the day from which it must. */
export function SecondFactorAdvice({ me }: { readonly me: Me }) {
  const say = useSay()
  const { pathname } = useLocation()
  const { demand, requiredFrom, has } = me.secondFactor
  if (pathname !== '/' || demand === 'none' || has || me.demo || me.mustSetUp || me.mustChange) return null
  return (
    <div className="note note-warn advice" role="status">
      <Icon name="alert" />
      <p className="note-words">
        {requiredFrom ? say(words.advisedUntil, { day: requiredFrom }) : say(words.advised)}{' '}
        <Link to="/me">{say(words.toSetUp)}</Link>
      </p>
    </div>
  )
}

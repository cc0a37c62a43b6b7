import { Link } from 'react-router'
import { useSay } from '../language.tsx'
import { words } from '../words-sign-in.ts'
import { Icon } from './icons.tsx'

/** That one should have a second factor, and from which day one must. */
export default function SecondFactorNote({ requiredFrom }: { readonly requiredFrom: string | null }) {
  const say = useSay()
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

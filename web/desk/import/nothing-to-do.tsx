import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ImportAnswer } from '../../../src/contract/imports.ts'
import { useSay } from '../language.tsx'
import { Nothing } from '../parts/state-of-asking.tsx'
import { words } from '../words-import.ts'
import { ledgerPath } from './confirm-bar.tsx'

interface NothingToDoProps {
  readonly answer: ImportAnswer
  /** What is known already, folded away. */
  readonly children: ReactNode
}

/** A paper that proposes nothing: because all of it is known, because nothing was read from it, or because it is finished. */
export function NothingToDo({ answer, children }: NothingToDoProps) {
  const say = useSay()
  const known = answer.proposals.length
  const finished = answer.paper.state !== 'kept'
  const help = finished ? words.settled : known > 0 ? words.nothingNewKnown : words.nothingRead
  return (
    <div className="nothing-to-do">
      <Nothing
        title={say(finished ? words.wroteClosed : words.nothingNew)}
        help={say(help, { n: known })}
        done={finished || known > 0}
      >
        <Link className="verb verb-first" to={ledgerPath}>
          {say(words.toLedger)}
        </Link>
        <Link className="verb" to="/import">
          {say(words.toImport)}
        </Link>
      </Nothing>
      {children}
    </div>
  )
}

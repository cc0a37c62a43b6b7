import { useState } from 'react'
import type { Fields } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { mechanisms } from '../ledger/registers.ts'
import { Warned } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { VerbDrawer } from '../parts/verb-drawer.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words } from '../words-record.ts'

interface BindFormProps {
  readonly open: boolean
  /** What is watched, and for which finding. */
  readonly given: Fields
  readonly offered: Fields
  readonly names: Names
  readonly close: () => void
  readonly onBound: () => void
}

/** The ordinary form of the mechanism's register, begun from a suggestion. */
export function BindForm({ open, given, offered, names, close, onBound }: BindFormProps) {
  const say = useSay()
  const tell = useTell()
  const [warnings, setWarnings] = useState<readonly Refusal[]>([])
  const view = useAnswer<RegisterView>(open ? `view ${mechanisms}` : null, () => viewOf(mechanisms)).value
  const verb = view?.verbs.find(({ name }) => name === 'bind')
  return (
    <>
      <Warned refusals={warnings} />
      <VerbDrawer verb={open && verb ? verb : null} close={close}>
        {open && view && verb ? (
          <VerbForm
            {...{ view, verb, given, offered, names }}
            record={null}
            onCancel={close}
            onDone={(told) => {
              tell.done(say(words.done, { verb: say(verb.label) }))
              setWarnings(told.warnings)
              close()
              onBound()
            }}
          />
        ) : null}
      </VerbDrawer>
    </>
  )
}

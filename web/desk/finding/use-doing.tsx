import { type ReactNode, useState } from 'react'
import type { Fields, RecordRow, VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { useTell } from '../parts/tell.tsx'
import { VerbDrawer } from '../parts/verb-drawer.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { words as recordWords } from '../words-record.ts'

/** A verb whose form lies open over the page: on a record under the finding, or to begin one. */
interface Doing {
  readonly view: RegisterView
  readonly verb: VerbView
  readonly record: RecordRow | null
  readonly names: Names
}

export type Begin = (view: RegisterView, verb: VerbView, record?: RecordRow, names?: Names) => void

/** Verbs of measures, evidence and tasks, done in place. What is begun belongs to the finding without anybody saying so. */
export function useDoing(
  given: Fields,
  onDone: (warnings: readonly Refusal[]) => void,
): { begin: Begin; form: ReactNode } {
  const say = useSay()
  const tell = useTell()
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const done = (told: VerbAnswer) => {
    if (doing) tell.done(say(told.replayed ? recordWords.replayed : recordWords.done, { verb: say(doing.verb.label) }))
    close()
    onDone(told.warnings)
  }
  const begin: Begin = (view, verb, record, names = {}) => setDoing({ view, verb, record: record ?? null, names })
  const form = (
    <VerbDrawer verb={doing?.verb ?? null} close={close}>
      {doing ? (
        <VerbForm
          key={`${doing.verb.name} ${doing.record?.id ?? ''}`}
          {...doing}
          {...(doing.record ? {} : { given })}
          onDone={done}
          onCancel={close}
        />
      ) : null}
    </VerbDrawer>
  )
  return { begin, form }
}

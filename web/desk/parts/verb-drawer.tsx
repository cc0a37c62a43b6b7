import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import type { VerbView } from '../../../src/contract/view.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words as recordWords } from '../words-record.ts'

interface VerbDrawerProps {
  readonly verb: VerbView | null
  /** Typed in for somebody who signed a paper (代录). */
  readonly onPaper?: boolean
  readonly close: () => void
  readonly children: React.ReactNode
}

/** At the right on a wide screen, over everything on a phone. The last verb stays drawn while the drawer leaves. */
export function VerbDrawer({ verb, onPaper = false, close, children }: VerbDrawerProps) {
  const say = useSay()
  const phone = usePhone()
  const [shown, setShown] = useState<VerbView | null>(verb)
  useEffect(() => {
    if (verb) setShown(verb)
  }, [verb])
  // Most who look at a page begin nothing: the drawer is made for the first who does.
  if (!verb && !shown) return null
  return (
    <Drawer
      open={verb !== null}
      onClose={close}
      size={phone ? '100%' : 560}
      placement="right"
      title={shown ? say(onPaper ? recordWords.onPaperTitle : recordWords.fill, { verb: say(shown.label) }) : ''}
      destroyOnHidden
      rootClassName="form-drawer"
      closable={{ 'aria-label': say(shellWords.close) }}
    >
      {children}
    </Drawer>
  )
}

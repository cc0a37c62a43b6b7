import { Button } from 'antd'
import { useRef, useState } from 'react'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { evidence } from '../ledger/registers.ts'
import { useTell } from '../parts/tell.tsx'
import { useMe } from '../session.tsx'
import { words } from '../words-mechanism.ts'

/** Makes what a mechanism has done until today evidence of its measure; for whoever may attach any. */
export function FreezeButton({ mechanism, onFrozen }: { readonly mechanism: string; readonly onFrozen: () => void }) {
  const say = useSay()
  const tell = useTell()
  const me = useMe()
  const key = useRef(freshKey())
  const [busy, setBusy] = useState(false)
  const may = me.registers.some(({ name, mayCreate }) => name === evidence && mayCreate.includes('attach'))
  if (!may) return null
  const freeze = async () => {
    setBusy(true)
    const told = await api.freezeEvidence(mechanism, key.current)
    setBusy(false)
    if (!told.ok) return tell.failed(told.refusals)
    key.current = freshKey()
    tell.done(say(words.frozen))
    onFrozen()
  }
  return (
    <p className="mechanism-ways">
      <Button size="small" loading={busy} onClick={() => void freeze()}>
        {say(words.freeze)}
      </Button>
    </p>
  )
}

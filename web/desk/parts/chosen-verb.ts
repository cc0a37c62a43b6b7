import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Power } from '../../../src/contract/wording.ts'
import { useMe } from '../session.tsx'

/**
 * The verb whose form is open stands in the address (`?do=`): an inbox can lead to it, and Back closes it. A verb that may not be used opens no form but says
 * why; one whose form is open already stays open, because what is typed there must not vanish.
 */
export function useChosenVerb(view: RegisterView, powers: readonly Power[]) {
  const [query, setQuery] = useSearchParams()
  const navigate = useNavigate()
  const pushed = useRef(false)
  const admitted = useRef<string | null>(null)
  const name = query.get('do')
  const { mayRecord } = useMe()
  // What somebody else signed is judged by the signer, when it is sent.
  const onPaper = mayRecord && query.has('paper')
  const power = powers.find((one) => one.verb === name)
  if (name === null) admitted.current = null
  else if (power?.may || onPaper) admitted.current = name
  const asked = view.verbs.find((one) => one.name === name && one.from !== 'nothing' && !one.machine)
  const verb = asked && admitted.current === name ? asked : null
  const barred = !verb && power?.refusal ? [power.refusal] : []
  const choose = (chosen: string, paper = false) => {
    pushed.current = true
    setQuery({ do: chosen, ...(paper ? { paper: '1' } : {}) })
  }
  const close = () => {
    if (pushed.current) navigate(-1)
    else setQuery({}, { replace: true })
    pushed.current = false
  }
  return { verb, onPaper, barred, choose, close }
}

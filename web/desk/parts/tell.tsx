import type { MessageInstance } from 'antd/es/message/interface'
import useMessage from 'antd/es/message/useMessage'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { Icon, type IconName } from './icons.tsx'

const Context = createContext<MessageInstance | null>(null)

/** Where short words appear. Not antd's App, which brings its dialogs and notifications into every page as well: nobody here uses them. */
export function TellProvider({ children }: { readonly children: ReactNode }) {
  const [message, place] = useMessage({ maxCount: 2, duration: 4 })
  return (
    <Context.Provider value={message}>
      {place}
      {children}
    </Context.Provider>
  )
}

/** Short words at the top of the page that go by themselves. What must not be missed is never said here alone. */
export function useTell() {
  const say = useSay()
  const message = useContext(Context)
  if (!message) throw new Error('useTell outside of TellProvider')
  return useMemo(() => {
    const tell = (look: string, icon: IconName) => (content: string) =>
      void message.open({
        content,
        icon: <span className={`tell tell-${look}`}>{<Icon name={icon} size={16} />}</span>,
      })
    const failed = tell('alarm', 'alert')
    return {
      done: tell('good', 'check'),
      noted: tell('calm', 'clock'),
      failed: (refusals: readonly Refusal[]) => failed(refusals.map((refusal) => say(refusal.words)).join(' ')),
    }
  }, [message, say])
}

import { App } from 'antd'
import { useMemo } from 'react'
import type { Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { Icon, type IconName } from './icons.tsx'

/** Short words at the top of the page that go by themselves. What must not be missed is never said here alone. */
export function useTell() {
  const say = useSay()
  const { message } = App.useApp()
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

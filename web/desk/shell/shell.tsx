import { type ReactNode, useEffect, useState } from 'react'
import { api, onWritten } from '../api.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useSession } from '../session.tsx'
import { words } from '../words.ts'
import { SecondFactorAdvice } from '../parts/second-factor-advice.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { DemoBar } from './demo-bar.tsx'
import { SideNavigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

/** What may not be brought here: said on every page, quietly (保密). */
export function Banner() {
  const say = useSay()
  return <p className="banner">{say(words.banner)}</p>
}

/** The frame of every page of a signed-in person. Pages are drawn anew when the person, the unit or the demo's clock changes. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const phone = usePhone()
  const { me, refusals, refresh } = useSession()
  const [moved, setMoved] = useState(0)
  const waiting = useWaiting(me ? `${me.person.id} ${me.unit.id} ${moved}` : null)
  if (!me)
    return (
      <main className="alone">
        {refusals.length > 0 ? <Refused refusals={refusals} retry={() => void refresh()} /> : <Waiting lines={6} />}
      </main>
    )
  return (
    <div className={me.demo ? 'shell shell-with-demo' : 'shell'}>
      <a className="skip" href="#main">
        {say(words.skip)}
      </a>
      <header className="shell-head">
        <Banner />
        <TopBar me={me} phone={phone} />
        <DemoBar me={me} onMoved={() => setMoved(moved + 1)} />
      </header>
      {phone ? null : <SideNavigation me={me} waiting={waiting} />}
      <main id="main" className="main" tabIndex={-1} key={`${me.person.id} ${me.unit.id} ${moved}`}>
        <SecondFactorAdvice me={me} />
        {children}
      </main>
      {phone ? <BottomBar me={me} waiting={waiting} /> : null}
    </div>
  )
}

/** How many things wait: asked once, and again after everything written. */
function useWaiting(about: string | null): number {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    if (about === null) return
    let current = true
    const ask = () =>
      void api.inbox(null, 1).then((answer) => {
        if (current && answer.ok) setWaiting(answer.value.counts.all)
      })
    ask()
    const forget = onWritten(ask)
    return () => {
      current = false
      forget()
    }
  }, [about])
  return waiting
}

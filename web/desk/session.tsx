import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Me } from '../../src/contract/session.ts'
import type { Refusal } from '../../src/contract/wording.ts'
import { api, onSessionEnd, serverNow } from './api.ts'
import { standardZone } from './figures.ts'
import { forgetAll } from './kept.ts'
import { forgetViews } from './views.ts'

interface Session {
  /** null = not signed in; undefined = not known yet. */
  readonly me: Me | null | undefined
  readonly refusals: readonly Refusal[]
  /** Asks again who one is: after signing in, taking a seat, changing roles. */
  readonly refresh: () => Promise<void>
  readonly leave: (everywhere: boolean) => Promise<void>
}

const Context = createContext<Session | null>(null)

/** Milliseconds after which an unanswered question who one is gets asked again. */
const retryAfter = 4000

/** Pages that stand open to whoever is not signed in. */
const open = /^\/(sign-in|first-admin\/)/

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [me, setMe] = useState<Me | null | undefined>(undefined)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  /** Somebody is signing out: that leads to the plain sign-in page, not back to where the session seemed to end. */
  const leaving = useRef(false)

  const refresh = useCallback(async () => {
    const answer = await api.me()
    forgetViews()
    if (answer.ok) setMe(answer.value)
    else if (answer.status === 401) setMe(null)
    setRefusals(answer.ok || answer.status === 401 ? [] : answer.refusals)
  }, [])

  const leave = useCallback(
    async (everywhere: boolean) => {
      leaving.current = true
      await api.signOut(everywhere)
      forgetAll('draft.')
      forgetViews()
      setMe(null)
      navigate('/sign-in')
    },
    [navigate],
  )

  useEffect(() => {
    onSessionEnd(() => setMe(null))
    void refresh()
  }, [refresh])

  useEffect(() => {
    // The server is being restarted, or the network is: nobody has to press anything when it comes back.
    if (refusals.length === 0) return
    const again = window.setTimeout(() => void refresh(), retryAfter)
    return () => clearTimeout(again)
  }, [refusals, refresh])

  useEffect(() => {
    if (open.test(pathname)) leaving.current = false
    if (me !== null || leaving.current || open.test(pathname)) return
    const to = `${pathname}${search}`
    navigate(to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`, { replace: true })
  }, [me, pathname, search, navigate])

  const session = useMemo(() => ({ me, refusals, refresh, leave }), [me, refusals, refresh, leave])
  return <Context.Provider value={session}>{children}</Context.Provider>
}

export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new Error('outside the session provider')
  return session
}

/** The signed-in person. Only under the shell, which is drawn for nobody else. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** Business time: the demo's clock where there is one, the server's otherwise; and the zone its days are counted in. */
export function useBusinessTime(): { readonly now: string; readonly zone: string } {
  const { me } = useSession()
  return { now: me?.demo?.clock ?? serverNow(), zone: me?.zone ?? standardZone }
}

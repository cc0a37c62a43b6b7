import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { keep, kept } from './kept.ts'
import type { Appearance } from './theme.ts'

export const choices = ['light', 'dark', 'system'] as const

export type Choice = (typeof choices)[number]

interface Look {
  readonly choice: Choice
  readonly appearance: Appearance
  readonly still: boolean
  readonly choose: (choice: Choice) => void
}

const Context = createContext<Look | null>(null)

/** Whether a media query holds, kept up to date. */
function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = () => setHolds(media.matches)
    follow()
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return holds
}

/** True on a phone: navigation moves to the bottom, tables become cards, forms fill the screen. `look/phone.css` breaks at the same width. */
export function usePhone(): boolean {
  return useMedia('(max-width: 760px)')
}

export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [choice, choose] = useState<Choice>(() => {
    const before = kept('appearance')
    return before === 'light' || before === 'dark' ? before : 'system'
  })
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const appearance: Appearance = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice
  useEffect(() => {
    document.documentElement.dataset['appearance'] = appearance
    keep('appearance', choice === 'system' ? null : choice)
  }, [appearance, choice])
  const look = useMemo(() => ({ choice, appearance, still, choose }), [choice, appearance, still])
  return <Context.Provider value={look}>{children}</Context.Provider>
}

export function useAppearance(): Look {
  const look = useContext(Context)
  if (!look) throw new Error('outside the appearance provider')
  return look
}

import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Label } from '../../src/contract/wording.ts'
import { keep, kept } from './kept.ts'

export type Language = 'zh' | 'en'

/** Says a wording in the language chosen; `{name}` in it is replaced. */
export type Say = (wording: Label, facts?: Readonly<Record<string, string | number>>) => string

interface Tongue {
  readonly language: Language
  readonly choose: (language: Language) => void
  readonly say: Say
}

const Context = createContext<Tongue | null>(null)

/** Chinese first; English only for those who chose it. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (kept('language') === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
    keep('language', language)
  }, [language])
  const say = useCallback<Say>(
    (wording, facts) =>
      wording[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts?.[name] ?? whole)),
    [language],
  )
  const tongue = useMemo(() => ({ language, choose, say }), [language, say])
  return <Context.Provider value={tongue}>{children}</Context.Provider>
}

export function useLanguage(): Tongue {
  const tongue = useContext(Context)
  if (!tongue) throw new Error('outside the language provider')
  return tongue
}

export function useSay(): Say {
  return useLanguage().say
}

import { type ReactNode, useEffect } from 'react'
import { useSay } from '../language.tsx'
import { Mark } from '../parts/icons.tsx'
import { words } from '../words.ts'
import { words as houseWords } from '../words-house.ts'
import { Banner } from './shell.tsx'
import { AppearanceMenu, LanguageButton } from './top-bar.tsx'

/** The frame of pages that stand open: signing in, and one-time links. */
export function Outside({
  title,
  wide,
  children,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const say = useSay()
  useEffect(() => {
    document.title = `${title} · ${say(words.product)}`
  }, [title, say])
  return (
    <div className="outside">
      <header className="outside-head">
        <Banner />
        <div className="outside-tools">
          <LanguageButton />
          <AppearanceMenu />
        </div>
      </header>
      <main className={wide ? 'outside-main outside-wide' : 'outside-main'}>
        <div className="outside-brand">
          <Mark size={44} />
          <p className="outside-name">{say(words.productLong)}</p>
          <p className="outside-promise">{say(houseWords.promise)}</p>
        </div>
        <div className="card outside-card">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}

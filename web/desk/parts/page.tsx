import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'

interface PageProps {
  /** Heading of the page and of the browser's tab. */
  readonly title: string
  /** Small line above the heading: where one is. */
  readonly above?: ReactNode
  /** Beside the heading: tags, buttons. */
  readonly beside?: ReactNode
  readonly below?: ReactNode
  readonly narrow?: boolean
  /** As wide as the screen: two panels stand side by side. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The first page is where the browser put the focus; from then on a new page takes it, so that a screen reader says where one has come. */
let arrived = false

export function Page({ title, above, beside, below, narrow, wide, children }: PageProps) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${say(words.product)}`
  }, [title, say])
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [])
  return (
    <div className={narrow ? 'page page-narrow' : wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        {above ? <div className="page-above">{above}</div> : null}
        <div className="page-line">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside ? <div className="page-beside">{beside}</div> : null}
        </div>
        {below}
      </header>
      {children}
    </div>
  )
}

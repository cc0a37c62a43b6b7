import { type ReactNode, useEffect, useRef, useState } from 'react'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words-import.ts'

export interface Panel {
  readonly name: string
  readonly title: string
  readonly count?: number
  readonly body: ReactNode
  readonly foot?: ReactNode
}

interface PanelsProps {
  readonly left: readonly Panel[]
  readonly right: Panel
  /** Rises when the source is asked for: then it comes to the front. */
  readonly sourceAsked: number
}

/** Source and proposals side by side; on a phone one behind the other, as tabs. */
export function Panels({ left, right, sourceAsked }: PanelsProps) {
  const phone = usePhone()
  const tabs = phone ? [right, ...left] : left
  const [chosen, setChosen] = useState(tabs[0]?.name ?? '')
  const asked = useRef(sourceAsked)
  useEffect(() => {
    if (asked.current === sourceAsked) return
    asked.current = sourceAsked
    setChosen('source')
  }, [sourceAsked])
  const shown = tabs.find(({ name }) => name === chosen) ?? tabs[0]
  if (!shown) return null
  return (
    <div className={phone ? 'panels panels-phone' : 'panels'}>
      <section className="panel" aria-label={shown.title}>
        {tabs.length > 1 ? <PanelTabs tabs={tabs} shown={shown.name} onChoose={setChosen} /> : <h2>{shown.title}</h2>}
        <div
          className="panel-body"
          {...(tabs.length > 1 ? { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${shown.name}` } : {})}
        >
          {shown.body}
        </div>
      </section>
      {phone ? null : (
        <section className="panel" aria-label={right.title}>
          <h2>{right.title}</h2>
          <div className="panel-body">{right.body}</div>
          {right.foot}
        </section>
      )}
    </div>
  )
}

interface PanelTabsProps {
  readonly tabs: readonly Panel[]
  readonly shown: string
  readonly onChoose: (name: string) => void
}

/** Arrow keys go from tab to tab, as in any list of tabs. */
function PanelTabs({ tabs, shown, onChoose }: PanelTabsProps) {
  const say = useSay()
  const row = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const at = tabs.findIndex(({ name }) => name === shown)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (!next) return
    onChoose(next.name)
    row.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus()
  }
  return (
    <div
      ref={row}
      className="scopes panel-tabs"
      role="tablist"
      aria-label={say(words.showOnly)}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
        if (by === undefined) return
        event.preventDefault()
        step(by)
      }}
    >
      {tabs.map(({ name, title, count }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === shown}
          aria-controls="panel"
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {title} {count === undefined ? null : <span className="figure">{count}</span>}
        </button>
      ))}
    </div>
  )
}

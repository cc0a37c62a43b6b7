import { Button, Popover } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '../../../src/contract/session.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-shell.ts'
import { type Concern, useConcerns } from './use-concerns.ts'

/** What concerns me. The badge says how many and nothing else: what it is about is for whoever opens it. */
export default function Bell({ me }: { readonly me: Me }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const all = useConcerns(me)
  const { fresh } = all
  const turn = (next: boolean) => {
    if (next) all.look()
    else if (open) all.leave()
    setOpen(next)
  }
  const close = () => {
    turn(false)
    button.current?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={turn}
      afterOpenChange={(opened) => opened && panel.current?.focus({ preventScroll: true })}
      destroyOnHidden
      content={
        <div
          ref={panel}
          className="pop bell"
          role="dialog"
          aria-label={say(words.bell)}
          tabIndex={-1}
          onKeyDown={(event) => leave(event, close)}
        >
          <Concerns all={all} me={me} close={close} />
        </div>
      }
    >
      <Button
        ref={button}
        type="text"
        className="top-button bell-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={say(fresh > 0 ? words.bellN : words.bell, { n: fresh })}
        title={say(words.bell)}
        icon={<Icon name="bell" />}
      >
        {fresh > 0 ? (
          <span className="nav-count bell-count" aria-hidden="true">
            {fresh > 99 ? '99+' : fresh}
          </span>
        ) : null}
      </Button>
    </Popover>
  )
}

/** Escape, or Tab beyond either end, leads back to the button. */
function leave(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href]')]
  const end = event.shiftKey ? links[0] : links[links.length - 1]
  const out = event.key === 'Tab' && (links.length === 0 || document.activeElement === end)
  if (event.key !== 'Escape' && !out) return
  event.preventDefault()
  event.stopPropagation()
  close()
}

interface ConcernsProps {
  readonly all: ReturnType<typeof useConcerns>
  readonly me: Me
  readonly close: () => void
}

const kinds = ['raised', 'mentions', 'tasks'] as const

function Concerns({ all, me, close }: ConcernsProps) {
  const say = useSay()
  const { counts, concerns } = all
  return (
    <>
      {counts ? (
        <p className="bell-counts">
          <Link to="/" onClick={close}>
            {say(words.waiting, { n: counts.all })}
          </Link>
          {counts.overdue > 0 ? <span className="alarm">{say(words.overdueN, { n: counts.overdue })}</span> : null}
          {counts.dueSoon > 0 ? <span>{say(words.soonN, { n: counts.dueSoon })}</span> : null}
        </p>
      ) : null}
      {concerns.length === 0 ? <p className="pop-help">{say(words.bellEmpty)}</p> : null}
      {kinds.map((kind) => (
        <OfKind
          key={kind}
          title={say(words[kind])}
          zone={me.zone}
          close={close}
          all={concerns.filter((one) => one.kind === kind)}
        />
      ))}
    </>
  )
}

interface OfKindProps {
  readonly title: string
  readonly zone: string
  readonly close: () => void
  readonly all: readonly Concern[]
}

function OfKind({ title, zone, close, all }: OfKindProps) {
  const say = useSay()
  if (all.length === 0) return null
  return (
    <section className="bell-kind">
      <h3>{title}</h3>
      <ul>
        {all.map((concern) => (
          <li key={concern.key}>
            <Link to={concern.to} onClick={close}>
              {concern.text}
            </Link>
            <span className="figure">{moment(concern.at, zone)}</span>
            {concern.fresh ? <span className="bell-fresh">{say(words.fresh)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

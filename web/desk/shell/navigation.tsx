import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { NavLink } from 'react-router'
import type { Me, RegisterEntry } from '../../../src/contract/session.ts'
import { keep, keptJson } from '../kept.ts'
import { useSay } from '../language.tsx'
import { Icon, type IconName } from '../parts/icons.tsx'
import { findings, mechanisms, opinions, unitSettings } from '../ledger/registers.ts'
import { words } from '../words.ts'
import { words as filingWords } from '../words-filing.ts'
import { words as shellWords } from '../words-shell.ts'

/** Above this many registers the list gets a box to find one in. */
const findFrom = 10

interface Group {
  readonly name: string
  readonly title: string
  readonly registers: readonly RegisterEntry[]
}

/** Registers under the headings of their domains, in the order the house gives. */
function groupsOf(me: Me, say: (label: { zh: string; en: string }) => string): Group[] {
  const groups: Group[] = []
  for (const { name, label } of me.domains) {
    const registers = me.registers.filter((register) => register.domain === name)
    if (registers.length > 0) groups.push({ name, title: say(label), registers })
  }
  const headed = new Set(me.domains.map((domain) => domain.name))
  const rest = me.registers.filter((register) => !headed.has(register.domain))
  if (rest.length > 0) groups.push({ name: 'rest', title: say(words.others), registers: rest })
  return groups
}

function closedBefore(): readonly string[] {
  const before = keptJson('closed-groups')
  return Array.isArray(before) ? before.filter((name): name is string => typeof name === 'string') : []
}

/** All registers by domain; groups fold, and stay folded. */
export function RegisterList({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [closed, setClosed] = useState(closedBefore)
  const groups = useMemo(() => groupsOf(me, say), [me, say])
  const wanted = text.trim().toLowerCase()
  const matching = groups
    .map((group) => ({
      ...group,
      registers: group.registers.filter(({ label }) => say(label).toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.registers.length > 0)
  const turn = (name: string) => {
    const next = closed.includes(name) ? closed.filter((one) => one !== name) : [...closed, name]
    setClosed(next)
    keep('closed-groups', JSON.stringify(next))
  }
  return (
    <div className="registers">
      {me.registers.length > findFrom ? (
        <Input
          className="registers-find"
          size="small"
          value={text}
          aria-label={say(words.findRegister)}
          placeholder={say(words.findRegister)}
          prefix={<Icon name="search" size={14} />}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      {matching.length === 0 ? <p className="registers-none">{say(words.noRegister)}</p> : null}
      {matching.map((group) => (
        <RegisterGroup
          key={group.name}
          group={group}
          open={wanted !== '' || !closed.includes(group.name)}
          turn={() => turn(group.name)}
          {...(onGo ? { onGo } : {})}
        />
      ))}
    </div>
  )
}

interface RegisterGroupProps {
  readonly group: Group
  readonly open: boolean
  readonly turn: () => void
  readonly onGo?: () => void
}

function RegisterGroup({ group, open, turn, onGo }: RegisterGroupProps) {
  const say = useSay()
  return (
    <section className="registers-group">
      <button type="button" className="registers-head" aria-expanded={open} onClick={turn}>
        <span>{group.title}</span>
        <Icon name={open ? 'down' : 'right'} size={14} />
      </button>
      {open ? (
        <ul>
          {group.registers.map((register) => (
            <li key={register.name}>
              <NavLink to={`/r/${register.name}`} className="nav-link" {...(onGo ? { onClick: onGo } : {})}>
                {say(register.label)}
              </NavLink>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

interface PlaceProps {
  readonly to: string
  readonly icon: IconName
  readonly text: string
  readonly count?: number
  readonly onGo?: () => void
}

/** A link of the navigation, with a figure when something waits there. */
export function Place({ to, icon, text, count = 0, onGo }: PlaceProps) {
  return (
    <NavLink to={to} end className="nav-link nav-place" {...(onGo ? { onClick: onGo } : {})}>
      <Icon name={icon} />
      <span className="nav-text">{text}</span>
      {count > 0 ? <span className="nav-count">{count > 99 ? '99+' : count}</span> : null}
    </NavLink>
  )
}

/** The rectification ledger, for whoever may see something of it. */
export function LedgerPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (!me.registers.some(({ name }) => name === findings)) return null
  return <Place to="/ledger" icon="ledger" text={say(shellWords.ledger)} {...(onGo ? { onGo } : {})} />
}

/** All units at once, for whoever holds seats in others. */
export function UnitsPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (me.seats.length === 0) return null
  return <Place to="/units-overview" icon="people" text={say(words.units)} {...(onGo ? { onGo } : {})} />
}

/** How what keeps findings cured does, for whoever reads mechanisms. */
export function HealthPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (!me.registers.some(({ name }) => name === mechanisms)) return null
  return <Place to="/health" icon="pulse" text={say(shellWords.health)} {...(onGo ? { onGo } : {})} />
}

/** Putting papers in: for those who may read what was put in before. */
export function ImportPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (!me.registers.some((register) => register.name === 'imported-paper')) return null
  return <Place to="/import" icon="upload" text={say(words.import)} {...(onGo ? { onGo } : {})} />
}

/** Where signed forms come back: for recorders, and for those who enter what other bodies signed. */
export function FilingPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (me.actingIn || !(me.mayRecord || me.registers.some(({ name }) => name === opinions))) return null
  return <Place to="/filing" icon="file" text={say(filingWords.title)} {...(onGo ? { onGo } : {})} />
}

/** Figures of the unit: for whoever reads them. */
export function SettingsPlace({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const say = useSay()
  if (!me.registers.some(({ name }) => name === unitSettings)) return null
  return <Place to="/settings" icon="filter" text={say(shellWords.settings)} {...(onGo ? { onGo } : {})} />
}

/** Left navigation of a wide screen. */
export function SideNavigation({ me, waiting }: { readonly me: Me; readonly waiting: number }) {
  const say = useSay()
  return (
    <nav className="side" aria-label={say(words.navigation)}>
      <Place to="/" icon="inbox" text={say(words.inbox)} count={waiting} />
      <Place to="/calendar" icon="calendar" text={say(shellWords.calendar)} />
      <LedgerPlace me={me} />
      <UnitsPlace me={me} />
      <HealthPlace me={me} />
      <ImportPlace me={me} />
      <FilingPlace me={me} />
      <RegisterList me={me} />
      <div className="side-foot">
        <Place to="/registers" icon="book" text={say(shellWords.gallery)} />
        <Place to="/people" icon="people" text={say(words.people)} />
        <SettingsPlace me={me} />
        {me.mayAudit ? <Place to="/journal" icon="journal" text={say(words.journal)} /> : null}
        <Place to="/me" icon="person" text={say(words.mine)} />
      </div>
    </nav>
  )
}

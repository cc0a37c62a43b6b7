import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { SettingRow, SettingsAnswer } from '../../../src/contract/settings.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { ChangeForm } from '../settings/change-form.tsx'
import { SettingItem } from '../settings/setting-item.tsx'
import { WaitingChanges } from '../settings/waiting-changes.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-settings.ts'
import '../look/settings.css'

type OfRegister = SettingsAnswer['registers'][number]

interface Chosen {
  readonly register: string
  readonly row: SettingRow
}

/** Every setting of the registers in use, by domain: what holds, since when, by whom, and how to change it. */
export default function SettingsPage() {
  const say = useSay()
  const asked = useAnswer<SettingsAnswer>('settings', () => api.settings())
  const [text, setText] = useState('')
  const [own, setOwn] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const told = asked.value
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>}>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading && !told ? <Waiting lines={6} height={60} /> : null}
      {told ? <WaitingChanges told={told} /> : null}
      <div className="tools settings-tools">
        <Input
          className="settings-find"
          value={text}
          aria-label={say(words.find)}
          placeholder={say(words.find)}
          prefix={<Icon name="search" size={14} />}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={own} onChange={(event) => setOwn(event.target.checked)}>
          {say(words.own)}
        </Checkbox>
      </div>
      {told ? <Domains told={told} text={text} own={own} choose={setChosen} /> : null}
      {chosen && told ? (
        <ChangeForm
          {...chosen}
          today={told.today}
          close={() => setChosen(null)}
          done={() => {
            setChosen(null)
            asked.reload()
          }}
        />
      ) : null}
    </Page>
  )
}

interface DomainsProps {
  readonly told: SettingsAnswer
  readonly text: string
  readonly own: boolean
  readonly choose: (chosen: Chosen) => void
}

function Domains({ told, text, own, choose }: DomainsProps) {
  const say = useSay()
  const { domains } = useMe()
  const wanted = text.trim().toLowerCase()
  const matches = (of: OfRegister, row: SettingRow) =>
    (!own || row.history.length > 0) &&
    [say(of.label), say(row.label)].some((words) => words.toLowerCase().includes(wanted))
  const shown = told.registers
    .map((of) => ({ ...of, settings: of.settings.filter((row) => matches(of, row)) }))
    .filter(({ settings }) => settings.length > 0)
  if (shown.length === 0) return <Nothing title={say(words.none)} help={say(words.noneHelp)} />
  return (
    <>
      {domains.map(({ name, label }) => {
        const registers = shown.filter(({ domain }) => domain === name)
        if (registers.length === 0) return null
        return (
          <section key={name} className="card" aria-labelledby={`domain-${name}`}>
            <h2 id={`domain-${name}`}>{say(label)}</h2>
            {registers.map((of) => (
              <OneRegister key={of.register} of={of} told={told} choose={choose} />
            ))}
          </section>
        )
      })}
    </>
  )
}

interface OneRegisterProps extends Pick<DomainsProps, 'told' | 'choose'> {
  readonly of: OfRegister
}

function OneRegister({ of, told, choose }: OneRegisterProps) {
  const say = useSay()
  const { register, label, inUse, settings } = of
  return (
    <>
      <h3 className="settings-register">
        {say(label)} {inUse ? null : <span className="state">{say(words.unused)}</span>}
      </h3>
      <ul className="settings">
        {settings.map((row) => {
          const change = told.mayPropose ? () => choose({ register, row }) : null
          return <SettingItem key={row.name} row={row} names={told.names} change={change} />
        })}
      </ul>
    </>
  )
}

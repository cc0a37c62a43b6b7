import { Drawer } from 'antd'
import { useState } from 'react'
import type { Me } from '../../../src/contract/session.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words.ts'
import { words as shellWords } from '../words-shell.ts'
import {
  FilingPlace,
  HealthPlace,
  ImportPlace,
  LedgerPlace,
  Place,
  RegisterList,
  SettingsPlace,
  UnitsPlace,
} from './navigation.tsx'

/** Navigation of a phone: four places under the thumb; the registers come up in a drawer. */
export function BottomBar({ me, waiting }: { readonly me: Me; readonly waiting: number }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <nav className="bottom" aria-label={say(words.navigation)}>
      <Place to="/" icon="inbox" text={say(words.inbox)} count={waiting} />
      <button
        type="button"
        className="nav-link nav-place"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="book" />
        <span className="nav-text">{say(words.registers)}</span>
      </button>
      <Place to="/search" icon="search" text={say(words.search)} />
      <Place to="/me" icon="person" text={say(words.mine)} />
      <Drawer
        open={open}
        placement="bottom"
        size="76%"
        title={say(words.menu)}
        onClose={close}
        rootClassName="sheet"
        closable={{ 'aria-label': say(words.close) }}
      >
        <Place to="/calendar" icon="calendar" text={say(shellWords.calendar)} onGo={close} />
        <LedgerPlace me={me} onGo={close} />
        <UnitsPlace me={me} onGo={close} />
        <HealthPlace me={me} onGo={close} />
        <ImportPlace me={me} onGo={close} />
        <FilingPlace me={me} onGo={close} />
        <RegisterList me={me} onGo={close} />
        <div className="side-foot">
          <Place to="/registers" icon="book" text={say(shellWords.gallery)} onGo={close} />
          <Place to="/people" icon="people" text={say(words.people)} onGo={close} />
          <SettingsPlace me={me} onGo={close} />
          {me.mayAudit ? <Place to="/journal" icon="journal" text={say(words.journal)} onGo={close} /> : null}
        </div>
      </Drawer>
    </nav>
  )
}

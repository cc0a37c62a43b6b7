import { Button, Input, type MenuProps } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Me } from '../../../src/contract/session.ts'
import { api } from '../api.ts'
import { choices, useAppearance } from '../appearance.tsx'
import { useLanguage, useSay } from '../language.tsx'
import { Icon, Mark } from '../parts/icons.tsx'
import { MenuButton } from '../parts/menu-button.tsx'
import { whenQuiet } from '../parts/when-quiet.ts'
import { useSession } from '../session.tsx'
import { words } from '../words.ts'
import { words as quickWords } from '../words-shell.ts'
import { useFindShortcut } from './use-shortcut.ts'

const QuickFind = lazy(() => import('./quick-find.tsx'))
const Bell = lazy(() => whenQuiet().then(() => import('./bell.tsx')))

/** Brand, unit, search, language, colours and person, in this order on every page. */
export function TopBar({ me, phone }: { readonly me: Me; readonly phone: boolean }) {
  const say = useSay()
  return (
    <div className="top">
      <Link to="/" className="brand" aria-label={`${say(words.product)} · ${say(words.inbox)}`}>
        <Mark />
        <span className="brand-name">{say(words.product)}</span>
      </Link>
      <p className="top-unit">
        <span className="top-unit-name">{me.unit.name}</span>
        {me.actingIn ? <SeatTag me={me} /> : null}
      </p>
      {phone ? null : <SearchBox />}
      <div className="top-tools">
        <QuickFindButton me={me} phone={phone} />
        <Suspense fallback={<span className="bell-place" />}>
          <Bell me={me} />
        </Suspense>
        {phone ? null : <LanguageButton />}
        {phone ? null : <AppearanceMenu />}
        <PersonMenu me={me} phone={phone} />
      </div>
    </div>
  )
}

/** Opens by its key from everywhere, by its button where there is room; loaded when it is first wanted. */
function QuickFindButton({ me, phone }: { readonly me: Me; readonly phone: boolean }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const show = useCallback(() => setOpen(true), [])
  useFindShortcut(show)
  return (
    <>
      {phone ? null : (
        <Button
          type="text"
          className="top-button quick-open"
          aria-haspopup="dialog"
          aria-label={say(quickWords.quickOpen)}
          title={say(quickWords.quickOpen)}
          onClick={show}
        >
          <kbd>Ctrl K</kbd>
        </Button>
      )}
      {open ? (
        <Suspense fallback={null}>
          <QuickFind me={me} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function SeatTag({ me }: { readonly me: Me }) {
  const say = useSay()
  const kind = me.actingIn && me.seatLabels[me.actingIn.kind]
  return kind ? <span className="top-seat">{say(kind)}</span> : null
}

/** Searches all registers; `/` anywhere outside a field jumps into it. */
export function SearchBox({ large }: { readonly large?: boolean }) {
  const say = useSay()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const [text, setText] = useState(query.get('text') ?? '')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      box.current?.querySelector('input')?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])
  const go = () => {
    if (text.trim() !== '') navigate(`/search?${new URLSearchParams({ text: text.trim() })}`)
  }
  return (
    <div ref={box} className={large ? 'search search-large' : 'search'} role="search">
      <Input
        value={text}
        type="search"
        enterKeyHint="search"
        maxLength={100}
        size={large ? 'large' : 'medium'}
        prefix={<Icon name="search" size={16} />}
        aria-label={say(words.searchPlaceholder)}
        placeholder={say(words.searchPlaceholder)}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={go}
      />
    </div>
  )
}

/** Says the other language's own name, in that language: whoever needs it reads nothing else here. */
export function LanguageButton() {
  const { language, choose, say } = useLanguage()
  return (
    <Button
      type="text"
      className="top-button"
      icon={<Icon name="tongue" />}
      title={say(words.toOtherLong)}
      onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
    >
      <span className="top-tongue" lang={language === 'zh' ? 'en' : 'zh-CN'}>
        {say(words.toOther)}
      </span>
    </Button>
  )
}

export function AppearanceMenu() {
  const say = useSay()
  const { choice, choose } = useAppearance()
  const items = choices.map((one) => ({ key: one, label: say(words[one]) }))
  return (
    <MenuButton
      className="top-button"
      aria-label={say(words.pair, { a: say(words.appearance), b: say(words[choice]) })}
      title={say(words.appearance)}
      icon={<Icon name={choice === 'light' ? 'sun' : choice === 'dark' ? 'moon' : 'half'} />}
      menu={{
        items,
        selectable: true,
        selectedKeys: [choice],
        onClick: ({ key }) => choose(choices.find((one) => one === key) ?? 'system'),
      }}
    />
  )
}

function PersonMenu({ me, phone }: { readonly me: Me; readonly phone: boolean }) {
  const { say, language, choose } = useLanguage()
  const { refresh, leave } = useSession()
  const { choice, choose: paint } = useAppearance()
  const navigate = useNavigate()
  const take = async (seat: string | null) => {
    const answer = await api.actIn(seat)
    if (!answer.ok) return
    await refresh()
    navigate('/')
  }
  const items: NonNullable<MenuProps['items']> = [
    { key: 'own', label: say(words.ownPage), onClick: () => navigate('/me') },
    ...seatItems(me, say, take),
    ...(phone
      ? [
          { type: 'divider' as const },
          { key: 'tongue', label: say(words.toOtherLong), onClick: () => choose(language === 'zh' ? 'en' : 'zh') },
          ...choices
            .filter((one) => one !== choice)
            .map((one) => ({
              key: one,
              label: say(words.pair, { a: say(words.appearance), b: say(words[one]) }),
              onClick: () => paint(one),
            })),
        ]
      : []),
    { type: 'divider' },
    {
      key: 'leave',
      label: say(words.signOut),
      icon: <Icon name="leave" size={16} />,
      onClick: () => void leave(false),
    },
  ]
  return (
    <MenuButton
      className="top-button top-person"
      aria-label={say(words.pair, { a: say(words.account), b: me.person.name })}
      icon={<Icon name="person" />}
      placement="bottomRight"
      menu={{ items }}
    >
      <span className="top-person-name" aria-hidden="true">
        {me.person.name}
      </span>
      <Icon name="down" size={14} />
    </MenuButton>
  )
}

function seatItems(
  me: Me,
  say: ReturnType<typeof useSay>,
  take: (seat: string | null) => Promise<void>,
): NonNullable<MenuProps['items']> {
  if (me.seats.length === 0) return []
  const seats = me.seats.map((seat) => {
    const kind = me.seatLabels[seat.kind]
    return {
      key: seat.id,
      label: kind ? say(words.aside, { a: seat.unitName, b: say(kind) }) : seat.unitName,
      disabled: me.actingIn?.id === seat.id,
      onClick: () => void take(seat.id),
    }
  })
  const home = {
    key: 'home',
    label: say(words.aside, { a: me.home.name, b: say(words.atHome) }),
    disabled: me.actingIn === null,
    onClick: () => void take(null),
  }
  return [{ type: 'group', label: say(words.actIn), children: [home, ...seats] }]
}

import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Link, Outlet, Route, Routes } from 'react-router'
import { useAppearance } from './appearance.tsx'
import { useLanguage, useSay } from './language.tsx'
import { evidence, findings, measures } from './ledger/registers.ts'
import { Breakage } from './parts/breakage.tsx'
import { Icon } from './parts/icons.tsx'
import { Page } from './parts/page.tsx'
import { Nothing, Waiting } from './parts/state-of-asking.tsx'
import { nonce } from './nonce.ts'
import { SessionProvider, useSession } from './session.tsx'
import { Shell } from './shell/shell.tsx'
import { TellProvider } from './parts/tell.tsx'
import { themeOf } from './theme.ts'
import { words } from './words.ts'

const pages = {
  inbox: () => import('./pages/inbox.tsx'),
  list: () => import('./pages/list.tsx'),
  record: () => import('./pages/record.tsx'),
  create: () => import('./pages/create.tsx'),
  ledger: () => import('./pages/ledger.tsx'),
  finding: () => import('./pages/finding.tsx'),
  measure: () => import('./pages/measure.tsx'),
  evidence: () => import('./pages/evidence.tsx'),
  notice: () => import('./pages/notice.tsx'),
  noticeFigure: () => import('./pages/notice-figure.tsx'),
  search: () => import('./pages/search.tsx'),
  code: () => import('./pages/code.tsx'),
  journal: () => import('./pages/journal.tsx'),
  people: () => import('./pages/people.tsx'),
  me: () => import('./pages/me.tsx'),
  calendar: () => import('./pages/calendar.tsx'),
  health: () => import('./pages/health.tsx'),
  gallery: () => import('./pages/gallery.tsx'),
  exhibit: () => import('./pages/exhibit.tsx'),
  import: () => import('./pages/import.tsx'),
  filing: () => import('./pages/filing.tsx'),
  unitsOverview: () => import('./pages/units-overview.tsx'),
  statistics: () => import('./pages/statistics.tsx'),
  alike: () => import('./pages/alike.tsx'),
  pictures: () => import('./pages/pictures.tsx'),
  draw: () => import('./pages/draw.tsx'),
  importPaper: () => import('./pages/import-paper.tsx'),
  signIn: () => import('./pages/sign-in.tsx'),
  firstAdmin: () => import('./pages/first-admin.tsx'),
}
/** The page of this address is fetched beside the shell, not after it: who one is takes a question first. */
function fetchThisPage(): void {
  const [first, register, record] = location.pathname.split('/').slice(2)
  const ofRecord = register === findings ? pages.finding : pages.record
  const page =
    first === ''
      ? pages.inbox
      : first === 'ledger'
        ? pages.ledger
        : first !== 'r'
          ? null
          : record
            ? ofRecord
            : pages.list
  void page?.().catch(() => undefined)
}
fetchThisPage()

const Inbox = lazy(pages.inbox)
const List = lazy(pages.list)
const Record = lazy(pages.record)
const Create = lazy(pages.create)
const Ledger = lazy(pages.ledger)
const Finding = lazy(pages.finding)
const Measure = lazy(pages.measure)
const Evidence = lazy(pages.evidence)
const Notice = lazy(pages.notice)
const NoticeFigure = lazy(pages.noticeFigure)
const Search = lazy(pages.search)
const Code = lazy(pages.code)
const Journal = lazy(pages.journal)
const People = lazy(pages.people)
const Me = lazy(pages.me)
const Calendar = lazy(pages.calendar)
const Health = lazy(pages.health)
const Gallery = lazy(pages.gallery)
const Exhibit = lazy(pages.exhibit)
const Import = lazy(pages.import)
const ImportPaper = lazy(pages.importPaper)
const Filing = lazy(pages.filing)
const UnitsOverview = lazy(pages.unitsOverview)
const Statistics = lazy(pages.statistics)
const Alike = lazy(pages.alike)
const Pictures = lazy(pages.pictures)
const Draw = lazy(pages.draw)
const SignIn = lazy(pages.signIn)
const FirstAdmin = lazy(pages.firstAdmin)

export function Desk() {
  return (
    <Furniture>
      <SessionProvider>
        <Ahead />
        <Suspense fallback={null}>
          <Routes>
            <Route path="/sign-in" element={<SignIn />} />
            <Route path="/first-admin/:token" element={<FirstAdmin />} />
            <Route element={<Inside />}>
              <Route path="/" element={<Inbox />} />
              <Route path="/r/:register" element={<List />} />
              <Route path="/r/:register/new/:verb" element={<Create />} />
              <Route path="/r/:register/:id" element={<Record />} />
              <Route path="/ledger" element={<Ledger />} />
              <Route path={`/r/${findings}/:id`} element={<Finding />} />
              <Route path={`/r/${measures}/:id`} element={<Measure />} />
              <Route path={`/r/${evidence}/:id`} element={<Evidence />} />
              <Route path="/r/public-notice/:id" element={<Notice />} />
              <Route path="/r/public-notice/:id/figures/:figure" element={<NoticeFigure />} />
              <Route path="/search" element={<Search />} />
              <Route path="/q" element={<Code />} />
              <Route path="/q/:code" element={<Code />} />
              <Route path="/journal" element={<Journal />} />
              <Route path="/people" element={<People />} />
              <Route path="/me" element={<Me />} />
              <Route path="/calendar" element={<Calendar />} />
              <Route path="/health" element={<Health />} />
              <Route path="/registers" element={<Gallery />} />
              <Route path="/registers/:register" element={<Exhibit />} />
              <Route path="/import" element={<Import />} />
              <Route path="/import/:paper" element={<ImportPaper />} />
              <Route path="/filing" element={<Filing />} />
              <Route path="/units-overview" element={<UnitsOverview />} />
              <Route path="/statistics" element={<Statistics />} />
              <Route path="/alike" element={<Alike />} />
              <Route path="/pictures" element={<Pictures />} />
              <Route path="/look-back-draw" element={<Draw />} />
              <Route path="*" element={<NoSuchPage />} />
            </Route>
          </Routes>
        </Suspense>
      </SessionProvider>
    </Furniture>
  )
}

/** antd in the language and colours chosen. Two-character labels stay as they are written. */
function Furniture({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const { appearance, still } = useAppearance()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={themeOf(appearance, still)}
      button={{ autoInsertSpace: false }}
      select={{
        suffixIcon: <Icon name="down" size={14} />,
        clearIcon: <Icon name="close" size={14} />,
        removeIcon: <Icon name="close" size={12} />,
        loadingIcon: <Icon name="clock" size={14} />,
        menuItemSelectedIcon: <Icon name="check" size={14} />,
      }}
      datePicker={{ suffixIcon: <Icon name="calendar" size={16} />, clearIcon: <Icon name="close" size={14} /> }}
      drawer={{ closeIcon: <Icon name="close" size={18} /> }}
      csp={{ nonce }}
    >
      <TellProvider>{children}</TellProvider>
    </ConfigProvider>
  )
}

function Inside() {
  const { me } = useSession()
  return (
    <Shell>
      <Breakage>
        <Suspense fallback={<Waiting lines={8} height={32} />}>
          {me?.mustChange || me?.mustSetUp ? <Me /> : <Outlet />}
        </Suspense>
      </Breakage>
    </Shell>
  )
}

/** Once the first page stands and the machine is idle, the two pages everybody goes to next are fetched. */
function Ahead() {
  const { me } = useSession()
  const known = Boolean(me)
  useEffect(() => {
    if (!known) return
    const later = window.setTimeout(() => {
      void pages.list().catch(() => undefined)
      void pages.record().catch(() => undefined)
    }, 1500)
    return () => clearTimeout(later)
  }, [known])
  return null
}

function NoSuchPage() {
  const say = useSay()
  return (
    <Page title={say(words.notFound)}>
      <Nothing title={say(words.notFound)} help={say(words.notFoundHelp)}>
        <Link to="/">{say(words.toInbox)}</Link>
      </Nothing>
    </Page>
  )
}

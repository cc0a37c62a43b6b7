import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, Suspense, useEffect } from 'react'
import { Link, Outlet, Route, Routes } from 'react-router'
import { useAppearance } from './appearance.tsx'
import { useLanguage, useSay } from './language.tsx'
import { evidence, findings, measures } from './ledger/registers.ts'
import { Breakage } from './parts/breakage.tsx'
import { Icon } from './parts/icons.tsx'
import { Page } from './parts/page.tsx'
import { fetchPage, pageFile } from './parts/page-file.tsx'
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
  settings: () => import('./pages/settings.tsx'),
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
async function fetchThisPage(): Promise<void> {
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
  // A file that does not come is told where it is drawn.
  if (page) await fetchPage(page).catch(() => undefined)
}
/** Done when the page of this address can be drawn at once. */
export const thisPage = fetchThisPage()

const Inbox = pageFile(pages.inbox)
const List = pageFile(pages.list)
const Record = pageFile(pages.record)
const Create = pageFile(pages.create)
const Ledger = pageFile(pages.ledger)
const Finding = pageFile(pages.finding)
const Measure = pageFile(pages.measure)
const Evidence = pageFile(pages.evidence)
const Notice = pageFile(pages.notice)
const NoticeFigure = pageFile(pages.noticeFigure)
const Search = pageFile(pages.search)
const Code = pageFile(pages.code)
const Journal = pageFile(pages.journal)
const People = pageFile(pages.people)
const Me = pageFile(pages.me)
const Calendar = pageFile(pages.calendar)
const Health = pageFile(pages.health)
const Settings = pageFile(pages.settings)
const Gallery = pageFile(pages.gallery)
const Exhibit = pageFile(pages.exhibit)
const Import = pageFile(pages.import)
const ImportPaper = pageFile(pages.importPaper)
const Filing = pageFile(pages.filing)
const UnitsOverview = pageFile(pages.unitsOverview)
const Statistics = pageFile(pages.statistics)
const Alike = pageFile(pages.alike)
const Pictures = pageFile(pages.pictures)
const Draw = pageFile(pages.draw)
const SignIn = pageFile(pages.signIn)
const FirstAdmin = pageFile(pages.firstAdmin)

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
              <Route path="/settings" element={<Settings />} />
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
      void fetchPage(pages.list).catch(() => undefined)
      void fetchPage(pages.record).catch(() => undefined)
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

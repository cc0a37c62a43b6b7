import { Link } from 'react-router'
import type { Exhibit, Gallery } from '../../../src/contract/gallery.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-gallery.ts'
import '../look/gallery.css'

/** Every register by domain, used or not. */
export default function GalleryPage() {
  const say = useSay()
  const me = useMe()
  const asked = useAnswer<Gallery>('gallery', () => api.gallery())
  const exhibits = asked.value?.exhibits ?? []
  const headed = new Set(me.domains.map(({ name }) => name))
  const groups = [
    ...me.domains.map(({ name, label }) => ({
      name,
      title: say(label),
      own: exhibits.filter((one) => one.domain === name),
    })),
    { name: 'rest', title: say(shellWords.others), own: exhibits.filter((one) => !headed.has(one.domain)) },
  ].filter(({ own }) => own.length > 0)
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>}>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.value ? null : <Waiting lines={8} height={56} />}
      {groups.map(({ name, title, own }) => (
        <section key={name} aria-labelledby={`domain-${name}`}>
          <h2 id={`domain-${name}`}>{title}</h2>
          <ul className="gallery">
            {own.map((one) => (
              <Hung key={one.name} exhibit={one} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function Hung({ exhibit }: { readonly exhibit: Exhibit }) {
  const say = useSay()
  const { name, label, inUse, startsOff, rules, deadlines, duties, indicators } = exhibit
  return (
    <li className={inUse ? 'card hung' : 'card hung hung-off'}>
      <Link to={`/registers/${name}`}>{say(label)}</Link>
      <span className="hung-counts figure">{say(words.counts, { rules, deadlines, duties, indicators })}</span>
      {startsOff ? (
        <span className={inUse ? 'state state-resting' : 'state state-final'}>
          {say(inUse ? words.inUse : words.notInUse)}
        </span>
      ) : null}
    </li>
  )
}

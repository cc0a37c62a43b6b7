import { Button } from 'antd'
import { ClusterCard } from '../alike/cluster-card.tsx'
import { useAlike } from '../alike/use-alike.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused } from '../parts/state-of-asking.tsx'
import { useBusinessTime, useMe } from '../session.tsx'
import { words } from '../words-alike.ts'
import '../look/overview.css'

/** Measures and results that were copied from each other (表述雷同). */
export default function AlikePage() {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  const { read, done, at, going, stopped, refusals, start, stop } = useAlike(useMe().person.id, now)
  const progress = read ? { done: read.done, of: read.of, n: read.wordings } : { done: 0, of: 1, n: 0 }
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>} wide>
      <div className="tools">
        {going ? (
          <Button onClick={stop}>{say(words.stop)}</Button>
        ) : (
          <Button type="primary" onClick={() => void start()}>
            {say(done ? words.again : words.start)}
          </Button>
        )}
        {going ? (
          <p className="alike-progress" role="status">
            <progress value={progress.done} max={progress.of} aria-label={say(words.title)} />
            {say(words.reading, progress)}
          </p>
        ) : null}
        {stopped ? <p role="status">{say(words.stopped)}</p> : null}
        {done ? (
          <p role="status">
            {say(words.told, { n: done.wordings, formulas: done.formulas, clusters: done.clusters.length })}
            {at ? ` ${say(words.comparedAt, { at: moment(at, zone) })}` : ''}
          </p>
        ) : null}
      </div>
      <Refused refusals={refusals} />
      {done?.clusters.map((cluster) => (
        <ClusterCard key={cluster.first.id} cluster={cluster} />
      ))}
      {done?.clusters.length === 0 ? <Nothing title={say(words.none)} help={say(words.noneHelp)} done /> : null}
    </Page>
  )
}

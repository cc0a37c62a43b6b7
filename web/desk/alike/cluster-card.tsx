import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AlikeCluster, AlikeOther } from '../../../src/contract/overview.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings } from '../ledger/registers.ts'
import { useMe, useSession } from '../session.tsx'
import { words } from '../words-alike.ts'

type Where = AlikeCluster['first']
const sweeps = 'similar-check'

/** One group: the first wording beside one of the others, with what only one of them has marked. */
export function ClusterCard({ cluster }: { readonly cluster: AlikeCluster }) {
  const say = useSay()
  const [at, setAt] = useState(0)
  const { first, others, more, findings: of, units } = cluster
  const other = others[at] ?? others[0]
  if (!other) return null
  const [percent, contained] = [other.likeness, other.contained].map((share) => Math.round(share * 100))
  return (
    <section className="card alike">
      <header className="alike-head">
        <h2>{say(words.group, { units, findings: of, n: others.length + more + 1 })}</h2>
        {others.length > 1 ? (
          <span className="alike-turn">
            <Button size="small" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {say(words.before)}
            </Button>
            <Button size="small" disabled={at === others.length - 1} onClick={() => setAt(at + 1)}>
              {say(words.after)}
            </Button>
          </span>
        ) : null}
      </header>
      <div className="alike-sides">
        <Side where={first} title={say(words.first)} other={other} mine="only-a" />
        <Side
          where={other.wording}
          title={say(words.other, { n: at + 2, percent: percent ?? 0, contained: contained ?? 0 })}
          other={other}
          mine="only-b"
        />
      </div>
      {more > 0 ? <p className="alike-more">{say(words.more, { n: more })}</p> : null}
    </section>
  )
}

interface SideProps {
  readonly where: Where
  readonly title: string
  readonly other: AlikeOther
  readonly mine: 'only-a' | 'only-b'
}

function Side({ where, title, other, mine }: SideProps) {
  const say = useSay()
  const marked = say(mine === 'only-a' ? words.onlyFirst : words.onlyOther)
  let place = 0
  const runs = other.runs.filter(({ is }) => is === 'same' || is === mine).map((run) => ({ ...run, place: place++ }))
  return (
    <div className="alike-side">
      <h3>{title}</h3>
      <p className="alike-where">
        {where.unitName} · {where.year} · {where.title}
      </p>
      <p className="alike-text">
        {runs.map(({ is, text, place: key }) =>
          is === 'same' ? (
            <span key={key}>{text}</span>
          ) : (
            <mark key={key} title={marked}>
              {text}
            </mark>
          ),
        )}
      </p>
      <Ways where={where} />
    </div>
  )
}

/** To the record, by its seat where it is another unit's; in the own unit a sweep for similar cases can be begun from it. */
function Ways({ where }: { readonly where: Where }) {
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const { refresh } = useSession()
  const go = async () => {
    const answer = await api.actIn(where.seat)
    if (!answer.ok) return
    await refresh()
    navigate(`/r/${findings}/${where.finding}`)
  }
  const may = me.registers.some(({ name, mayCreate }) => name === sweeps && mayCreate.includes('assign'))
  const query = new URLSearchParams({ finding: where.finding })
  return (
    <p className="alike-ways">
      <Button size="small" onClick={() => void go()}>
        {say(words.go)}
      </Button>
      {may && where.seat === null ? (
        <Button size="small" onClick={() => navigate(`/r/${sweeps}/new/assign?${query}`)}>
          {say(words.sweep)}
        </Button>
      ) : null}
    </p>
  )
}

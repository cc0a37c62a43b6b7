import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { RecordList, RecordRow } from '../../../src/contract/records.ts'
import type { Me } from '../../../src/contract/session.ts'
import { type Answer, api } from '../api.ts'
import { type Say, useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-house.ts'
import { type Branch, narrowed, textOf, treeOf } from './people-tree.ts'

/** The page that knows the people registers by name; everywhere else they are registers like any other. */
const registers = ['unit', 'department', 'person', 'appointment', 'deputising'] as const

/** A centre has some hundred people; a tree of more than this is no longer looked at but searched. */
const most = 1000

/** All rows of a register up to a ceiling, page by page. */
async function allOf(
  register: string,
  query: Record<string, string>,
): Promise<Answer<{ rows: RecordRow[]; names: RecordList['names'] }>> {
  const rows: RecordRow[] = []
  const names: Record<string, string> = {}
  let cursor: string | null = null
  do {
    const asked = new URLSearchParams({ ...query, limit: '200', ...(cursor === null ? {} : { cursor }) })
    const answer = await api.list(register, asked)
    if (!answer.ok) return answer
    rows.push(...answer.value.rows)
    Object.assign(names, answer.value.names)
    cursor = answer.value.next
  } while (cursor !== null && rows.length < most)
  return { ok: true, value: { rows, names } }
}

function postsByPerson(appointments: readonly RecordRow[], me: Me, say: Say): Map<string, string[]> {
  const posts = new Map<string, string[]>()
  for (const row of appointments) {
    const person = textOf(row, 'person')
    const label = me.postLabels[textOf(row, 'post') ?? '']
    if (person !== null && label) posts.set(person, [...new Set([...(posts.get(person) ?? []), say(label)])])
  }
  return posts
}

export default function PeoplePage() {
  const say = useSay()
  const me = useMe()
  const [text, setText] = useState('')
  const departments = useAnswer('departments', () => allOf('department', { closed: 'false', sort: 'title' }))
  const people = useAnswer('people', () => allOf('person', { closed: 'false', sort: 'title' }))
  const appointments = useAnswer('appointments', () => allOf('appointment', { closed: 'false' }))
  const tree = useMemo(() => {
    const posts = postsByPerson(appointments.value?.rows ?? [], me, say)
    return treeOf(departments.value?.rows ?? [], people.value?.rows ?? [], posts, say(words.noDepartment))
  }, [departments.value, people.value, appointments.value, me, say])
  const shown = narrowed(tree, text.trim().toLowerCase())
  const loading = departments.loading || people.loading
  const count = people.value?.rows.length ?? 0
  return (
    <Page title={say(words.peopleTitle)} below={<RegisterLinks me={me} />}>
      <Refused refusals={[...departments.refusals, ...people.refusals].slice(0, 1)} retry={people.reload} />
      {loading ? <Waiting lines={8} height={32} /> : null}
      {!loading && count === 0 ? <Nothing title={say(words.peopleNone)} help={say(words.peopleNoneHelp)} /> : null}
      {!loading && count > 0 ? (
        <div className="card people">
          <div className="people-head">
            <h2>
              <Icon name="people" /> {me.unit.name}
            </h2>
            <span className="figure people-count">{say(words.peopleCount, { n: count })}</span>
            <Input
              className="people-find"
              type="search"
              value={text}
              prefix={<Icon name="search" size={16} />}
              aria-label={say(words.findPerson)}
              placeholder={say(words.findPerson)}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {count >= most ? <p className="form-hint">{say(words.onlyFirst, { n: most })}</p> : null}
          {shown.length === 0 ? <p className="value-none">{say(words.peopleNotFound)}</p> : null}
          <Branches branches={shown} />
        </div>
      ) : null}
    </Page>
  )
}

function RegisterLinks({ me }: { readonly me: Me }) {
  const say = useSay()
  const linked = registers.flatMap((name) => me.registers.find((register) => register.name === name) ?? [])
  return (
    <p className="page-links">
      {linked.map((register) => (
        <Link key={register.name} to={`/r/${register.name}`}>
          {say(register.label)}
        </Link>
      ))}
    </p>
  )
}

function Branches({ branches }: { readonly branches: readonly Branch[] }) {
  const say = useSay()
  return (
    <ul className="branches">
      {branches.map((branch) => (
        <li key={branch.id} className="branch">
          <p className="branch-name">
            {branch.id === 'rest' ? branch.name : <Link to={`/r/department/${branch.id}`}>{branch.name}</Link>}
            <span className="figure people-count">{say(words.peopleCount, { n: branch.people.length })}</span>
          </p>
          {branch.people.length > 0 ? (
            <ul className="members">
              {branch.people.map((member) => (
                <li key={member.id} className="member">
                  <Link to={`/r/person/${member.id}`}>{member.name}</Link>
                  {member.posts.map((post) => (
                    <span key={post} className="post">
                      {post}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          ) : null}
          {branch.below.length > 0 ? <Branches branches={branch.below} /> : null}
        </li>
      ))}
    </ul>
  )
}

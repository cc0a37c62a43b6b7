import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { type FileRef, filesOf, idsOf } from '../fields.ts'
import { grouped } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Due } from '../parts/due.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words-finding.ts'
import { BeginButtons, UnderVerbs } from './under-verbs.tsx'
import type { Begin } from './use-doing.tsx'
import type { UnderAsked } from './use-finding.ts'
import { Viewer } from './viewer.tsx'

interface SectionProps {
  readonly view: RegisterView | undefined
  readonly asked: UnderAsked
  readonly begin: Begin
  readonly empty: string
}

/** Records of one kind under the finding. Nothing is drawn for whoever reads none of them. */
function Section({
  view,
  asked,
  begin,
  empty,
  children,
}: SectionProps & { readonly children: (row: RecordRow, view: RegisterView) => ReactNode }) {
  const say = useSay()
  if (!view) return null
  const { under } = asked
  const id = `section-${view.name}`
  return (
    <section className="card under" aria-labelledby={id}>
      <header className="under-head">
        <h2 id={id}>
          {say(view.label)} {under ? <span className="figure matters-count">{grouped(under.total)}</span> : null}
        </h2>
        <BeginButtons view={view} begin={begin} />
      </header>
      <Refused refusals={asked.refusals} />
      {under === null && asked.refusals.length === 0 ? <Waiting lines={2} height={44} /> : null}
      {under?.rows.length === 0 ? <p className="value-none">{empty}</p> : null}
      <ul className="under-list">
        {under?.rows.map((row) => (
          <li key={row.id} className="under-row">
            {children(row, view)}
            <UnderVerbs view={view} row={row} names={under.names} powers={under.powers[row.id] ?? []} begin={begin} />
          </li>
        ))}
      </ul>
      <More asked={asked} />
    </section>
  )
}

function More({ asked: { under, loading, more } }: { readonly asked: UnderAsked }) {
  const say = useSay()
  if (!under || under.rows.length === under.total) return null
  return (
    <p className="under-more figure">
      {say(words.shownOf, { n: grouped(under.rows.length), total: grouped(under.total) })}
      <Button size="small" disabled={loading} onClick={more}>
        {say(words.more)}
      </Button>
    </p>
  )
}

type PartProps = Omit<SectionProps, 'empty'>

export function Measures(props: PartProps) {
  const say = useSay()
  const names = props.asked.under?.names ?? {}
  return (
    <Section {...props} empty={say(words.noMeasures)}>
      {(row, view) => (
        <>
          <div className="under-what">
            <Link className="under-title" to={`/r/${row.register}/${row.id}`}>
              {row.fields['marker'] ? <span className="under-marker">{String(row.fields['marker'])}</span> : null}
              {row.title}
            </Link>
            <Facts view={view} row={row} names={names} fields={['department', 'owner', 'doneOn', 'result']} />
          </div>
          <Standing view={view} row={row} />
        </>
      )}
    </Section>
  )
}

export function Tasks(props: PartProps) {
  const say = useSay()
  const names = props.asked.under?.names ?? {}
  return (
    <Section {...props} empty={say(words.noTasks)}>
      {(row, view) => (
        <>
          <div className="under-what">
            <Link className="under-title" to={`/r/${row.register}/${row.id}`}>
              {row.title}
            </Link>
            <Facts view={view} row={row} names={names} fields={['to', 'result']} />
          </div>
          <Standing view={view} row={row} />
        </>
      )}
    </Section>
  )
}

/** Evidence opens in place: pictures, PDFs and the words of documents are looked at without leaving the finding. */
export function Evidence(props: PartProps) {
  const say = useSay()
  const [shown, setShown] = useState<{ readonly row: RecordRow; readonly file: FileRef } | null>(null)
  const names = props.asked.under?.names ?? {}
  return (
    <>
      <Section {...props} empty={say(words.noEvidence)}>
        {(row, view) => (
          <>
            <div className="under-what">
              <Link className="under-title" to={`/r/${row.register}/${row.id}`}>
                {row.title}
              </Link>
              <ul className="evidence-files">
                {filesOf(row.fields['files']).map((file) => (
                  <li key={file.sha256}>
                    <button type="button" className="evidence-file" onClick={() => setShown({ row, file })}>
                      <Icon name="file" size={15} />
                      {file.name}
                    </button>
                  </li>
                ))}
              </ul>
              <Facts view={view} row={row} names={names} fields={['kind', 'datedOn', 'measures', 'remark']} />
            </div>
            <Standing view={view} row={row} />
          </>
        )}
      </Section>
      {shown ? <Viewer row={shown.row} file={shown.file} onClose={() => setShown(null)} /> : null}
    </>
  )
}

interface FactsProps {
  readonly view: RegisterView
  readonly row: RecordRow
  readonly names: Readonly<Record<string, string>>
  readonly fields: readonly string[]
}

/** A line of what is filled in. */
function Facts({ view, row, names, fields }: FactsProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const facts = fields.flatMap((name) => {
    const field = view.fields.find((one) => one.name === name)
    const many = field?.kind === 'refs' ? say(words.countOf, { n: idsOf(row.fields[name]).length }) : null
    const text = field ? (many ?? plain(field, row.fields[name], names, say, zone)) : ''
    return field && text !== '' && row.fields[name] ? [{ name, label: say(field.label), text }] : []
  })
  return (
    <p className="card-fields">
      {facts.map(({ name, label, text }) => (
        <span key={name} className="card-field">
          <span className="card-label">{label}</span> <span className="figure">{text}</span>
        </span>
      ))}
    </p>
  )
}

function Standing({ view, row }: { readonly view: RegisterView; readonly row: RecordRow }) {
  const { now } = useBusinessTime()
  return (
    <div className="under-standing">
      <StateTag view={view} state={row.state} late={row.dueAt !== null && row.dueAt < now} />
      {row.dueAt && row.closedAt === null ? <Due at={row.dueAt} /> : null}
    </div>
  )
}

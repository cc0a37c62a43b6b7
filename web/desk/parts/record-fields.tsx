import { useState } from 'react'
import { Link } from 'react-router'
import type { RecordAnswer, RecordRow } from '../../../src/contract/records.ts'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { isEmpty } from '../fields.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { useBusinessTime } from '../session.tsx'
import { useViews } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { Icon } from './icons.tsx'
import { Value } from './value.tsx'

interface RecordFieldsProps {
  readonly view: RegisterView
  readonly record: RecordRow
  readonly names: Names
}

/** What stands in the record, in the order its author gave; what is not filled is folded away at the end. */
export function RecordFields({ view, record, names }: RecordFieldsProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  // The heading of the page is the title field word for word: it is not said twice.
  const headed = (field: FieldView) => field.name === view.columns.title && record.fields[field.name] === record.title
  const filled = view.fields.filter((field) => !isEmpty(record.fields[field.name]) && !headed(field))
  const empty = view.fields.filter((field) => isEmpty(record.fields[field.name]))
  return (
    <>
      <dl className="fields">
        {filled.map((field) => (
          <div key={field.name} className={wide(field) ? 'fields-wide' : undefined}>
            <dt>{say(field.label)}</dt>
            <dd>
              <Value
                field={field}
                value={record.fields[field.name]}
                names={names}
                at={{ register: view.name, record: record.id }}
              />
            </dd>
          </div>
        ))}
      </dl>
      {empty.length > 0 && !record.erased ? (
        <div className="fields-empty">
          <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} size={14} />
            {say(words.emptyFields, { n: empty.length })}
          </button>
          {open ? <p>{empty.map((field) => say(field.label)).join(say(shellWords.joint))}</p> : null}
        </div>
      ) : null}
    </>
  )
}

const wide = (field: FieldView) => field.kind === 'longtext' || field.kind === 'files' || field.kind === 'refs'

/** The small line under the title: when it was opened, changed, closed; which duty made it; which version of the procedure it follows. */
export function Signs({ view, record }: { readonly view: RegisterView; readonly record: RecordRow }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const duty = view.duties.find((one) => one.name === record.duty?.name)
  const signs = [
    say(words.opened, { at: moment(record.openedAt, zone) }),
    record.closedAt
      ? say(words.closed, { at: moment(record.closedAt, zone) })
      : say(words.changed, { at: moment(record.changedAt, zone) }),
    ...(duty && record.duty ? [say(words.duty, { duty: say(duty.label), period: record.duty.period })] : []),
    say(words.version, { version: record.version }),
  ]
  return (
    <p className="signs figure">
      {signs.map((sign) => (
        <span key={sign}>{sign}</span>
      ))}
    </p>
  )
}

/** Records that point here or that this one points to. */
export function Links({ view, links }: { readonly view: RegisterView; readonly links: RecordAnswer['links'] }) {
  const say = useSay()
  const incoming = links.filter((link) => link.direction === 'from')
  const views = useViews(incoming.map((link) => link.register))
  if (incoming.length === 0) return null
  return (
    <section className="links" aria-labelledby="links">
      <h3 id="links">{say(words.linkFrom)}</h3>
      <ul>
        {incoming.map((link) => {
          const from = views.get(link.register)
          const field = from?.fields.find((one) => one.name === link.field)
          return (
            <li key={`${link.record} ${link.field}`}>
              <Link to={`/r/${link.register}/${link.record}`}>{link.title}</Link>
              <span className="links-of">
                {from ? say(from.label) : ''}
                {field && from?.name !== view.name ? ` · ${say(field.label)}` : ''}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { papers } from '../ledger/registers.ts'
import { useMe } from '../session.tsx'
import { words } from '../words-finding.ts'

/** Long texts of the ledger that answer the feedback: they stand below it. */
export const answering: readonly string[] = ['standard', 'progress', 'result']

interface OriginalProps {
  readonly view: RegisterView
  readonly record: RecordRow
}

/** The words of the feedback as they were written, the way to their place in the paper, and what was answered to them. */
export function Original({ view, record }: OriginalProps) {
  const say = useSay()
  const me = useMe()
  const { original, paper, place } = record.fields
  const reads = me.registers.some(({ name }) => name === papers)
  return (
    <section className="card original" aria-labelledby="original">
      <h2 id="original">{say(words.original)}</h2>
      {typeof original === 'string' ? (
        <blockquote className="original-words">{original}</blockquote>
      ) : (
        <p className="value-none">{say(words.noOriginal)}</p>
      )}
      <dl className="fields original-answers">
        {view.fields
          .filter(({ name }) => answering.includes(name) && typeof record.fields[name] === 'string')
          .map((field) => (
            <div key={field.name} className="fields-wide">
              <dt>{say(field.label)}</dt>
              <dd className="value-long">{String(record.fields[field.name])}</dd>
            </div>
          ))}
      </dl>
      {typeof paper === 'string' && reads ? (
        <Link to={`/import/${paper}${typeof place === 'string' ? `?at=${place}` : ''}`}>{say(words.toSource)}</Link>
      ) : null}
    </section>
  )
}

import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import { useSay } from '../language.tsx'
import { papers } from '../ledger/registers.ts'
import { useMe } from '../session.tsx'
import { words } from '../words-finding.ts'

/** The words of the feedback as they were written, and the way to their place in the paper. */
export function Original({ record }: { readonly record: RecordRow }) {
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
      {typeof paper === 'string' && reads ? (
        <Link to={`/import/${paper}${typeof place === 'string' ? `?at=${place}` : ''}`}>{say(words.toSource)}</Link>
      ) : null}
    </section>
  )
}

import type { Inbox } from '../../../src/contract/questions.ts'
import { grouped } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'

/** How many wait, by how pressing they are: figures one jumps from, and one bar that shows what part of the pile is late. */
export function InboxCounts({ counts }: { readonly counts: Inbox['counts'] }) {
  const say = useSay()
  const parts = [
    { name: 'late', label: words.overdue, n: counts.overdue },
    { name: 'soon', label: words.dueSoon, n: counts.dueSoon },
    { name: 'ahead', label: words.others, n: Math.max(0, counts.all - counts.overdue - counts.dueSoon) },
  ] as const
  return (
    <div className="counts">
      <ul className="counts-figures">
        {parts.map(({ name, label, n }) => (
          <li key={name} className={n > 0 ? `count count-${name}` : 'count'}>
            <a href={`#matters-${name}`} {...(n > 0 ? {} : { 'aria-disabled': true, tabIndex: -1 })}>
              <span className="count-figure figure">{grouped(n)}</span> <span className="count-name">{say(label)}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className="counts-bar" aria-hidden="true">
        {parts.map(({ name, n }) =>
          n > 0 ? <span key={name} className={`counts-part counts-${name}`} style={{ flexGrow: n }} /> : null,
        )}
      </div>
    </div>
  )
}

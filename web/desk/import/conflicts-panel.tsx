import { Button } from 'antd'
import type { ImportTogether } from '../../../src/contract/imports.ts'
import type { FieldView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { useViews } from '../views.ts'
import { words } from '../words-import.ts'
import type { Review } from './use-review.ts'

type Conflict = ImportTogether['conflicts'][number]
type Told = Conflict['values'][number]

interface ConflictsPanelProps {
  readonly together: ImportTogether
  readonly names: Names
  readonly review: Review
}

/** What workbooks that were put together want differently: both values with their cells, of which the person chooses one. */
export function ConflictsPanel({ together: { files, shared, conflicts }, names, review }: ConflictsPanelProps) {
  const say = useSay()
  const views = useViews([...new Set(conflicts.map(({ register }) => register))])
  return (
    <div className="conflicts">
      <p className="field-help">{say(words.togetherOf, { n: files.length, shared })}</p>
      {conflicts.length === 0 ? <p className="list-none">{say(words.conflictsNone)}</p> : null}
      {conflicts.map((one) => {
        const field = views.get(one.register)?.fields.find(({ name }) => name === one.field)
        const key = `${one.title} ${one.field} ${one.values[0]?.sheet ?? ''} ${one.values[0]?.cell ?? ''}`
        return <OneConflict key={key} conflict={one} field={field} names={names} review={review} />
      })}
    </div>
  )
}

interface OneConflictProps {
  readonly conflict: Conflict
  readonly field: FieldView | undefined
  readonly names: Names
  readonly review: Review
}

function OneConflict({ conflict, field, names, review }: OneConflictProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const { title, proposal, values } = conflict
  const edited = proposal === null ? undefined : review.decisions.edits[proposal]?.[conflict.field]
  const taken = JSON.stringify(edited ?? conflict.chosen)
  const decided = proposal !== null && review.decisions.choices[proposal] === 'accept'
  const choose = ({ value }: Told) => {
    if (proposal !== null) review.acts.save(proposal, { [conflict.field]: value }, names)
  }
  return (
    <section className="conflict">
      <h3>
        {field ? say(field.label) : conflict.field} · {title}
      </h3>
      {proposal === null ? <p className="field-help">{say(words.conflictTellsOnly)}</p> : null}
      <ul>
        {values.map((told) => (
          <li key={`${told.sheet} ${told.cell}`}>
            <span className="defect-cell">{say(words.cellOf, { sheet: told.sheet, cell: told.cell })}</span>
            <span className="conflict-value">
              {field ? plain(field, told.value, names, say, zone) || String(told.value ?? '') : ''}
            </span>
            {proposal !== null && isChoosable(field, told, names) ? (
              <Button
                size="small"
                aria-pressed={decided && JSON.stringify(told.value) === taken}
                type={decided && JSON.stringify(told.value) === taken ? 'primary' : 'default'}
                onClick={() => choose(told)}
              >
                {say(words.takeThis)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A name that nobody here answers to is no value yet: it is answered among the names, above. */
function isChoosable(field: FieldView | undefined, { value }: Told, names: Names): boolean {
  if (field?.kind !== 'person' && field?.kind !== 'department') return true
  return typeof value === 'string' && value in names
}

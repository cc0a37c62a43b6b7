import { useMemo } from 'react'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { isEmpty } from '../fields.ts'
import { useSay } from '../language.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words-import.ts'
import { difference } from './difference.ts'

/** Told by the card itself or by the heading above it; a person need not read them twice. */
const elsewhere = new Set(['place', 'path', 'paper', 'backfilled', 'finding', 'round', 'feedback'])

interface ValuesProps {
  readonly proposal: ImportProposal
  readonly values: Fields
  readonly view: RegisterView
  readonly names: Names
}

/** What will stand in the record, by the register's own labels; where something stands already, what it is and what it becomes. */
export function ProposalValues({ proposal, values, view, names }: ValuesProps) {
  const compares = proposal.kind === 'amend' || proposal.kind === 'contradicts'
  const fields = view.fields.filter((field) => field.name in values && !elsewhere.has(field.name))
  if (compares)
    return (
      <dl className="changes">
        {fields.map((field) => (
          <Change key={field.name} field={field} proposal={proposal} value={values[field.name]} names={names} />
        ))}
      </dl>
    )
  const shown = fields.filter(
    (field) =>
      field.name !== view.columns.title &&
      !isEmpty(values[field.name]) &&
      // The heading above says category and aspect already.
      !(typeof values[field.name] === 'string' && proposal.section.includes(String(values[field.name]))),
  )
  if (shown.length === 0) return null
  return (
    <dl className="gives">
      {shown.map((field) => (
        <Given key={field.name} field={field} value={values[field.name]} names={names} />
      ))}
    </dl>
  )
}

interface GivenProps {
  readonly field: FieldView
  readonly value: Fields[string] | undefined
  readonly names: Names
}

function Given({ field, value, names }: GivenProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const long = field.kind === 'longtext' || (typeof value === 'string' && value.length > 60)
  return (
    <div className={long ? 'give give-long' : 'give'}>
      <dt>{say(field.label)}</dt>
      <dd>{plain(field, value, names, say, zone)}</dd>
    </div>
  )
}

interface ChangeProps extends GivenProps {
  readonly proposal: ImportProposal
}

/** Was → becomes, with the difference marked: what goes is struck through, what comes is underlined. */
function Change({ field, proposal, value, names }: ChangeProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const stands = plain(field, proposal.was[field.name], names, say, zone)
  // A corrected paper is compared with what it said itself; the ledger has it in other words, which stand below.
  const corrects = field.name in proposal.said
  const was = corrects ? plain(field, proposal.said[field.name], names, say, zone) : stands
  const becomes = plain(field, value, names, say, zone)
  const pieces = useMemo(() => difference(was, becomes), [was, becomes])
  const before = corrects ? words.saidBefore : words.was
  const after = proposal.kind === 'amend' ? words.becomes : words.says
  return (
    <div className="change">
      <dt>{say(field.label)}</dt>
      <dd>
        <p>
          <span className="change-word">{say(before)}</span>
          {was === '' ? <span className="change-empty">{say(words.empty)}</span> : null}
          {pieces.map((piece, at) =>
            piece.kind === 'new' ? null : piece.kind === 'gone' ? (
              <del key={at}>{piece.text}</del>
            ) : (
              <span key={at}>{piece.text}</span>
            ),
          )}
        </p>
        <p>
          <span className="change-word">{say(after)}</span>
          {becomes === '' ? <span className="change-empty">{say(words.empty)}</span> : null}
          {pieces.map((piece, at) =>
            piece.kind === 'gone' ? null : piece.kind === 'new' ? (
              <ins key={at}>{piece.text}</ins>
            ) : (
              <span key={at}>{piece.text}</span>
            ),
          )}
        </p>
        {corrects ? (
          <p>
            <span className="change-word">{say(words.was)}</span>
            {stands === '' ? <span className="change-empty">{say(words.empty)}</span> : stands}
          </p>
        ) : null}
      </dd>
    </div>
  )
}

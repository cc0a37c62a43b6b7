import { memo } from 'react'
import { Link } from 'react-router'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { type Say, useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'
import { type Choice, isDecidable } from './decisions.ts'
import { ProposalForm } from './proposal-form.tsx'
import { ProposalValues } from './proposal-values.tsx'
import type { Acts } from './use-review.ts'

interface CardProps {
  readonly proposal: ImportProposal
  readonly view: RegisterView
  readonly names: Names
  readonly choice: Choice | null
  /** Values a person changed, if any. */
  readonly edited: Fields | null
  readonly current: boolean
  readonly editing: boolean
  /** Drawn in from the left: a measure below its finding. */
  readonly under: boolean
  /** Title of the finding it belongs to, where that is not drawn above it. */
  readonly finding: string | null
  /** Why it was not written at the last confirmation. */
  readonly refusals: readonly Refusal[] | null
  readonly acts: Acts
}

const noValues: Fields = {}

/** One proposal: what it would do, with what, and what a person decided. */
export const ProposalCard = memo(function ProposalCard(props: CardProps) {
  const { proposal, view, names, choice, edited, current, editing, under, finding, refusals, acts } = props
  const say = useSay()
  const values = edited ? { ...proposal.fields, ...edited } : proposal.fields
  const title = titleOf(proposal, view, edited)
  const looks = ['proposal', `proposal-${proposal.kind}`, choice ? `proposal-${choice}` : '']
  return (
    <div
      role="group"
      aria-label={nameOf(proposal, title, choice, say)}
      aria-current={current}
      tabIndex={current ? 0 : -1}
      className={`${looks.join(' ')}${under ? ' proposal-under' : ''}${current ? ' proposal-current' : ''}`}
      onClick={() => acts.go(proposal.id)}
    >
      <div className="proposal-top">
        <p className="proposal-signs">
          <span className={`kind kind-${proposal.kind}`}>{say(words[`kind_${proposal.kind}`])}</span>
          <span>{say(words[`about_${proposal.about}`])}</span>
          {proposal.sheet === null ? null : <span className="figure">{cellsOf(proposal)}</span>}
          {proposal.fields['backfilled'] === true ? <span className="kind">{say(words.backfilled)}</span> : null}
          {edited ? <span className="kind">{say(words.edited)}</span> : null}
          {choice ? (
            <span className={`chosen chosen-${choice}`}>
              <Icon name={choice === 'accept' ? 'check' : 'close'} size={14} />
              {say(choice === 'accept' ? words.chosenAccept : words.chosenSkip)}
            </span>
          ) : null}
        </p>
        {editing ? null : <Ways proposal={proposal} title={title} choice={choice} current={current} acts={acts} />}
      </div>
      <p className="proposal-title">{title}</p>
      {finding === null ? null : <p className="proposal-of">{say(words.ofFinding, { title: finding })}</p>}
      {refusals ? <NotWritten refusals={refusals} /> : null}
      {editing ? (
        <ProposalForm proposal={proposal} values={values} view={view} names={names} acts={acts} />
      ) : (
        <>
          <ProposalValues proposal={proposal} values={values} view={view} names={names} />
          <Unanswered proposal={proposal} view={view} edited={edited ?? noValues} />
          {proposal.kind === 'open' ? null : <p className="proposal-why">{say(proposal.why)}</p>}
          {proposal.kind === 'contradicts' ? <p className="proposal-why">{say(words.contradictsHelp)}</p> : null}
        </>
      )}
    </div>
  )
})

function titleOf({ fields, was, why }: ImportProposal, view: RegisterView, edited: Fields | null): string {
  const name = view.columns.title
  const value = edited?.[name] ?? fields[name] ?? was[name]
  return typeof value === 'string' && value !== '' ? value : why.zh
}

function nameOf({ kind, about }: ImportProposal, title: string, choice: Choice | null, say: Say): string {
  const state = choice ? say(choice === 'accept' ? words.chosenAccept : words.chosenSkip) : ''
  const shown = kind === 'open' || kind === 'amend' ? state || say(words.countOpen) : ''
  return [say(words[`kind_${kind}`]), say(words[`about_${about}`]), title, shown].filter((one) => one !== '').join(' ')
}

/** First and last cell of a row's values. */
function cellsOf({ sheet, cells }: ImportProposal): string {
  const all = Object.values(cells)
  return `${sheet ?? ''} ${all[0] ?? ''}${all.length > 1 ? `–${all[all.length - 1]}` : ''}`
}

function NotWritten({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const say = useSay()
  return (
    <ul className="proposal-refused">
      {refusals.map((refusal, at) => (
        <li key={`${refusal.code}-${at}`}>
          <Icon name="alert" size={14} /> {say(refusal.words)}
        </li>
      ))}
    </ul>
  )
}

interface UnansweredProps {
  readonly proposal: ImportProposal
  readonly view: RegisterView
  readonly edited: Fields
}

/** Names that nobody here answers to: told, and left empty unless somebody is picked. */
function Unanswered({ proposal, view, edited }: UnansweredProps) {
  const say = useSay()
  const open = Object.entries(proposal.names).filter(([field]) => !(field in edited))
  if (open.length === 0) return null
  return (
    <ul className="proposal-names">
      {open.map(([field, name]) => {
        const told = view.fields.find((one) => one.name === field)
        return (
          <li key={field}>
            {say(shellWords.pair, { a: told ? say(told.label) : field, b: say(words.unanswered, { name }) })}
          </li>
        )
      })}
    </ul>
  )
}

interface WaysProps {
  readonly proposal: ImportProposal
  readonly title: string
  readonly choice: Choice | null
  readonly current: boolean
  readonly acts: Acts
}

function Ways({ proposal, title, choice, current, acts }: WaysProps) {
  const say = useSay()
  const { id } = proposal
  const short = title.slice(0, 40)
  const press = (to: Choice) => acts.choose([id], choice === to ? null : to)
  // What stands outside the order of Tab is reached by j, k and the letters: thousands of buttons are no way for a keyboard.
  const reach = { tabIndex: current ? 0 : -1 }
  const button = (label: string, name: string, pressed: boolean | null, act: () => void) => (
    <button
      type="button"
      className={pressed ? 'way way-pressed' : 'way'}
      aria-label={name}
      {...(pressed === null ? {} : { 'aria-pressed': pressed })}
      {...reach}
      onClick={(event) => {
        event.stopPropagation()
        act()
      }}
    >
      {label}
    </button>
  )
  return (
    <div className="proposal-ways">
      {isDecidable(proposal) ? (
        <>
          {button(say(words.accept), say(words.acceptOf, { title: short }), choice === 'accept', () => press('accept'))}
          {button(say(words.skip), say(words.skipOf, { title: short }), choice === 'skip', () => press('skip'))}
          {button(say(words.edit), say(words.editOf, { title: short }), null, () => acts.startEdit(id))}
        </>
      ) : null}
      {button(say(words.toSource), say(words.sourceOf, { title: short }), null, () => acts.toSource(id))}
      {proposal.target === null ? null : (
        <Link className="way" to={`/r/${proposal.register}/${proposal.target}`} {...reach}>
          {say(words.toRecord)}
        </Link>
      )}
    </div>
  )
}

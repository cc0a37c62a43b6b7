import { Button } from 'antd'
import { useState } from 'react'
import type { RecordRow, VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { VerbDrawer } from '../parts/verb-drawer.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-ledger.ts'
import { codeOf } from './tree-lines.tsx'
import type { Ledger } from './use-ledger.ts'
import { type BulkVerb, type Failed, useBulkSend, useBulkVerbs } from './use-bulk.ts'

interface BulkProps {
  readonly view: RegisterView
  readonly ledger: Ledger
  readonly selected: ReadonlySet<string>
  readonly onSelected: (ids: ReadonlySet<string>) => void
}

/** What can be done with the findings chosen, all at once; and afterwards what could not. */
export function Bulk({ view, ledger, selected, onSelected }: BulkProps) {
  const chosen = ledger.rows.filter((row) => selected.has(row.id))
  const verbs = useBulkVerbs(view, chosen)
  const [name, setName] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<{ readonly done: number; readonly failed: readonly Failed[] } | null>(null)
  const bulk = verbs.find(({ verb }) => verb.name === name) ?? null
  const onEnd = ({ done, failed }: { done: readonly VerbAnswer[]; failed: readonly Failed[] }) => {
    ledger.put(done)
    ledger.reload()
    setOutcome({ done: done.length, failed })
    // What failed, and what could not be done to begin with, stays chosen.
    const over = new Set(done.map(({ record }) => record.id))
    onSelected(new Set([...selected].filter((id) => !over.has(id))))
  }
  const { progress, send } = useBulkSend(bulk?.verb ?? null, bulk?.able ?? [], onEnd)
  const close = () => setName(null)
  return (
    <>
      {outcome ? <Outcome {...outcome} onClose={() => setOutcome(null)} /> : null}
      {chosen.length > 0 ? (
        <BulkBar chosen={chosen} verbs={verbs} onVerb={setName} onClear={() => onSelected(new Set())} />
      ) : null}
      <VerbDrawer verb={bulk?.verb ?? null} close={close}>
        {bulk ? (
          <>
            <Beforehand bulk={bulk} of={chosen.length} />
            {progress ? <Progress {...progress} /> : null}
            <VerbForm
              view={view}
              verb={bulk.verb}
              record={null}
              names={{}}
              send={send}
              onDone={close}
              onCancel={close}
            />
          </>
        ) : null}
      </VerbDrawer>
    </>
  )
}

interface BulkBarProps {
  readonly chosen: readonly RecordRow[]
  readonly verbs: readonly BulkVerb[]
  readonly onVerb: (name: string) => void
  readonly onClear: () => void
}

function BulkBar({ chosen, verbs, onVerb, onClear }: BulkBarProps) {
  const say = useSay()
  return (
    <section className="bulk" aria-label={say(words.bulk)}>
      <p className="bulk-words" role="status">
        {say(words.chosenN, { n: chosen.length })}
      </p>
      {verbs.map(({ verb, able }) => (
        <Button key={verb.name} size="small" onClick={() => onVerb(verb.name)}>
          {say(verb.label)}
          <span className="figure bulk-n">
            {able.length === chosen.length ? able.length : `${able.length}/${chosen.length}`}
          </span>
        </Button>
      ))}
      {verbs.length === 0 ? <p className="bulk-none">{say(words.nothingForAll)}</p> : null}
      <span className="tools-space" />
      <Button size="small" type="text" onClick={onClear}>
        {say(words.chooseNone)}
      </Button>
    </section>
  )
}

/** With how many it can be done, and for each of the others why not: before the form, not after it. */
function Beforehand({ bulk, of }: { readonly bulk: BulkVerb; readonly of: number }) {
  const say = useSay()
  const { able, barred } = bulk
  return (
    <div className={barred.length > 0 ? 'note note-warn' : 'note note-calm'}>
      <Icon name={barred.length > 0 ? 'alert' : 'check'} />
      <div className="note-words">
        <p className="note-title">{say(words.ableN, { n: able.length, of })}</p>
        {barred.map(({ row, refusal }) => (
          <p key={row.id}>{say(shellWords.pair, { a: codeOf(row) || row.title, b: say(refusal.words) })}</p>
        ))}
      </div>
    </div>
  )
}

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  const say = useSay()
  return (
    <div className="bulk-progress" role="status">
      <progress value={done} max={of} aria-label={say(words.working)} />
      <span className="figure">{say(words.workingN, { done, of })}</span>
    </div>
  )
}

interface OutcomeProps {
  readonly done: number
  readonly failed: readonly Failed[]
  readonly onClose: () => void
}

function Outcome({ done, failed, onClose }: OutcomeProps) {
  const say = useSay()
  return (
    <div className={failed.length > 0 ? 'note note-warn' : 'note note-calm'} role="status">
      <Icon name={failed.length > 0 ? 'alert' : 'check'} />
      <div className="note-words">
        <p className="note-title">
          {say(failed.length > 0 ? words.doneSome : words.doneAll, { done, n: failed.length })}
        </p>
        {failed.map(({ row, refusals }) => (
          <p key={row.id}>
            {say(shellWords.pair, {
              a: codeOf(row) || row.title,
              b: refusals.map((refusal) => say(refusal.words)).join(' '),
            })}
          </p>
        ))}
      </div>
      <Button size="small" onClick={onClose}>
        {say(shellWords.close)}
      </Button>
    </div>
  )
}

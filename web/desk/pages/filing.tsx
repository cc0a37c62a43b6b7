import { Button, Input } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { FoundForm } from '../../../src/contract/papers.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { type Step, useFiling } from '../filing/use-filing.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words } from '../words-filing.ts'

/** Forms that were signed by hand come back: by the code on them they find their record and step. */
export default function FilingPage() {
  const say = useSay()
  const filing = useFiling()
  const { stage, scan, code, found, refusals } = filing
  const busy = stage === 'reading' || stage === 'finding' || stage === 'sending'
  return (
    <Page title={say(words.title)} narrow below={<p className="page-words">{say(words.about)}</p>}>
      <ScanDrop onFile={(file) => void filing.take(file)} />
      <p role="status" className="filing-told">
        {scan ? say(words.scanIs, { name: scan.name }) : say(words.noScan)}
        {stage === 'reading' ? ` ${say(words.reading)}` : null}
        {stage === 'unread' ? ` ${say(words.unread)}` : null}
        {stage === 'sending' && scan ? ` ${say(words.sendingScan)}` : null}
      </p>
      <form
        className="card filing-code"
        onSubmit={(event) => {
          event.preventDefault()
          void filing.find(code.trim())
        }}
      >
        <label htmlFor="form-code">{say(words.code)}</label>
        <div className="filing-line">
          <Input
            id="form-code"
            value={code}
            maxLength={40}
            autoComplete="off"
            aria-describedby="form-code-help"
            onChange={(event) => filing.setCode(event.target.value)}
          />
          <Button htmlType="submit" disabled={busy || code.trim() === ''}>
            {say(words.find)}
          </Button>
        </div>
        <p id="form-code-help" className="form-hint">
          {say(words.codeHelp)}
        </p>
      </form>
      <Refused refusals={refusals} />
      {found ? <Found found={found} busy={busy} onStep={(step) => void filing.open(found, step)} /> : null}
    </Page>
  )
}

function ScanDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const first = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    first(event.dataTransfer.files)
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className={over ? 'drop drop-over' : 'drop'}
      aria-label={say(words.drop)}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={field}
        type="file"
        accept="image/*,.pdf"
        hidden
        tabIndex={-1}
        onChange={(event) => {
          first(event.target.files)
          event.target.value = ''
        }}
      />
      <Icon name="upload" size={34} />
      <p className="drop-title">{say(words.drop)}</p>
      <Button type="primary" icon={<Icon name="file" size={16} />} onClick={() => field.current?.click()}>
        {say(words.choose)}
      </Button>
    </section>
  )
}

interface FoundProps {
  readonly found: FoundForm
  readonly busy: boolean
  readonly onStep: (step: Step) => void
}

/** What the form is for, and the steps it may have been signed for: a body agrees, or sends back. */
function Found({ found, busy, onStep }: FoundProps) {
  const say = useSay()
  const me = useMe()
  const view = useAnswer<RegisterView>(`view ${found.register}`, () => viewOf(found.register)).value
  const barred = found.steps.every(({ recorded }) => recorded) && !me.mayRecord
  return (
    <section className="card" aria-labelledby="found">
      <h2 id="found">{say(words.found)}</h2>
      <p>
        <Link to={`/r/${found.register}/${found.record}`}>
          {say(words.formOf, { form: say(found.label), record: found.title })}
        </Link>
      </p>
      {found.steps.length > 1 ? <p>{say(words.whichStep)}</p> : null}
      {barred ? <p className="note note-warn">{say(words.notRecorder)}</p> : null}
      <div className="verbs-row">
        {found.steps
          .filter(({ recorded }) => !recorded || me.mayRecord)
          .map((step) => {
            const verb = view?.verbs.find(({ name }) => name === step.verb)
            const told = step.recorded ? words.recorded : words.own
            return (
              <Button key={step.verb} type="primary" disabled={busy || !verb} onClick={() => onStep(step)}>
                {verb ? say(told, { verb: say(verb.label) }) : '…'}
              </Button>
            )
          })}
      </div>
    </section>
  )
}

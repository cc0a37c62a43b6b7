import { Button, Drawer, Input, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-overview.ts'
import type { Acting } from './use-act.ts'

const DayInput = lazy(() => import('../parts/day-input.tsx'))

export type Act = 'remind' | 'assign' | 'return' | 'recognise'
type Given = Readonly<{ [field: string]: string }>

interface ActDrawerProps {
  readonly act: Act | null
  readonly count: number
  readonly acting: Acting
  readonly close: () => void
}

/** What an act takes, once for all that were chosen. What is wrong with it the server says, for each. */
export function ActDrawer({ act, count, acting, close }: ActDrawerProps) {
  const say = useSay()
  const phone = usePhone()
  return (
    <Drawer
      open={act !== null}
      onClose={close}
      size={phone ? '100%' : 480}
      placement="right"
      title={act ? say(words[act]) : ''}
      destroyOnHidden
      rootClassName="form-drawer"
      closable={{ 'aria-label': say(shellWords.close) }}
    >
      {act ? <ActForm act={act} count={count} acting={acting} close={close} /> : null}
    </Drawer>
  )
}

function ActForm({ act, count, acting, close }: Omit<ActDrawerProps, 'act'> & { readonly act: Act }) {
  const say = useSay()
  const [given, setGiven] = useState<Given>(act === 'recognise' ? { reportedDegree: 'done' } : {})
  const put = (field: string) => (value: string | null) => setGiven({ ...given, [field]: value ?? '' })
  const send = async () => {
    const { note = '', ...rest } = given
    const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))
    await acting.send(act, { fields, ...(note === '' ? {} : { note }) })
    close()
  }
  const { progress } = acting
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ActFields act={act} given={given} put={put} />
      {progress ? (
        <p role="status">
          <progress value={progress.done} max={progress.of} /> {say(words.working, progress)}
        </p>
      ) : null}
      <div className="form-foot">
        {progress ? (
          <Button onClick={acting.stop}>{say(words.stop)}</Button>
        ) : (
          <Button type="primary" htmlType="submit">
            {say(words.carryOut, { n: count })}
          </Button>
        )}
      </div>
    </form>
  )
}

interface ActFieldsProps {
  readonly act: Act
  readonly given: Given
  readonly put: (field: string) => (value: string | null) => void
}

function ActFields({ act, given, put }: ActFieldsProps) {
  const say = useSay()
  const text = (field: string) => ({ value: given[field] ?? '', onChange: (value: string) => put(field)(value) })
  const day = (field: string) => ({ value: given[field] || null, onChange: put(field) })
  if (act === 'return')
    return (
      <>
        <Line label={say(words.reason)}>{(id) => <Text id={id} long {...text('note')} />}</Line>
        <Line label={say(words.newDay)}>{(id) => <DayInput id={id} {...day('dueOn')} />}</Line>
      </>
    )
  if (act === 'recognise')
    return (
      <>
        <Line label={say(words.closedOn)}>{(id) => <DayInput id={id} {...day('closedOn')} />}</Line>
        <Line label={say(words.closingNumber)}>{(id) => <Text id={id} {...text('closingNumber')} />}</Line>
        <Line label={say(words.degree)}>{(id) => <Degree id={id} {...text('reportedDegree')} />}</Line>
      </>
    )
  return (
    <>
      <Line label={say(words.letterTitle)}>{(id) => <Text id={id} {...text('title')} />}</Line>
      <Line label={say(words.number)} help={say(words.numberHelp)}>
        {(id) => <Text id={id} {...text('number')} />}
      </Line>
    </>
  )
}

interface LineProps {
  readonly label: string
  readonly help?: string
  readonly children: (id: string) => ReactNode
}

function Line({ label, help, children }: LineProps) {
  const id = useId()
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      <Suspense fallback={null}>{children(id)}</Suspense>
      {help ? <p className="act-help">{help}</p> : null}
    </div>
  )
}

interface TextProps {
  readonly id: string
  readonly long?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

function Text({ id, long, value, onChange }: TextProps) {
  const held = {
    id,
    value,
    required: true,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return long ? <Input.TextArea rows={4} {...held} /> : <Input {...held} />
}

function Degree({ id, value, onChange }: TextProps) {
  const say = useSay()
  const options = (['done', 'basic', 'lasting'] as const).map((one) => ({ value: one, label: say(words[one]) }))
  return <Select id={id} value={value} options={options} onChange={onChange} />
}

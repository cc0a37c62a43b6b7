import { Button, Input, InputNumber, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { SettingPreview, SettingRow } from '../../../src/contract/settings.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { type Say, useSay } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { words } from '../words-settings.ts'
import { PreviewParts } from './preview-parts.tsx'
import { unitSettings } from '../ledger/registers.ts'

const DayInput = lazy(() => import('../parts/day-input.tsx'))

interface ChangeFormProps {
  readonly register: string
  readonly row: SettingRow
  readonly today: string
  readonly close: () => void
  readonly done: () => void
}

interface Typed {
  readonly value: number | null
  readonly from: string | null
  readonly ground: string
}

/** Another figure for a setting: tried out on the open records first, then proposed to whoever approves it. */
export function ChangeForm({ register, row, today, close, done }: ChangeFormProps) {
  const say = useSay()
  const tell = useTell()
  const [typed, setTyped] = useState<Typed>({ value: row.value, from: today, ground: '' })
  const [told, setTold] = useState<SettingPreview | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [key] = useState(freshKey)
  const put = (part: Partial<Typed>) => {
    if (part.value !== undefined || part.from !== undefined) setTold(null)
    setTyped({ ...typed, ...part })
  }
  const { value, from, ground } = typed
  const tryOut = async () => {
    const query = new URLSearchParams({ register, setting: row.name, value: String(value ?? ''), from: from ?? '' })
    const answer = await api.previewSetting(query)
    setTold(answer.ok ? answer.value : null)
    setRefusals(answer.ok ? [] : answer.refusals)
  }
  const propose = async () => {
    const fields = { register, setting: row.name, value, from, ground }
    const answer = await api.create(unitSettings, 'propose', { fields }, key)
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    tell.done(say(words.proposed))
    done()
  }
  return (
    <Dialog title={say(words.changeOf, { setting: say(row.label) })} onClose={close}>
      <div className="setting-form">
        <ValueInput row={row} value={value} put={(next) => put({ value: next })} />
        <Labelled text={say(words.from)}>
          <Suspense fallback={null}>
            <DayInput value={from} label={say(words.from)} onChange={(day) => put({ from: day })} />
          </Suspense>
        </Labelled>
        <Labelled text={say(words.ground)}>
          <Input.TextArea
            aria-label={say(words.ground)}
            placeholder={say(words.groundHelp)}
            maxLength={200}
            autoSize={{ minRows: 2 }}
            value={ground}
            onChange={(event) => put({ ground: event.target.value })}
          />
        </Labelled>
        <Refused refusals={refusals} />
        {told ? <PreviewParts told={told} row={row} /> : <p className="setting-untold">{say(words.first)}</p>}
        <FormButtons say={say} ready={told !== null && told.effect !== 'same'} tryOut={tryOut} propose={propose} />
      </div>
    </Dialog>
  )
}

interface FormButtonsProps {
  readonly say: Say
  readonly ready: boolean
  readonly tryOut: () => Promise<void>
  readonly propose: () => Promise<void>
}

function FormButtons({ say, ready, tryOut, propose }: FormButtonsProps) {
  return (
    <div className="setting-buttons">
      <Button onClick={() => void tryOut()}>{say(words.tryOut)}</Button>
      <Button type="primary" disabled={!ready} onClick={() => void propose()}>
        {say(words.propose)}
      </Button>
    </div>
  )
}

interface ValueInputProps {
  readonly row: SettingRow
  readonly value: number | null
  readonly put: (value: number | null) => void
}

function ValueInput({ row, value, put }: ValueInputProps) {
  const say = useSay()
  const choices = [1, 0].map((one) => ({ value: one, label: say(one === 1 ? words.on : words.off) }))
  return (
    <Labelled text={say(words.newValue)}>
      {row.measure === 'switch' ? (
        <Select aria-label={say(words.newValue)} value={value} options={choices} onChange={put} />
      ) : (
        <InputNumber
          aria-label={say(words.newValue)}
          precision={0}
          value={value}
          onChange={put}
          style={{ width: '100%' }}
        />
      )}
    </Labelled>
  )
}

function Labelled({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <div className="setting-field">
      <span aria-hidden="true">{text}</span>
      {children}
    </div>
  )
}

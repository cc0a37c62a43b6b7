import { Input } from 'antd'
import { Icon } from './icons.tsx'
import { Row } from './verb-form.tsx'

interface TextRowProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly error?: string | null
  readonly autoComplete: string
  readonly max?: number
}

/** A required line of text outside a register's form: a name, a unit. */
export function TextRow({ id, label, value, onChange, help, error, autoComplete, max = 100 }: TextRowProps) {
  return (
    <Row id={id} label={label} required help={help ?? null} refusals={asRefusals(error)}>
      <Input
        id={id}
        value={value}
        maxLength={max}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-describedby={`${id}-help`}
        aria-invalid={Boolean(error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Row>
  )
}

/** A password, which can be looked at: long ones are welcome, and typing them blind is where they go wrong. */
export function SecretRow({ id, label, value, onChange, help, error, autoComplete, max = 1000 }: TextRowProps) {
  return (
    <Row id={id} label={label} required help={help ?? null} refusals={asRefusals(error)}>
      <Input.Password
        id={id}
        value={value}
        maxLength={max}
        autoComplete={autoComplete}
        required
        aria-describedby={`${id}-help`}
        aria-invalid={Boolean(error)}
        iconRender={(visible) => (
          <span>
            <Icon name={visible ? 'eye' : 'veiled'} size={17} />
          </span>
        )}
        onChange={(event) => onChange(event.target.value)}
      />
    </Row>
  )
}

function asRefusals(error: string | null | undefined) {
  return error ? [{ code: 'said', words: { zh: error, en: error } }] : []
}

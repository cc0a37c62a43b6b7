import { DatePicker } from 'antd'
import enUS from 'antd/es/date-picker/locale/en_US'
import zhCN from 'antd/es/date-picker/locale/zh_CN'
import dayjs from 'dayjs'
import { type Day, parseDay } from '../../../src/calendar/days.ts'
import { useLanguage } from '../language.tsx'
import { words } from '../words-record.ts'

export interface DayInputProps {
  readonly value: string | null
  readonly onChange: (day: Day | null) => void
  readonly label?: string
  readonly placeholder?: string
  readonly id?: string
  readonly size?: 'small' | 'medium'
  readonly describedBy?: string
  readonly invalid?: boolean
  readonly required?: boolean
}

/** The ways a day is typed in an office; the first is how it is shown. */
const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY-M-D', 'YYYY年M月D日']

/** A day, chosen in a calendar or typed. Loaded when a form first asks for one. */
export default function DayInput({
  value,
  onChange,
  label,
  placeholder,
  id,
  size = 'medium',
  describedBy,
  invalid,
  required,
}: DayInputProps) {
  const { language, say } = useLanguage()
  const day = value === null ? null : dayjs(value, 'YYYY-MM-DD')
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className="day-input"
      size={size}
      value={day?.isValid() ? day : null}
      format={formats}
      locale={language === 'zh' ? zhCN : enUS}
      placeholder={placeholder ?? say(words.chooseDay)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      {...(invalid ? { status: 'error' as const } : {})}
      onChange={(chosen) => onChange(parseDay(chosen?.format('YYYY-MM-DD')))}
    />
  )
}

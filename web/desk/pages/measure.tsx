import { useParams } from 'react-router'
import { measures } from '../ledger/registers.ts'
import { FindingMechanisms } from '../mechanisms/finding-mechanisms.tsx'
import { RecordOf } from './record.tsx'

/** A measure, and the mechanisms that keep what it promised. */
export default function MeasurePage() {
  const { id = '' } = useParams()
  return (
    <RecordOf
      register={measures}
      id={id}
      under={({ record }, onChanged) => {
        const { finding } = record.fields
        return typeof finding === 'string' ? (
          <FindingMechanisms finding={finding} measure={id} round={record.revision} onChanged={onChanged} />
        ) : null
      }}
    />
  )
}

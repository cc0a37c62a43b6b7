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
      under={({ record, names }, onChanged) => {
        const { finding } = record.fields
        const about = {
          ...{ id: String(finding), title: names[String(finding)] ?? '', measure: id, answers: record.owner },
          names: { ...names, [id]: record.title },
        }
        return typeof finding === 'string' ? (
          <FindingMechanisms about={about} measure={id} round={record.revision} onChanged={onChanged} />
        ) : null
      }}
    />
  )
}

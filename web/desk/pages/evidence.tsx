import { useParams } from 'react-router'
import { evidence } from '../ledger/registers.ts'
import { FrozenList } from '../mechanisms/frozen-list.tsx'
import { RecordOf } from './record.tsx'

/** A piece of evidence; where the house made it from the registers, with the list it holds. */
export default function EvidencePage() {
  const { id = '' } = useParams()
  return (
    <RecordOf
      register={evidence}
      id={id}
      under={({ record }) => (record.fields['mechanism'] ? <FrozenList evidence={id} /> : null)}
    />
  )
}

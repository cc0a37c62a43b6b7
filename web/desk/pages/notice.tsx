import { useParams } from 'react-router'
import { Composer } from '../notice/composer.tsx'
import { RecordOf } from './record.tsx'

/** The page that knows by name the register of notices; else it is a record's page like any other, with the text composed below. */
const notices = 'public-notice'

export default function NoticePage() {
  const { id = '' } = useParams()
  return (
    <RecordOf
      register={notices}
      id={id}
      under={(answer, onChanged) => <Composer answer={answer} onChanged={onChanged} />}
    />
  )
}

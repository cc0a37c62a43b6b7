import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { useMe } from '../session.tsx'
import { words } from '../words-record.ts'
import { Icon } from './icons.tsx'
import { PopButton } from './pop-button.tsx'

/** In the address of the form. A register's field is never called so, hence it cannot be taken for a value that is known already. */
export const onPaperMark = 'on-paper'

/** Verbs by which a record may begin from a paper that somebody signed. Whether the signer might is judged when it is sent, by the signer. */
function begunOnPaper(view: RegisterView): readonly VerbView[] {
  return view.verbs.filter(
    ({ machine, from, takes }) => !machine && from === 'nothing' && !takes.includes('backfilled'),
  )
}

/** Whether this person types in papers of others here; through a seat nobody does. */
export function useRecorder(): boolean {
  const me = useMe()
  return me.mayRecord && !me.actingIn
}

/** For a recorder: records of this register that begin from a signed paper. */
export function CreateOnPaper({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const navigate = useNavigate()
  const verbs = begunOnPaper(view)
  if (!useRecorder() || verbs.length === 0) return null
  return (
    <PopButton icon={<Icon name="file" size={16} />} text={say(words.onPaper, { n: verbs.length })}>
      {() => (
        <>
          <p className="pop-help">{say(words.onPaperHelp)}</p>
          <ul className="pop-list">
            {verbs.map((verb) => (
              <li key={verb.name}>
                <Button
                  type="link"
                  size="small"
                  onClick={() => navigate(`/r/${view.name}/new/${verb.name}?${onPaperMark}=1`)}
                >
                  {say(verb.label)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </PopButton>
  )
}

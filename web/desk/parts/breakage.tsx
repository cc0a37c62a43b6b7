import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Nothing } from './state-of-asking.tsx'

interface BreakageProps {
  readonly children: ReactNode
}

/** A page that fails takes only itself down. A part of the program that is no longer there means that the desk was updated meanwhile. */
export class Breakage extends Component<BreakageProps, { readonly error: unknown }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}

function Broken({ error }: { readonly error: unknown }) {
  const say = useSay()
  const outdated = error instanceof Error && /import|preload|chunk/i.test(error.message)
  return (
    <Nothing title={say(outdated ? words.newer : words.broken)} {...(outdated ? {} : { help: say(words.brokenHelp) })}>
      <Button type="primary" onClick={() => location.reload()}>
        {say(words.reload)}
      </Button>
    </Nothing>
  )
}

// Reporter for `node --test`: one JSON line per event that the run's tally needs. Node prints what tests write themselves as
// events too, so that nothing else is on this stream.
import type { TestEvent } from 'node:test/reporters'
import type { Line } from './tally.ts'

/** The cause is what the test threw; the error around it is the runner's own. */
function wordsOf(error: Error | undefined): string {
  const cause = error?.cause
  if (cause instanceof Error) return cause.stack ?? cause.message
  return typeof cause === 'string' ? cause : (error?.message ?? 'failed')
}

function lineOf(event: TestEvent): Line | undefined {
  if (event.type === 'test:stderr') return { type: 'stderr', file: event.data.file ?? '', text: event.data.message }
  if (event.type === 'test:summary')
    return event.data.file === undefined ? undefined : { type: 'end', file: event.data.file }
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined
  const { name, nesting, details, skip, todo } = event.data
  const error = event.type === 'test:fail' ? event.data.details.error : undefined
  const failureType = error !== undefined && 'failureType' in error ? String(error.failureType) : undefined
  return {
    type: 'test',
    file: event.data.file ?? '',
    name,
    nesting,
    suite: details.type === 'suite',
    seconds: details.duration_ms / 1000,
    skipped:
      skip !== undefined && skip !== false ? String(skip) : todo !== undefined && todo !== false ? 'todo' : undefined,
    failure: error === undefined ? undefined : { kind: failureType ?? 'testCodeFailure', words: wordsOf(error) },
  }
}

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    const line = lineOf(event)
    if (line !== undefined) yield `${JSON.stringify(line)}\n`
  }
}

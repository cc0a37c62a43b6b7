// `npm run build [-- --if-stale]`: the pages of the desk. The server itself needs no build.
import { buildDesk, DeskNotBuilt, hasDesk } from './desk.ts'

const ifStale = process.argv.includes('--if-stale')
if (!hasDesk) {
  process.stdout.write('There is no desk to build.\n')
} else {
  const start = performance.now()
  try {
    const built = await buildDesk({ ifStale })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    if (built) process.stdout.write(`desk: built into dist/desk, ${seconds} s\n`)
    else if (!ifStale) process.stdout.write('desk: nothing to do\n')
  } catch (error) {
    if (!(error instanceof DeskNotBuilt)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

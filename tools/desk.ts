import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { house } from './checks/finding.ts'
import { runTool, toolFile } from './checks/run-tool.ts'
import { filesBelow } from './checks/tree.ts'
import { withInstallLock } from './launch/install-lock.mjs'

const built = path.join(house, 'dist/desk')
const stampFile = path.join(house, 'dist/desk.stamp')

export const hasDesk = existsSync(path.join(house, 'web/desk/vite.config.ts'))

/** Hash over everything that goes into the pages: their own files, the rooms below them, the packages. */
function stampOfSources(): string {
  const hash = createHash('sha256')
  const files = filesBelow(house, ['web/desk', 'src/contract', 'src/calendar', 'src/kernel']).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  )
  for (const file of [...files, 'package-lock.json'])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(house, file)))
  return hash.digest('hex')
}

function isFresh(stamp: string): boolean {
  return existsSync(built) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

export class DeskNotBuilt extends Error {}

/**
 * Builds the desk into dist/desk; returns false when it was as new as its sources already. Where the build tools are not
 * installed (a shipped copy) the pages that came along are used as they are.
 */
export async function buildDesk(options: { readonly ifStale: boolean }): Promise<boolean> {
  if (options.ifStale && isFresh(stampOfSources())) return false
  if (!existsSync(toolFile('vite')) && existsSync(built)) return false
  return withInstallLock(house, async () => {
    const stamp = stampOfSources()
    if (options.ifStale && isFresh(stamp)) return false
    // No stamp while it is being built: killed now, the next start builds again.
    rmSync(stampFile, { force: true })
    const answer = await runTool('vite', ['build', '--config', 'web/desk/vite.config.ts', '--logLevel', 'warn'], house)
    if (answer.code !== 0) throw new DeskNotBuilt(answer.stderr || answer.stdout)
    mkdirSync(path.dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp)
    return true
  })
}

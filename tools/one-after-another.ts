import { spawn } from 'node:child_process'
import path from 'node:path'
import { house } from './checks/finding.ts'

/**
 * Runs programs of this repository one after the other, so that none disturbs the other's figures; what they print goes
 * straight to the screen. Returns those that failed.
 */
export async function runOneAfterAnother(
  files: readonly string[],
  env: Readonly<{ [name: string]: string }>,
): Promise<string[]> {
  const failed: string[] = []
  for (const file of files) {
    process.stdout.write(`\n${file}\n`)
    const start = performance.now()
    const child = spawn(process.execPath, [path.join(house, file)], {
      cwd: house,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (ended, signal) => resolve(signal === null ? (ended ?? 1) : 1))
    })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    process.stdout.write(`${file}: ${code === 0 ? 'ok' : `failed (${code})`}, ${seconds} s\n`)
    if (code !== 0) failed.push(file)
  }
  return failed
}

/** Says how it ended, and sets the exit code. */
export function conclude(files: readonly string[], failed: readonly string[]): void {
  process.exitCode = failed.length > 0 || files.length === 0 ? 1 : 0
  const words =
    files.length === 0 ? 'nothing was found to run' : `${files.length - failed.length} ok, ${failed.length} failed`
  process.stdout.write(`\n${[words, ...failed].join('\n  ')}\n`)
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = new URL('..', import.meta.url).pathname

/**
 * What a generator ends with: writes its files, or with `--check` on the command line only compares them and sets exit
 * code 1 for those that differ.
 * @param files contents by path relative to the root
 */
export function writeOrCompare(files: Readonly<{ [file: string]: string }>): void {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(root, file)
    if (existsSync(place) && readFileSync(place, 'utf8') === text) continue
    if (process.argv.includes('--check')) {
      process.stderr.write(`${file} is not what its sources say\n`)
      process.exitCode = 1
      continue
    }
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
}

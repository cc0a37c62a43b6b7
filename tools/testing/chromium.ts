import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

/** The one without a window first: it draws the same and needs an eighth less of the processor. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const font = 'fonts-noto-cjk'
/** What is asked of apt-get in turn: an older Debian knows only the second. */
const packages = [
  ['chromium-headless-shell', font],
  ['chromium', font],
] as const

function inPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not here: the next folder.
    }
  }
  return undefined
}

function findChromium(): string | undefined {
  const given = process.env.BIHUAN_CHROMIUM
  if (given !== undefined && existsSync(given)) return given
  return names.map(inPath).find((file) => file !== undefined)
}

/** Without Chinese glyphs every screenshot is a page of boxes, and text has the wrong width. */
function hasChineseFont(): boolean {
  const answer = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout.trim() !== ''
}

function isDebianAsRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0 && inPath('apt-get') !== undefined
}

function installPackages(say: (line: string) => void): void {
  say('installing Chromium and a Chinese font with apt-get (once, about a minute)')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (asked: readonly string[]) =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...asked], { env, encoding: 'utf8' })
  if (install(packages[0]).status === 0) return
  spawnSync('apt-get', ['update'], { env })
  for (const asked of packages) {
    const { status, stderr } = install(asked)
    if (status === 0) return
    say(`apt-get failed on ${asked[0]}:\n${stderr.slice(-1000)}`)
  }
}

export interface Browser {
  /** Path of the browser's program, undefined when there is none: tests that need it are skipped, with `reason`. */
  readonly program: string | undefined
  readonly reason: string
}

/** Finds Chromium and a Chinese font; on Debian as root installs what is missing, elsewhere says what to install. */
export function prepareBrowser(say: (line: string) => void): Browser {
  if ((findChromium() === undefined || !hasChineseFont()) && isDebianAsRoot()) installPackages(say)
  const program = findChromium()
  if (program !== undefined && !hasChineseFont())
    say(`no Chinese font was found: install ${font}, or pages are tested with boxes for characters`)
  const reason = `Chromium is not installed: sudo apt-get install chromium ${font} (or set BIHUAN_CHROMIUM to its program)`
  if (program === undefined) say(reason)
  return { program, reason }
}

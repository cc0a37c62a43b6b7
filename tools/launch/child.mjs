// Children of the launcher: signals go down to them, their exit code comes back up.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']

/**
 * Runs a program in the foreground and returns its exit code (128 + n when signal n ended it).
 * A terminal delivers Ctrl-C to the whole process group, child included; forwarding it again would be a second Ctrl-C, which
 * programs take for "stop at once". So with a terminal SIGINT is only survived, without one it is passed on.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdoutToStderr?: boolean, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function runForeground(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    shell: options.shell ?? false,
    stdio: ['inherit', options.stdoutToStderr ? 2 : 'inherit', 'inherit'],
  })
  const atTerminal = process.stdin.isTTY === true
  const handlers = forwarded.map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !atTerminal) child.kill(signal)
    }
    process.on(signal, handler)
    return { signal, handler }
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const { signal: name, handler } of handlers) process.off(name, handler)
      resolve(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0))
    })
  })
}

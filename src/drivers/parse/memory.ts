import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** Resident memory of a process in MiB, or 0 where the system does not tell. */
export async function residentMiB(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const line = status.split('\n').find((text) => text.startsWith('VmRSS:'))
    return line ? Number.parseInt(line.slice(6), 10) / 1024 : 0
  } catch {
    return process.platform === 'linux' || process.platform === 'win32' ? 0 : residentByPs(pid)
  }
}

function residentByPs(pid: number): Promise<number> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      resolve(error ? 0 : (Number.parseInt(stdout, 10) || 0) / 1024)
    })
  })
}

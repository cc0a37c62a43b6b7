import { spawn } from 'node:child_process'
import path from 'node:path'
import { house, ToolBroke } from './finding.ts'

export interface ToolAnswer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Programs of node_modules by the file that npm's links point to: started with this Node, without a shell between. */
const programs = {
  biome: '@biomejs/biome/bin/biome',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  eslint: 'eslint/bin/eslint.js',
  knip: 'knip/bin/knip.js',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
} as const

export type Tool = keyof typeof programs

export function toolFile(tool: Tool): string {
  return path.join(house, 'node_modules', programs[tool])
}

/** Runs a program to its end and returns all it wrote. */
export function runProgram(program: string, args: readonly string[], cwd: string): Promise<ToolAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}

export function runTool(tool: Tool, args: readonly string[], cwd: string): Promise<ToolAnswer> {
  return runProgram(process.execPath, [toolFile(tool), ...args], cwd)
}

/** Reads a tool's JSON answer; `from` skips what it prints before. */
export function readJson<Answer>(tool: Tool, answer: ToolAnswer): Answer {
  const start = answer.stdout.search(/[[{]/)
  try {
    return JSON.parse(answer.stdout.slice(start))
  } catch {
    throw new ToolBroke(
      `${tool} ended with ${answer.code} and gave no answer:\n${answer.stderr || answer.stdout}`.slice(0, 2000),
    )
  }
}

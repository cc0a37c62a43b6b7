import { cpuOf, cpuOfFamily, fixedWork, median } from './meter.ts'
import type { LoadProcess, LoadResult } from './load-job.ts'
import { mark, type Operation } from './operations.ts'

export interface Side {
  readonly name: 'floor' | 'ours'
  readonly port: number
  readonly pid: number
}

/** Medians over the rounds of one operation on one side. */
export interface Figures {
  readonly rate: number
  readonly slowest: number
  readonly fastest: number
  readonly p50: number
  readonly p95: number
  /** Processor milliseconds per request; null where the machine does not tell. */
  readonly node: number | null
  readonly postgres: number | null
  readonly bytes: number
}

export interface Compared {
  readonly name: string
  readonly floor: Figures
  readonly ours: Figures
  /** Median of the ratios of neighbouring rounds: what slows the machine slows both. */
  readonly ratio: number
}

export interface Rounds {
  readonly count: number
  readonly seconds: number
  readonly connections: number
}

interface Round extends LoadResult {
  readonly node: number | null
  readonly postgres: number | null
}

/** Seconds until a server that has just started runs compiled code: ours is slower by a third in its first thousand requests. */
const warmUp = 4

/** Numbers for requests that must differ; one sequence for everything, so that no key comes twice. */
let used = 0

/** Floor and ours take turns in short rounds, after one that warms both up. */
export async function compare(
  load: LoadProcess,
  operation: Operation,
  sides: { readonly floor: Side; readonly ours: Side },
  postmaster: number,
  rounds: Rounds,
  noise: number[],
): Promise<Compared> {
  const one = (side: Side, seconds: number) => oneRound(load, operation, side, postmaster, { ...rounds, seconds })
  await one(sides.floor, warmUp)
  await one(sides.ours, warmUp)
  const [floor, ours]: [Round[], Round[]] = [[], []]
  for (let count = 0; count < rounds.count; count += 1) {
    noise.push(fixedWork())
    floor.push(await one(sides.floor, rounds.seconds))
    ours.push(await one(sides.ours, rounds.seconds))
  }
  const ratios = ours.map((round, at) => rateOf(round) / rateOf(floor[at] ?? round))
  return { name: operation.name, floor: figuresOf(floor), ours: figuresOf(ours), ratio: median(ratios) }
}

async function oneRound(
  load: LoadProcess,
  operation: Operation,
  side: Side,
  postmaster: number,
  { seconds, connections }: Rounds,
): Promise<Round> {
  const texts = operation[side.name]()
  const [node, postgres] = [cpuOf(side.pid), cpuOfFamily(postmaster)]
  const result = await load.run({
    port: side.port,
    connections,
    seconds,
    texts,
    once: operation.once,
    mark,
    first: used,
  })
  used += result.done + 1
  operation.sent?.(side.name, result.done)
  if (result.done === 0) throw new Error(`${operation.name}: there are no records left for it`)
  if (result.failed > 0)
    throw new Error(
      `${side.name}, ${operation.name}: ${result.failed} of ${result.done} failed: ${result.firstFailure}`,
    )
  const [nodeAfter, postgresAfter] = [cpuOf(side.pid), cpuOfFamily(postmaster)]
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / result.done
  return { ...result, node: each(node, nodeAfter), postgres: each(postgres, postgresAfter) }
}

const rateOf = ({ done, seconds }: LoadResult) => done / seconds

function figuresOf(rounds: readonly Round[]): Figures {
  const rates = rounds.map(rateOf)
  const mid = (of: (round: Round) => number) => median(rounds.map(of))
  const told = (of: (round: Round) => number | null) =>
    rounds.some((round) => of(round) === null) ? null : mid((round) => of(round) ?? 0)
  return {
    rate: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50: mid(({ p50 }) => p50),
    p95: mid(({ p95 }) => p95),
    node: told(({ node }) => node),
    postgres: told(({ postgres }) => postgres),
    bytes: mid(({ bytes }) => bytes),
  }
}

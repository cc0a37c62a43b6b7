import { type Run, difference } from './difference.ts'
import { type Wording, Wordings } from './wordings.ts'

export interface AlikeMember<One extends Wording> {
  readonly wording: One
  /** Against the first of the cluster: shared shingles of all of both, and of the shorter one. */
  readonly likeness: number
  readonly contained: number
  /** The first one's text (a) beside this one's (b). */
  readonly runs: readonly Run[]
}

/** Wordings that are alike, the first that came in at the head; each of the others beside it. */
export interface Cluster<One extends Wording> {
  readonly first: One
  readonly others: readonly AlikeMember<One>[]
  /** Those beyond what is told. */
  readonly more: number
  readonly findings: number
  readonly units: number
}

/**
 * Gathers near-duplicate wordings one by one, so that whoever reads them from a database may stop between any two. Each new one is put to the cluster of the one it is
 * likest; what a finding repeats of itself is no news, and a text of nothing but standard formulas is in none.
 */
export class Clusters<One extends Wording> {
  readonly #index: Wordings
  readonly #known = new Map<string, One>()
  readonly #clusterOf = new Map<string, { readonly first: One; readonly all: One[] }>()
  /** Wordings of which nothing is left beside standard formulas. */
  formulas = 0

  constructor(names: Iterable<string>) {
    this.#index = new Wordings(names)
  }

  get size(): number {
    return this.#known.size
  }

  add(one: One): void {
    const [near] = this.#index.like(one.text, { exceptFinding: one.finding, most: 1 })
    this.#index.add(one)
    this.#known.set(one.id, one)
    if (!near) {
      if (this.#index.formulasIn(one.text).only) this.formulas += 1
      return
    }
    const first = this.#known.get(near.id)
    if (!first) return
    const cluster = this.#clusterOf.get(near.id) ?? { first, all: [] }
    this.#clusterOf.set(near.id, cluster)
    this.#clusterOf.set(one.id, cluster)
    cluster.all.push(one)
  }

  /** Clusters over the most units first, then the largest: at most so many, each with at most so many others. */
  told(most: number, mostOthers: number): Cluster<One>[] {
    const all = [...new Set(this.#clusterOf.values())].map(({ first, all: others }) => ({
      ...{ first, others },
      findings: new Set([first, ...others].map(({ finding }) => finding)).size,
      units: new Set([first, ...others].map(({ unit }) => unit)).size,
    }))
    const sorted = all.sort(
      (a, b) => b.units - a.units || b.others.length - a.others.length || (a.first.id < b.first.id ? -1 : 1),
    )
    return sorted.slice(0, most).map(({ others, ...cluster }) => ({
      ...cluster,
      others: others.slice(0, mostOthers).map((one) => this.#beside(cluster.first, one)),
      more: Math.max(0, others.length - mostOthers),
    }))
  }

  #beside(first: One, one: One): AlikeMember<One> {
    const found = this.#index.likeKnown(one.id, { most: 1000 }).find(({ id }) => id === first.id)
    const { likeness = 0, contained = 0 } = found ?? {}
    return { wording: one, likeness, contained, runs: difference(first.text, one.text) }
  }
}

/** A post held now: which, and in which department (null = for the whole unit). */
export interface Holding {
  readonly post: string
  readonly department: string | null
}

/** Somebody one stands in for today, by a dated deputising (代理). */
export interface StandIn {
  readonly person: string
  readonly posts: readonly Holding[]
}

/**
 * What of somebody's posts another person may exercise in his or her place. Whoever makes an actor asks here, whatever the registers say: a deputising that
 * stands on record does not hand over a post that must be held in person.
 */
export function handedOn(
  posts: readonly Holding[],
  { inPerson }: { readonly inPerson: readonly string[] },
): readonly Holding[] {
  return posts.filter(({ post }) => !inPerson.includes(post))
}

/**
 * What somebody reaches through other records: those of a register in which he or she (or, when standing in, `as`) belongs to one of the parties, written as in
 * `throughKey`. A party `through` a reference is decided by it, so that the kernel need not load what the reference names.
 */
export interface Reach {
  readonly register: string
  readonly parties: string
  readonly as: string
  readonly records: 'all' | ReadonlySet<string>
}

/**
 * Who acts. Built by casework inside the transaction, so that a post given up a second ago gives no power.
 * `id` is the person's record id, a random UUID: it is also the pseudonym the journal keeps, because the name behind it can be erased.
 */
export interface PersonActor {
  readonly kind: 'person'
  readonly id: string
  /** The unit whose person this is. */
  readonly home: string
  readonly posts: readonly Holding[]
  readonly standsInFor: readonly StandIn[]
  /** What parties `through` a reference need to know; absent = nothing is reached. */
  readonly reaches?: readonly Reach[]
  /** Set when an outsider acts here through a seat: the seat's id and kind. */
  readonly seat: { readonly id: string; readonly kind: string } | null
}

/** The clock (deadlines, duties) or the house itself (first set-up, imports). */
export interface MachineActor {
  readonly kind: 'time' | 'house'
}

export type Actor = PersonActor | MachineActor

/** What an entry remembers of its actor. `for` = the person deputised for; `recorder` = who typed in a paper form (代录). */
export interface ActedBy {
  readonly kind: Actor['kind']
  readonly person?: string
  readonly for?: string
  readonly seat?: string
  readonly recorder?: string
}

/** A list of whole numbers that grows, four bytes each: millions of them stay out of the garbage collector's way. */
export class Integers {
  #all = new Int32Array(1024)
  length = 0

  at(place: number): number {
    return this.#all[place] ?? 0
  }

  set(place: number, value: number): void {
    while (place >= this.#all.length) this.#grow()
    this.#all[place] = value
    if (place >= this.length) this.length = place + 1
  }

  push(value: number): void {
    this.set(this.length, value)
  }

  get bytes(): number {
    return this.#all.byteLength
  }

  #grow(): void {
    const wider = new Int32Array(this.#all.length * 2)
    wider.set(this.#all)
    this.#all = wider
  }
}

/** Which bodies have a shingle: one chain per shingle, the last entered first. */
export class Postings {
  readonly #first = new Integers()
  readonly #next = new Integers()
  readonly #body = new Integers()

  /** 0 is no entry: places are kept one higher. */
  put(shingle: number, body: number): void {
    this.#next.push(this.start(shingle))
    this.#body.push(body)
    this.#first.set(shingle, this.#body.length)
  }

  start(shingle: number): number {
    return shingle < this.#first.length ? this.#first.at(shingle) : 0
  }

  next(entry: number): number {
    return this.#next.at(entry - 1)
  }

  body(entry: number): number {
    return this.#body.at(entry - 1)
  }

  get bytes(): number {
    return this.#first.bytes + this.#next.bytes + this.#body.bytes
  }
}

/**
 * What casework answers, as the contract's static types say it: without readonly, and days and instants as plain text. The serialiser only reads,
 * so nothing is copied.
 */
export type Writable<T> = T extends string & { readonly brand: string }
  ? string
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? Writable<Item>[]
      : { -readonly [K in keyof T]: Writable<T[K]> }
    : T extends object
      ? { -readonly [K in keyof T]: Writable<T[K]> }
      : T

export function asAnswer<T>(value: T): Writable<T> {
  return value as Writable<T>
}

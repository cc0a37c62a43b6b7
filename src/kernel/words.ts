/** A wording in the two languages of the product. Both are required by type: a label without a translation does not compile. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** Languages a wording can be shown in. */
export type Language = keyof Label

/** Id of a row of the field's catalogue of systems, such as `HY05`. What a declared thing `covers`. */
export type RowId = string

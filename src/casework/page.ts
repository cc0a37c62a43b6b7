import { type Instant, isInstant } from '../calendar/days.ts'
import { refusal } from '../kernel/refusal.ts'
import { type Refused, refused } from './rows.ts'

/** Place in a list as it travels to a browser and back: opaque, and read strictly, because anybody can send anything. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url')
}

const longestCursor = 2000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The place a cursor tells, or the refusal. `shape`: what each of its parts must be. */
export function decodeCursor<Place extends readonly unknown[]>(
  cursor: string | undefined,
  shape: Shape<Place>,
): Place | Refused | null {
  if (cursor === undefined) return null
  if (cursor.length <= longestCursor) {
    try {
      const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
      if (fitsShape(place, shape)) return place
    } catch {
      // said below
    }
  }
  return refused(refusal('cursor-invalid'))
}

type Shape<Place extends readonly unknown[]> = { readonly [at in keyof Place]: (part: unknown) => part is Place[at] }

function fitsShape<Place extends readonly unknown[]>(value: unknown, shape: Shape<Place>): value is Place {
  return Array.isArray(value) && value.length === shape.length && shape.every((fits, at) => fits(value[at]))
}

export function isRefused(value: object | null): value is Refused {
  return value !== null && 'refusals' in value
}

export const isUuid = (part: unknown): part is string => typeof part === 'string' && uuid.test(part)
export const isText = (part: unknown): part is string =>
  typeof part === 'string' && part.isWellFormed() && !part.includes('\u0000')
export const isValue = (part: unknown): part is string | number | null => part === null || isText(part) || isWhole(part)
/** When something is due, or null: never. */
export const isTime = (part: unknown): part is Instant | null => part === null || isInstant(part)
export const isWhole = (part: unknown): part is number => Number.isSafeInteger(part)

/** 1 to the most, and the usual when nothing is asked. */
export function limitOf(asked: number | undefined, usual: number, most: number): number {
  return asked === undefined || !Number.isSafeInteger(asked) ? usual : Math.min(Math.max(asked, 1), most)
}

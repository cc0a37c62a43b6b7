import { refusal } from '../kernel/refusal.ts'
import { type Refused, refused } from './rows.ts'

/** Place in a list as it travels to a browser and back: opaque, and read strictly, because anybody can send anything. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url')
}

const longestCursor = 2000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The place a cursor tells, or the refusal. `shape`: what each of its parts must be. */
export function decodeCursor(
  cursor: string | undefined,
  shape: readonly ((part: unknown) => boolean)[],
): readonly (string | number | null)[] | Refused | null {
  if (cursor === undefined) return null
  if (cursor.length <= longestCursor) {
    try {
      const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
      if (Array.isArray(place) && place.length === shape.length && shape.every((fits, at) => fits(place[at])))
        return place
    } catch {
      // said below
    }
  }
  return refused(refusal('cursor-invalid'))
}

export function isRefused(value: object | null): value is Refused {
  return value !== null && 'refusals' in value
}

export const isUuid = (part: unknown): boolean => typeof part === 'string' && uuid.test(part)
export const isTextOrNothing = (part: unknown): boolean =>
  part === null || (typeof part === 'string' && part.isWellFormed() && !part.includes('\u0000'))
export const isValue = (part: unknown): boolean => isTextOrNothing(part) || Number.isSafeInteger(part)
export const isTime = (part: unknown): boolean =>
  part === null || part === 'infinity' || (typeof part === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(part))
export const isWhole = (part: unknown): boolean => Number.isSafeInteger(part)

/** 1 to the most, and the usual when nothing is asked. */
export function limitOf(asked: number | undefined, usual: number, most: number): number {
  return asked === undefined || !Number.isSafeInteger(asked) ? usual : Math.min(Math.max(asked, 1), most)
}

import type { House } from './house.ts'
import { type Answered, refused, type SavedViewRow } from './rows.ts'
import type { Who } from './who.ts'

/** Personal settings, outside the journal: nobody is accountable for how he or she looks at a list. At most 100 a person and register. */
export async function listSavedViews(
  _house: House,
  _who: Who,
  _register: string,
): Promise<Answered<{ readonly views: readonly SavedViewRow[] }>> {
  return refused()
}

export async function putSavedView(
  _house: House,
  _who: Who,
  _register: string,
  _view: SavedViewRow,
): Promise<Answered<{ readonly done: true }>> {
  return refused()
}

export async function removeSavedView(
  _house: House,
  _who: Who,
  _register: string,
  _name: string,
): Promise<Answered<{ readonly done: true }>> {
  return refused()
}

import type { FieldValue, Fields } from '../kernel/fields.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import type { Known, KnownFinding, KnownMeasure } from './known.ts'
import { PaperWordsIndex } from './paper-words.ts'

/** What of a record this room needs to compare with it. */
type Standing = Pick<RegisterRecord, 'id' | 'revision' | 'state' | 'fields'>

const words = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null)
const count = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null)
const wordsOf = (fields: Fields) => (name: string) => words(fields[name])

const nothingSaid = new PaperWordsIndex()

/** A record of the register of feedbacks, as it is compared with. `words`: what papers said that was taken over in other words. */
export function knownFeedback(
  { id, revision, state, fields }: Standing,
  words: PaperWordsIndex = nothingSaid,
): Known['feedbacks'][number] {
  const said = wordsOf(fields)
  return {
    ...{ id, revision, state },
    title: said('title') ?? '',
    number: said('number'),
    feedbackOn: said('feedbackOn'),
    announcedCategories: count(fields['announcedCategories']),
    announcedAspects: count(fields['announcedAspects']),
    announcedProblems: count(fields['announcedProblems']),
    said: words.of({ about: 'feedback', id, fields }),
  }
}

/** A record of the register of findings with those of its measures, as they are compared with. */
export function knownFinding(
  { id, revision, state, fields }: Standing,
  measures: readonly Standing[],
  words: PaperWordsIndex = nothingSaid,
): KnownFinding {
  const said = wordsOf(fields)
  return {
    ...{ id, revision, state, fields },
    title: said('title') ?? '',
    original: said('original'),
    number: said('number'),
    category: said('category'),
    aspect: said('aspect'),
    path: said('path'),
    feedback: said('feedback'),
    paper: said('paper'),
    status: said('reportedDegree'),
    said: words.of({ about: 'finding', id, fields }),
    measures: measures.map((one) => knownMeasure(one, words)),
  }
}

function knownMeasure({ id, revision, state, fields }: Standing, index: PaperWordsIndex): KnownMeasure {
  const said = wordsOf(fields)
  return {
    ...{ id, revision, state, fields },
    text: said('text') ?? '',
    marker: said('marker'),
    said: index.of({ about: 'measure', id, fields }),
  }
}

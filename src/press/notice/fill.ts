import type { Defect } from '../defect.ts'
import type { Figures } from '../figures.ts'
import type { Run } from '../paper.ts'

const placeholder = /\{\{([^{}]*)\}\}/gu
const ofFigure = /^figure:(.+)$/u

/** A template's words with every {{figure:ID}} filled in. What cannot be filled in stays as it is and is a defect that names it. */
export function filled(template: string, figures: Figures, section: string, defects: Defect[]): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const found of template.matchAll(placeholder)) {
    const before = template.slice(from, found.index)
    if (before !== '') runs.push({ text: before })
    runs.push(valueOf(found[1] ?? '', figures, section, defects))
    from = found.index + found[0].length
  }
  if (from < template.length) runs.push({ text: template.slice(from) })
  return runs
}

function valueOf(inside: string, figures: Figures, section: string, defects: Defect[]): Run {
  const id = ofFigure.exec(inside.trim())?.[1]?.trim()
  const figure = id === undefined ? undefined : figures.get(id)
  const text = `{{${inside}}}`
  if (!figure) {
    defects.push({
      code: 'unknown-figure',
      at: section,
      says: {
        zh: `“${text}”不是本通报的指标，请从指标表中选用。`,
        en: `${text} is no figure of this notice: choose one from the list of figures.`,
      },
    })
    return { text }
  }
  if (figure.printed === null) {
    defects.push({
      code: 'figure-without-base',
      at: section,
      says: {
        zh: `“${figure.label.zh}”没有基数，不能写入。`,
        en: `${figure.label.en} has no base and cannot be printed.`,
      },
    })
    return { text }
  }
  return { text: figure.printed, figure: figure.id }
}

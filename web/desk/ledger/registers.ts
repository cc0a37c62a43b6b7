/** The registers these pages are about: the only names of registers the desk knows. */
export const findings = 'inspection-finding'
export const measures = 'rectification-measure'
export const evidence = 'rectification-evidence'
export const remarks = 'finding-remark'
export const tasks = 'finding-task'
export const mechanisms = 'mechanism'
export const warnings = 'relapse-warning'
export const papers = 'imported-paper'
export const rounds = 'inspection-round'
export const opinions = 'review-opinion'
/** The unit's own figures, each proposed by one person and approved by another. */
export const unitSettings = 'setting'

/** Words of the page on wordings that are alike. */
export const words = {
  title: { zh: '表述雷同', en: 'Alike wordings' },
  about: {
    zh: '比对本人可见的整改措施和整改成效，跨问题、跨单位、跨年度查找照搬照抄；规范套话不计。雷同只是线索，是否敷衍由人判断。',
    en: 'Measures and results one may read are compared over findings, units and years; standard formulas do not count. Likeness is a hint; a person judges.',
  },
  start: { zh: '开始比对', en: 'Compare' },
  again: { zh: '重新比对', en: 'Compare again' },
  stop: { zh: '停止', en: 'Stop' },
  reading: { zh: '正在比对：{done} / {of} 个单位，{n} 条表述', en: 'Comparing: {done} of {of} units, {n} wordings' },
  stopped: { zh: '已停止，没有结果。', en: 'Stopped; there is no result.' },
  told: {
    zh: '比对了 {n} 条表述，其中 {formulas} 条只有套话；发现 {clusters} 组雷同。',
    en: '{n} wordings compared, {formulas} of them nothing but formulas; {clusters} groups are alike.',
  },
  comparedAt: { zh: '（{at} 比对）', en: '(compared {at})' },
  none: { zh: '没有发现雷同的表述', en: 'No wordings are alike' },
  noneHelp: {
    zh: '只比对本人可见的措施和成效；其他单位的，由该单位开放后再比对。',
    en: 'Only what you may read is compared; other units are compared once they share.',
  },
  group: {
    zh: '{units} 个单位、{findings} 个问题，共 {n} 条',
    en: '{n} wordings of {findings} findings in {units} units',
  },
  first: { zh: '最早的一条', en: 'The first' },
  other: {
    zh: '第 {n} 条 · 相似 {percent}%，重合 {contained}%',
    en: 'No. {n} · {percent}% alike, {contained}% contained',
  },
  onlyFirst: { zh: '只见于最早的一条', en: 'only in the first' },
  onlyOther: { zh: '只见于这一条', en: 'only in this one' },
  more: { zh: '另有 {n} 条相同或相近。', en: '{n} more like these.' },
  before: { zh: '上一条', en: 'Before' },
  after: { zh: '下一条', en: 'Next' },
  sweep: { zh: '布置举一反三排查', en: 'Have similar cases looked for' },
  go: { zh: '查看记录', en: 'Look at the record' },
} as const

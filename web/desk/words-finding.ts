import type { Label } from '../../src/contract/wording.ts'

/** Words of the page of one finding. What belongs to a register comes with its view. */
export const words = {
  original: { zh: '反馈原文', en: 'Words of the feedback' },
  noOriginal: {
    zh: '没有录入反馈原文，或者您无权查看。',
    en: 'The words of the feedback were not entered, or are not for you to see.',
  },
  toSource: { zh: '在来源文件中查看', en: 'See it in the paper' },
  particulars: { zh: '台账信息', en: 'Ledger' },
  noMeasures: { zh: '还没有措施：启动整改以前请逐条登记。', en: 'No measure yet: add them before it is started.' },
  noEvidence: {
    zh: '还没有佐证材料：申请销号以前请归入至少一份。',
    en: 'No evidence yet: attach at least one paper before it is declared.',
  },
  noTasks: { zh: '没有交办任务。', en: 'No task was given.' },
  shownOf: { zh: '已显示 {n} 条，共 {total} 条', en: '{n} of {total} shown' },
  more: { zh: '显示更多', en: 'Show more' },
  countOf: { zh: '{n} 条', en: '{n}' },
  openApart: { zh: '在新窗口打开', en: 'Open in a new window' },
  notShown: {
    zh: '这种文件不能在页面内查看，请下载后打开。',
    en: 'Such a file cannot be shown here; save it and open it.',
  },
  wordsOnly: { zh: '只显示文字，版式以原文件为准。', en: 'Only its words; the file itself shows the layout.' },
  goesOn: { zh: '文件较长，后面的内容请下载查看。', en: 'It goes on; save the file to read the rest.' },
  stream: { zh: '经过和交流', en: 'History and remarks' },
  all: { zh: '全部', en: 'All' },
  onlyRemarks: { zh: '只看交流', en: 'Remarks only' },
  which: { zh: '显示', en: 'Show' },
  older: { zh: '更早的经过', en: 'Earlier' },
  nothingYet: { zh: '还没有经过', en: 'Nothing has happened yet' },
  noRemarks: { zh: '还没有人发言', en: 'Nobody has said anything yet' },
  remark: { zh: '发言', en: 'Remark' },
  remarkPlaceholder: {
    zh: '写给参与整改的同志，输入 @ 提请某人关注',
    en: 'Write to those who work on it; @ brings it before somebody',
  },
  people: { zh: '可以提请关注的人', en: 'People it can be brought before' },
  nobody: { zh: '没有可以查看本问题的这位同志', en: 'Nobody of that name may read this finding' },
  mentionHelp: {
    zh: '只能提请有权查看本问题的人关注。',
    en: 'Only people who may read this finding can be mentioned.',
  },
  said: { zh: '已发言。', en: 'Said.' },
  mentioned: { zh: '提请 {names} 关注', en: 'for {names}' },
  dropMention: { zh: '不再提请 {name}', en: 'Take {name} away' },
} as const satisfies Readonly<Record<string, Label>>

import type { Label } from '../../src/contract/wording.ts'

/** Words of the first five minutes. They stand on the inbox, which must not wait for those of the import. */
export const words = {
  guide: { zh: '五分钟上手', en: 'Five minutes to begin' },
  guideStep: { zh: '第 {n} 步', en: 'Step {n}' },
  guideDone: { zh: '已完成', en: 'Done' },
  guideSkip: { zh: '不再显示', en: 'Do not show again' },
  guide1: { zh: '建轮次', en: 'Open a round' },
  guide2: { zh: '导入反馈意见', en: 'Import the feedback' },
  guide3: { zh: '分解责任', en: 'Assign responsibility' },
  guide4: { zh: '启动整改', en: 'Start' },
  guide5: { zh: '佐证与销号', en: 'Evidence, and closing' },
  guide1Help: { zh: '这一轮巡察是谁、何时、限到哪天。', en: 'Who inspects, when, and by which day it is cured.' },
  guide2Help: { zh: '放入文件，逐条核对，确认写入。', en: 'Put the paper in, look, confirm.' },
  guide3Help: { zh: '定责任领导、部门、责任人、标准和时限。', en: 'Leader, department, person, standard and day.' },
  guide4Help: { zh: '有措施、有责任人，即可启动。', en: 'With measures and people, it starts.' },
  guide5Help: { zh: '归入佐证，申请销号，由他人会审。', en: 'Attach evidence, declare; somebody else reviews.' },
} as const satisfies Readonly<Record<string, Label>>

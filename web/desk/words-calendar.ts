/** Words of the calendar. */
export const words = {
  title: { zh: '日历', en: 'Calendar' },
  mine: { zh: '我的', en: 'Mine' },
  department: { zh: '本部门', en: 'Department' },
  centre: { zh: '全中心', en: 'Centre' },
  whose: { zh: '看谁的', en: 'Whose' },
  before: { zh: '上个月', en: 'Month before' },
  after: { zh: '下个月', en: 'Month after' },
  today: { zh: '今天', en: 'Today' },
  month: { zh: '{year}年{month}月', en: '{year}-{month}' },
  none: { zh: '这个月没有到期的事项。', en: 'Nothing falls due in this month.' },
  cut: {
    zh: '事项太多，只显示最先到期的；其余请在台账中查看。',
    en: 'There is more than can be shown; look into the registers for the rest.',
  },
  more: { zh: '另有 {n} 项', en: '{n} more' },
  file: { zh: '下载日历文件（.ics）', en: 'Download as .ics' },
  fileHelp: {
    zh: '日历文件只写台账名称和步骤，不写事项内容。',
    en: 'The file says register and step, and nothing of the content.',
  },
  free: { zh: '休', en: 'off' },
  weekdays: { zh: '一 二 三 四 五 六 日', en: 'Mo Tu We Th Fr Sa Su' },
  overdue: { zh: '已逾期', en: 'overdue' },
} as const

/** Words of the card about reminders outside the house. */
export const words = {
  title: { zh: '待办提醒', en: 'Reminders' },
  help: {
    zh: '每天一次，把待办的件数发到下面的地址。发出的只有“您有N项待办”一句话，不带任何内容。',
    en: 'Once a day, the number of things waiting for you goes to the address below: that number and nothing else.',
  },
  none: {
    zh: '本单位还没有开通邮件或消息网关，待办只在本系统内提醒。需要的话请联系系统管理员。',
    en: 'No mail server or message gateway is configured here; you are reminded inside the system only. Ask the system administrator.',
  },
  way: { zh: '提醒方式', en: 'By' },
  off: { zh: '不提醒', en: 'Not at all' },
  mail: { zh: '邮件', en: 'Mail' },
  webhook: { zh: '消息网关', en: 'Message gateway' },
  mailAddress: { zh: '邮箱地址', en: 'E-mail address' },
  account: { zh: '网关账号', en: 'Account at the gateway' },
  quiet: { zh: '免打扰时间', en: 'Quiet hours' },
  from: { zh: '从', en: 'from' },
  until: { zh: '到', en: 'until' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '提醒方式已保存。', en: 'Saved.' },
} as const

import type { Label } from '../../src/contract/wording.ts'

/** Words of second factors and passkeys. */
export const words = {
  secondFactor: { zh: '两步验证', en: 'Second factor' },
  secondFactorHelp: {
    zh: '登录时，除密码外再输入手机上的六位动态验证码。任何支持 TOTP 的验证器应用都可以，手机不必联网。',
    en: 'At sign-in, besides the password, type the six figures your phone shows. Any TOTP authenticator app will do; the phone needs no network.',
  },
  notInDemo: {
    zh: '演示环境不用密码登录，这里不能设置。',
    en: 'The demo has no passwords, so nothing can be set up here.',
  },
  advised: { zh: '您的岗位应使用两步验证。', en: 'Your post should use a second factor.' },
  advisedUntil: {
    zh: '您的岗位应使用两步验证，自 {day} 起必须使用。',
    en: 'Your post should use a second factor; from {day} it must.',
  },
  toSetUp: { zh: '去设置', en: 'Set it up' },
  mustSetUp: {
    zh: '您的岗位必须使用两步验证。设置好以后才能使用工作台。',
    en: 'Your post requires a second factor. Set it up to use the desk.',
  },
  requiredNow: { zh: '您的岗位必须使用，不能关闭。', en: 'Your post requires it; it cannot be switched off.' },
  codesOff: { zh: '动态验证码未开启。', en: 'One-time codes are off.' },
  codesOn: { zh: '动态验证码自 {at} 起开启。', en: 'One-time codes are on since {at}.' },
  recoveryLeft: { zh: '恢复码还剩 {n} 个。', en: '{n} recovery codes are left.' },
  recoveryUsed: {
    zh: '本次登录用的是恢复码。手机若已遗失，请更换手机；恢复码快用完时请更换恢复码。',
    en: 'You signed in with a recovery code. If the phone is lost, change it; when few codes are left, renew them.',
  },
  switchOn: { zh: '开启动态验证码', en: 'Switch on one-time codes' },
  changePhone: { zh: '更换手机', en: 'Change the phone' },
  renewRecovery: { zh: '更换恢复码', en: 'Renew recovery codes' },
  switchOff: { zh: '关闭动态验证码', en: 'Switch off one-time codes' },
  showAgain: { zh: '请再次输入密码，确认是您本人。', en: 'Type your password again, to show that it is you.' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '返回', en: 'Back' },
  cancel: { zh: '取消', en: 'Cancel' },
  scan: { zh: '一、用手机上的验证器应用扫描二维码。', en: '1. Scan this picture with the authenticator app on your phone.' },
  picture: { zh: '动态验证码的二维码', en: 'Picture holding the secret of the one-time codes' },
  bySecret: {
    zh: '不能扫描时，在应用里手工输入这个密钥（按时间、六位、30 秒）：',
    en: 'If you cannot scan, type this secret into the app (time-based, six figures, 30 seconds):',
  },
  typeCode: { zh: '二、输入应用现在显示的六位数字。', en: '2. Type the six figures the app shows now.' },
  code: { zh: '动态验证码', en: 'One-time code' },
  codeHelp: { zh: '手机不在身边时，可输入一个恢复码。', en: 'Without your phone, type a recovery code.' },
  codeAsked: {
    zh: '密码正确。请输入手机上现在显示的六位动态验证码。',
    en: 'The password is right. Type the six figures your phone shows now.',
  },
  confirm: { zh: '确认开启', en: 'Switch on' },
  recoveryTitle: { zh: '恢复码', en: 'Recovery codes' },
  recoveryHelp: {
    zh: '手机不在时，每个恢复码可以登录一次。请抄写或打印后妥善保管；离开本页后不再显示。',
    en: 'Without your phone, each of these signs you in once. Write them down or print them and keep them safe; they are shown only now.',
  },
  copyAll: { zh: '全部复制', en: 'Copy all' },
  copied: { zh: '已复制', en: 'Copied' },
  saveAsFile: { zh: '存为文件', en: 'Save as a file' },
  recoveryFile: { zh: '闭环恢复码.txt', en: 'bihuan-recovery-codes.txt' },
  kept: { zh: '我已保管好', en: 'I have kept them' },
  isOn: { zh: '动态验证码已开启，其他设备上的登录已结束。', en: 'One-time codes are on; other sessions have ended.' },
  isOff: { zh: '动态验证码已关闭。', en: 'One-time codes are off.' },
} as const satisfies Readonly<Record<string, Label>>

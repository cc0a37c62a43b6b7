import { as, type RefusalCodeSpec } from './refusal-spec.ts'

/** Codes about signing in, and about people, posts and seats. */
export const refusalCodesOfPeople = {
  // Signing in
  'sign-in-required': as('forbidden', '请先登录。', 'Sign in first.'),
  'sign-in-failed': as('forbidden', '用户名或密码不对。', 'Name or password is wrong.'),
  'sign-in-expired': as('forbidden', '登录已过期，请重新登录。', 'Your session has ended. Sign in again.'),
  'sign-in-link-invalid': as('forbidden', '此链接已使用或已过期。', 'This link has been used or has expired.'),
  'locked-out': as(
    'limit',
    '尝试次数过多，请在 {seconds} 秒后重试。',
    'Too many attempts. Try again in {seconds} seconds.',
  ),
  'password-too-weak': as('invalid', '密码太弱：{detail}', 'The password is too weak: {detail}'),
  'code-needed': as('forbidden', '请输入动态验证码。', 'Enter the one-time code.'),
  'code-wrong': as(
    'forbidden',
    '验证码不对或已过期，请输入手机上现在显示的六位数字，或一个恢复码。',
    'The code is wrong or has passed. Enter the six figures your phone shows now, or a recovery code.',
  ),
  'code-used': as(
    'forbidden',
    '这个验证码已经用过，请等下一个。',
    'This code has been used already. Wait for the next one.',
  ),
  'code-unreadable': as(
    'forbidden',
    '本机没有当初保存动态验证码的密钥文件，无法核对。请用恢复码登录，或请安全管理员重置两步验证。',
    'This machine lacks the key file the codes were kept under. Use a recovery code, or have the second factor reset.',
  ),
  'second-factor-required': as(
    'forbidden',
    '您的岗位须使用两步验证，请先设置。',
    'Your post requires a second factor. Set one up first.',
  ),
  'second-factor-not-proposed': as(
    'conflict',
    '请先生成新的二维码，再输入验证码。',
    'Ask for a new picture first, then enter the code.',
  ),
  'passkey-refused': as(
    'forbidden',
    '通行密钥没有通过核对，请重试，或用密码登录。',
    'The passkey was not accepted. Try again, or sign in with your password.',
  ),
  'passkey-known': as('conflict', '这个通行密钥已经登记过。', 'This passkey is registered already.'),
  'passkey-not-here': as(
    'unavailable',
    '当前网址不能使用通行密钥：须是加密连接并有域名，或在本机打开。',
    'Passkeys do not work at this address: it needs HTTPS and a name, or the machine itself.',
  ),
  'passkey-needed': as(
    'forbidden',
    '您的岗位须使用两步验证：请用通行密钥登录。',
    'Your post requires a second factor: sign in with your passkey.',
  ),
  'password-change-required': as('forbidden', '请先修改密码。', 'Change your password first.'),
  'token-invalid': as('forbidden', '令牌无效或已过期。', 'The token is invalid or has expired.'),
  'request-forged': as('forbidden', '请求来源不明，已拒绝。', 'The request did not come from this site.'),

  // People, posts, seats
  'not-permitted': as('forbidden', '您没有这项权限。', 'You have no power to do this.'),
  'post-conflict': as(
    'conflict',
    '同一人不能同时担任“{post}”和“{other}”。',
    'One person must not hold both "{post}" and "{other}".',
  ),
  'seat-ended': as('forbidden', '席位不在有效期内。', 'The seat is not valid today.'),
  'not-shared': as('missing', '没有找到，或没有共享给您的席位。', 'Not found, or not shared with your seat.'),
  'second-person-needed': as('forbidden', '此事须由另一人确认。', 'A second person must confirm this.'),
} as const satisfies Readonly<{ [code: string]: RefusalCodeSpec }>

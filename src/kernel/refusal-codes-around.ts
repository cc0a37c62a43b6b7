import { as, type RefusalCodeSpec } from './refusal-spec.ts'

/** Codes of what stands around records and verbs: files, papers that are read in, signing in, people. */
export const refusalCodesAround = {
  // Files
  'file-not-found': as('missing', '没有这个文件，或无权查看。', 'No such file, or not yours to see.'),
  'file-empty': as('invalid', '文件“{name}”是空的。', 'The file "{name}" is empty.'),
  'file-too-large': as('limit', '文件“{name}”太大：最多 {max}。', 'The file "{name}" is too large: {max} at most.'),
  'file-type-refused': as('invalid', '不接收 {type} 类型的文件。', 'Files of type {type} are not taken in.'),
  'file-type-mismatch': as(
    'invalid',
    '文件“{name}”的内容与扩展名不符：内容是 {type}。',
    'The content of "{name}" is not what its name says: it is {type}.',
  ),
  'file-name-invalid': as('invalid', '文件名不能使用。', 'This file name cannot be used.'),
  'file-damaged': as('invalid', '文件“{name}”已损坏，无法读取。', 'The file "{name}" is damaged and cannot be read.'),
  'file-incomplete': as('conflict', '文件没有传完，请重新上传。', 'The upload did not finish. Upload the file again.'),
  'upload-protocol': as(
    'invalid',
    '续传协议版本不符：应为 {version}。',
    'The version of the upload protocol must be {version}.',
  ),
  'upload-offset-wrong': as(
    'conflict',
    '文件已传到第 {offset} 字节，请从那里继续。',
    'The upload stands at byte {offset}. Go on from there.',
  ),
  'upload-too-long': as(
    'invalid',
    '传来的内容比文件本身还长，没有保存。',
    'More came than the file is long; it was not kept.',
  ),
  'upload-checksum-wrong': as(
    'invalid',
    '传来的内容校验不符，请重传这一段。',
    'The checksum differs. Send this part again.',
  ),
  'uploads-too-many': as(
    'limit',
    '没有传完的文件太多：最多 {max} 个。请先传完或取消。',
    'Too many unfinished uploads: {max} at most. Finish or cancel some first.',
  ),

  // Papers that are read in
  'paper-classified': as(
    'forbidden',
    '在{where}看到密级或内部标志“{quote}”。涉密和标明内部保存的材料不得进入本系统；这份来件没有作任何保存，连文件名也没有留下。如果是机器认错了，请写明理由后重新导入。',
    'At {where} there is a mark of secrecy: "{quote}". Such papers must not be in this system; nothing of this one has been kept, not even its name. If the machine is wrong, say why and put it in again.',
  ),
  'paper-is-a-case-lead': as(
    'forbidden',
    '从{where}的“{quote}”看，这是问题线索或者谈话、举报材料。这类材料不得进入本系统，请按原渠道办理；这份来件没有作任何保存，连文件名也没有留下。如果是机器认错了，请写明理由后重新导入。',
    'By "{quote}" at {where} this is a case lead, an interview record or a report against somebody. It must not be in this system; nothing of it has been kept, not even its name. If the machine is wrong, say why and put it in again.',
  ),
  'papers-too-few': as(
    'invalid',
    '合并至少需要两份表格。请再选择一份。',
    'Putting together takes two workbooks at least. Choose another one.',
  ),
  'paper-no-workbook': as(
    'invalid',
    '“{name}”不是表格，不能合并。请取消选择，单独确认。',
    '“{name}” is no workbook. Leave it out and look through it by itself.',
  ),
  'proposal-gone': as(
    'conflict',
    '台账在此期间有变化，这一条已经不是原来的提法，请刷新后重新确认。',
    'The ledger has changed meanwhile and this proposal no longer stands. Look again and confirm anew.',
  ),
  'proposal-tells-only': as(
    'invalid',
    '这一条只作提示，没有可写入的内容；确需改动的，请到相应问题中办理。',
    'This only tells; there is nothing in it to write. Where something must change, do it at the finding.',
  ),
  'proposal-without-finding': as(
    'invalid',
    '这条措施所属的问题没有采用，请先采用该问题。',
    'The finding this measure belongs to was not taken over. Accept it first.',
  ),

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

/**
 * What sort of refusal it is, whoever carries it: invalid = the caller must change what it gave, forbidden = this person may not,
 * missing = no such thing (or none this person may know of), conflict = somebody was first, limit = too much or too often, unavailable = not now.
 */
export type RefusalKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'limit' | 'unavailable'

export interface RefusalCodeSpec {
  readonly kind: RefusalKind
  /** Words with `{placeholders}`. They tell the condition and, where there is one, the way out. */
  readonly zh: string
  readonly en: string
}

const as = (kind: RefusalKind, zh: string, en: string): RefusalCodeSpec => ({ kind, zh, en })

/**
 * The one registry of refusal codes. Codes are stable: a code that has left the house is never used again for something else. Rules of
 * registers add their own names as codes; assembling refuses a rule that takes a name of this list. docs/refusals.md is generated from here.
 */
export const refusalCodes = {
  // What is asked for
  'unknown-register': as('missing', '没有名为“{register}”的台账。', 'There is no register named "{register}".'),
  'unknown-version': as(
    'missing',
    '台账“{register}”没有 {version} 这一版本。',
    'Register "{register}" has no version {version}.',
  ),
  'unknown-verb': as(
    'missing',
    '台账“{register}”没有“{verb}”这一办理动作。',
    'Register "{register}" has no verb "{verb}".',
  ),
  'unknown-field': as(
    'invalid',
    '台账“{register}”没有“{field}”这一栏。',
    'Register "{register}" has no field "{field}".',
  ),
  'not-found': as('missing', '没有找到，或无权查看。', 'Not found, or not yours to see.'),
  'record-erased': as(
    'conflict',
    '这条记录的内容已经清除，不能再办理。',
    'The content of this record has been erased; nothing more can be done with it.',
  ),

  // Fields
  'field-missing': as('invalid', '请填写“{field}”。', 'Fill in "{field}".'),
  'field-invalid': as(
    'invalid',
    '“{field}”填写有误：应为{expected}。',
    '"{field}" cannot be read: expected {expected}.',
  ),
  'field-too-long': as('invalid', '“{field}”太长：最多 {max} 字。', '"{field}" is too long: {max} characters at most.'),
  'field-out-of-range': as(
    'invalid',
    '“{field}”超出范围：应在 {min} 到 {max} 之间。',
    '"{field}" is out of range: {min} to {max}.',
  ),
  'field-not-taken': as('invalid', '办理“{verb}”时不能改动“{field}”。', '"{field}" cannot be changed by "{verb}".'),
  'ref-not-found': as(
    'invalid',
    '“{field}”所指的对象不存在，或无权查看。',
    'What "{field}" points at does not exist, or is not yours to see.',
  ),
  'not-a-reader': as(
    'invalid',
    '“{field}”中有人无权查看“{record}”，不能在这里写入：请另选，或者先请其参与办理。',
    'Somebody in "{field}" may not read "{record}" and cannot be named here: choose others, or have that person take part first.',
  ),
  'reason-missing': as('invalid', '办理“{verb}”必须写明理由。', '"{verb}" needs a reason in words.'),
  'note-not-taken': as(
    'invalid',
    '办理“{verb}”不写说明：依据和理由留在纸质批件上，请清空说明后再提交。',
    '"{verb}" takes no note: what it rests on stays on paper. Clear the note and submit again.',
  ),
  'note-too-long': as('invalid', '说明太长：最多 {max} 字。', 'The note is too long: {max} characters at most.'),

  // The procedure
  'not-in-this-state': as(
    'conflict',
    '当前为“{state}”，不能办理“{verb}”。{why}',
    'It is "{state}" now, so "{verb}" cannot be done. {why}',
  ),
  'already-so': as(
    'conflict',
    '“{verb}”已经办理过，现为“{state}”。',
    '"{verb}" has been done already; it is "{state}" now.',
  ),
  'not-yours': as('forbidden', '“{verb}”应由{parties}办理。', '"{verb}" is for {parties} to do.'),
  'same-person': as(
    'forbidden',
    '不相容岗位分离：办理过“{other}”的人不能再办理“{verb}”。',
    'Duties are separated: whoever did "{other}" must not do "{verb}".',
  ),
  'not-by-form': as(
    'forbidden',
    '“{verb}”由系统在办理相应事项时自动登记，不能单独办理。',
    '"{verb}" is recorded by the house when the thing itself is done; it cannot be done from a form.',
  ),
  'version-conflict': as(
    'conflict',
    '您看到的是第 {seen} 版，现在已是第 {current} 版。请刷新后再办理。',
    'You saw revision {seen}, it is revision {current} now. Look again before you act.',
  ),
  'claim-taken': as('conflict', '{says}', '{says}'),
  'rule-broken': as(
    'unavailable',
    '规则“{rule}”本身出错，无法判断，请联系管理员。',
    'Rule "{rule}" itself failed and could not judge. Tell the administrator.',
  ),
  'register-not-in-use': as(
    'forbidden',
    '本单位还没有启用“{register}”，请管理员先在设置中启用。',
    'Your unit does not use "{register}" yet; ask the administrator to switch it on.',
  ),
  'mechanism-part-unknown': as(
    'invalid',
    '“{register}”里没有“{part}”这一项：请核对台账代码和事项、规则、指标的代码。',
    'There is no "{part}" in "{register}": check the names of the register and of its duty, rule or indicator.',
  ),
  'mechanism-never-overridden': as(
    'invalid',
    '规则“{rule}”不满足就办不成，不会被越过：请改绑提醒类规则、指标或者定期事项。',
    'Rule "{rule}" refuses, so it is never overridden: bind a rule that warns, an indicator or a duty.',
  ),
  'mechanism-window-invalid': as(
    'invalid',
    '{from}至{to}不是这项机制运行的区间：起日不早于起算日期{since}，止日不晚于今天。',
    '{from} to {to} is no window of this mechanism: begin on or after {since}, end today or before.',
  ),
  'mechanism-window-too-large': as(
    'limit',
    '这段时间有{count}条记录，一份清单最多{max}条：请缩短区间，分几份生成。',
    'There are {count} records in this window and a list holds {max}: shorten the window and make several lists.',
  ),
  'mechanism-without-threshold': as(
    'invalid',
    '指标“{indicator}”没有界线：请填写“不低于”或者“不高于”。',
    'Indicator "{indicator}" has no threshold: say at least or at most how much.',
  ),
  'channel-not-configured': as(
    'forbidden',
    '管理员没有配置这种提醒方式，请选择其他方式。',
    'The administrator has not configured this way of reminding. Choose another.',
  ),
  'address-invalid': as(
    'invalid',
    '接收地址不对：邮件填一个邮箱地址，消息网关填本人账号，不能有空格。',
    'The address is wrong: one e-mail address, or your account at the gateway, without spaces.',
  ),
  'notice-not-clean': as(
    'invalid',
    '通报还有 {count} 处错误，不能定稿：{first}请先在通报页面逐条处理。',
    'The notice has {count} errors and cannot be frozen: {first} Deal with them on its page first.',
  ),
  'archive-empty': as(
    'invalid',
    '这个问题还没有佐证材料，不能装订成卷。',
    'The finding has no evidence yet: there is nothing to bind.',
  ),
  'archive-too-large': as(
    'limit',
    '佐证材料合计超过 {max}，不能这样导出：PDF 过大的请取压缩包，仍然过大的请分批下载。',
    'The evidence is more than {max}: take the zip instead of the PDF, or the files in parts.',
  ),
  'archive-not-bound': as(
    'unavailable',
    '佐证材料没有装订成一份 PDF（内容过大或者文件损坏），请改取压缩包。',
    'The evidence could not be bound into one PDF: too large, or damaged. Take the zip.',
  ),
  'form-unknown': as(
    'missing',
    '没有找到这个编号的表单：请核对编号（12 位），本单位打印的表单才能在这里归档。',
    'No form has this code: check its 12 signs. Only forms printed in this unit are filed here.',
  ),
  'form-stale': as(
    'conflict',
    '这张表单打印以后，记录的内容或者状态已有变动，签署的不再是现在的内容：请重新打印、签署。',
    'The record has changed since this form was printed: what was signed is not what stands now. Print and sign it again.',
  ),
  'paper-not-offered': as(
    'invalid',
    '这条记录目前没有这种文书：请从“文书”菜单中选择。',
    'This record has no such paper now: choose one from its menu of papers.',
  ),
  'cause-broken': as(
    'unavailable',
    '随之办理的事项找不到或者互相牵连，没有办理，请联系管理员。',
    'What was to be done along with it was not found, or runs in a ring; nothing was done. Tell the administrator.',
  ),
  'question-unanswered': as(
    'unavailable',
    '规则“{rule}”所需的情况没有查到，请重试。',
    'What rule "{rule}" needs to know was not answered. Try again.',
  ),
  'holidays-unknown': as(
    'unavailable',
    '“{deadline}”算到 {day}，该年节假日安排尚未公布，暂按周末推算，请届时核对。',
    '"{deadline}" falls on {day}; that year’s holidays are not announced yet, so only weekends were counted. Check it then.',
  ),

  // Requests
  'request-invalid': as('invalid', '请求的内容不合格式：{detail}', 'The request cannot be read: {detail}'),
  'request-too-large': as('limit', '请求太大：最多 {max}。', 'The request is too large: {max} at most.'),
  'query-invalid': as('invalid', '查询条件有误：{detail}', 'The query cannot be read: {detail}'),
  'cursor-invalid': as(
    'invalid',
    '翻页标记已失效，请从第一页重新查看。',
    'The page mark is no longer good. Begin at the first page.',
  ),
  'too-many-requests': as(
    'limit',
    '操作太频繁，请在 {seconds} 秒后重试。',
    'Too many requests. Try again in {seconds} seconds.',
  ),
  'idempotency-key-missing': as(
    'invalid',
    '写入请求必须带幂等键。',
    'A writing request must bring an idempotency key.',
  ),
  'idempotency-key-reused': as(
    'conflict',
    '同一幂等键已用于另一请求。',
    'This idempotency key has been used for a different request.',
  ),
  unavailable: as('unavailable', '暂时无法办理，请稍后重试。', 'Not possible just now. Try again shortly.'),
  'outcome-unknown': as(
    'unavailable',
    '无法确认是否已经写入，请用同一幂等键重试。',
    'Whether it was written is not known. Repeat it with the same idempotency key.',
  ),

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

export type RefusalCode = keyof typeof refusalCodes

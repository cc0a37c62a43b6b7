import { refusalCodesOfFiles } from './refusal-codes-of-files.ts'
import { refusalCodesOfPeople } from './refusal-codes-of-people.ts'
import { as, type RefusalCodeSpec } from './refusal-spec.ts'

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
  'setting-of-nothing': as(
    'invalid',
    '没有代码为“{register}”的台账，参数无处可设：请从参数页选择。',
    'There is no register "{register}" to set anything of: choose on the page of settings.',
  ),
  'setting-unknown': as(
    'invalid',
    '“{register}”没有代码为“{setting}”的参数：请从参数页选择。',
    '"{register}" has no setting "{setting}": choose on the page of settings.',
  ),
  'setting-out-of-range': as(
    'invalid',
    '“{setting}”只能设在 {min} 到 {max} 之间：请改数值。',
    '"{setting}" can only be set from {min} to {max}: choose another figure.',
  ),
  'setting-may-loosen': as(
    'forbidden',
    '这样改“{setting}”会放松控制，或者无法认定是收紧：须由另一人提出、主要负责人批准。',
    'Setting "{setting}" so loosens the control, or cannot be told to tighten it: another person proposes it and the director approves.',
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
  'stream-too-wide': as(
    'limit',
    '指向这条记录的记录超过 {max} 条，不能合成一条经过；请到各自的列表查看。',
    'More than {max} records point to this one: too many for one stream. Look at them in their own lists.',
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

  ...refusalCodesOfFiles,
  ...refusalCodesOfPeople,
} as const satisfies Readonly<{ [code: string]: RefusalCodeSpec }>

export type RefusalCode = keyof typeof refusalCodes

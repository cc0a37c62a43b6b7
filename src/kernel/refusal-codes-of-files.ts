import { as, type RefusalCodeSpec } from './refusal-spec.ts'

/** Codes about files, and about papers that are read in. */
export const refusalCodesOfFiles = {
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
} as const satisfies Readonly<{ [code: string]: RefusalCodeSpec }>

import type { Label } from '../../kernel/words.ts'

const words = {
  'manifest-missing': {
    zh: '包内没有清单文件。请向报送单位索取完整的包。',
    en: 'The package has no manifest. Ask the sender for the whole package.',
  },
  'manifest-unreadable': {
    zh: '清单文件无法读取，或不是报送包。请核对是否选错文件。',
    en: 'The manifest cannot be read, or this is no package. Check that it is the right file.',
  },
  'manifest-member': {
    zh: '清单中的这一项缺失或填写有误。请由报送单位重新生成。',
    en: 'This member of the manifest is missing or wrong. Ask the sender to make the package again.',
  },
  'version-unknown': {
    zh: '这个包由其他版本生成，本版本不能读取。请先升级，或由报送单位用相同版本重新生成。',
    en: 'The package was made by another version that is not known here. Upgrade first, or ask for one of the same version.',
  },
  'signature-missing': {
    zh: '包内没有签名文件。请由报送单位重新生成。',
    en: 'The package has no signature. Ask the sender to make it again.',
  },
  'signature-wrong': {
    zh: '签名与清单不符：清单在生成后被改动，或不是登记的密钥所签。请向报送单位核实。',
    en: 'The signature does not fit the manifest: it was changed, or signed with another key. Ask the sender.',
  },
  'key-unknown': {
    zh: '没有登记这个单位的密钥。请先当面核对并登记。',
    en: 'No key of this unit is known. Compare it in person and enter it first.',
  },
  'other-kind': {
    zh: '这里应为另一种包（报送包或退回包）。请核对方向。',
    en: 'The other kind of package (report or return) is expected here. Check the direction.',
  },
  'other-round': {
    zh: '这个包属于另一轮次。请在相应轮次中导入。',
    en: 'The package is of another round. Take it in there.',
  },
  'other-unit': {
    zh: '这个包来自另一单位。请在相应单位中导入。',
    en: 'The package is of another unit. Take it in there.',
  },
  'file-missing': {
    zh: '清单列有这个文件，包内没有。请由报送单位重新生成。',
    en: 'The manifest lists this file, the package lacks it. Ask the sender to make it again.',
  },
  'file-unlisted': {
    zh: '清单没有列出这个文件。请由报送单位重新生成，不要在包内增添文件。',
    en: 'The manifest does not list this file. Ask for a new package; nothing may be added to one.',
  },
  'listed-twice': {
    zh: '清单重复列出这个文件。请由报送单位重新生成。',
    en: 'The manifest lists this file twice. Ask the sender to make the package again.',
  },
  'name-unsafe': {
    zh: '文件名含有不能使用的字符或路径。请由报送单位重新生成。',
    en: 'The name has characters or a path that cannot be used. Ask the sender to make the package again.',
  },
  'hash-wrong': {
    zh: '文件与清单所记的大小或校验值不符，可能已损坏或被改动。请重新刻录。',
    en: 'Size or hash are not those of the manifest: the file is damaged or was changed. Ask for another disc.',
  },
  'list-unreadable': {
    zh: '这份清册无法读取。请由报送单位重新生成。',
    en: 'This list cannot be read. Ask the sender to make the package again.',
  },
  'row-unreadable': {
    zh: '清册中的这一条缺项或格式有误。请由报送单位重新生成。',
    en: 'This row lacks members or has wrong ones. Ask the sender to make the package again.',
  },
  'evidence-without-file': {
    zh: '佐证清册列有这个文件，清单中没有。请由报送单位重新生成。',
    en: 'The list of evidence names this file, the manifest does not. Ask the sender to make the package again.',
  },
  'evidence-without-finding': {
    zh: '这份佐证所属的问题不在包内。请由报送单位重新生成。',
    en: 'The finding of this evidence is not in the package. Ask the sender to make it again.',
  },
  'count-wrong': {
    zh: '这一类的条数与清单所记不符。请由报送单位重新生成。',
    en: 'Their number is not that of the manifest. Ask the sender to make the package again.',
  },
} as const satisfies Readonly<{ [code: string]: Label }>

export type PackageDefectCode = keyof typeof words

/** Something that is wrong with a package. `at`: the file, member or row it is about. */
export interface PackageDefect {
  readonly code: PackageDefectCode
  readonly at: string
  readonly words: Label
}

export const packageDefect = (code: PackageDefectCode, at: string): PackageDefect => ({ code, at, words: words[code] })

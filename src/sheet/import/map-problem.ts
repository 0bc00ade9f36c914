import type { z } from 'zod'
import type { Language, Words } from '../../model/language.ts'

/** What an import's map should say where it says something else; zod's own words serve for the rest. */
const EXPECTED = {
  zone: { zh: '应是 IANA 时区，如 Asia/Shanghai', en: 'expected an IANA time zone, such as Asia/Shanghai' },
  format: {
    zh: '应是带年月日的 dayjs 格式，如 YYYY-MM-DD HH:mm:ss（12 小时制要有 A；不读时差，固定的 Z 写成 [Z]）',
    en: 'expected a dayjs format with year, month and day, such as YYYY-MM-DD HH:mm:ss (a 12-hour clock needs A; offsets are not read, a fixed Z is written [Z])',
  },
  encoding: {
    zh: '应是编码名，如 utf-8、gb18030、utf-16le',
    en: 'expected an encoding, such as utf-8, gb18030, utf-16le',
  },
  delimiter: {
    zh: '应是一个字符，如 , 或 ;，不能是引号或换行',
    en: 'expected one character, such as , or ;, and no quote or line break',
  },
  source: {
    zh: '应是来源列名，或几个来源列名的列表',
    en: "expected a source column's name, or a list of such names",
  },
  fixedTime: {
    zh: '时间不能是固定文字：请在 columns 里指明来源列',
    en: 'expected no time here: name its source column in columns',
  },
  badWord: { zh: '应是本列认识的词', en: 'expected a word that this column knows' },
  needed: {
    zh: '每行都要有：请在 columns 里指明来源列，或在 constants 里给出文字',
    en: 'expected a source column here, or a text in constants: every row needs it',
  },
  neededColumn: {
    zh: '每行都要有自己的：请指明来源列',
    en: "expected a source column's name: every row needs its own",
  },
  reachable: {
    zh: '除匿名外每行都要有：请指明来源列，或在 constants 里写 anonymous',
    en: 'expected a source column here, or anonymous mapped or in constants: every other row needs it',
  },
  bothWays: {
    zh: '同一个词不能既是 open 又是 resolved',
    en: 'expected each word under open or under resolved, not both',
  },
} as const satisfies Readonly<Record<string, Words>>

export type Expected = keyof typeof EXPECTED

const isOurs = (message: string): message is Expected => Object.hasOwn(EXPECTED, message)

/** The lines for one issue: the place in the map, and what is expected there. `keysAt` are the keys an object may have. */
export function mapProblemLines(
  issue: z.core.$ZodIssue,
  keysAt: (place: string) => readonly string[],
  language: Language,
): readonly string[] {
  const place = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(place).join(language === 'zh' ? '、' : ', ')
    const expected = language === 'zh' ? `没有这一项，可用：${keys}` : `no such key; expected one of: ${keys}`
    return issue.keys.map((key) => `${place === '' ? key : `${place}.${key}`}: ${expected}`)
  }
  const where = place === '' ? (language === 'zh' ? '整个文件' : 'the whole file') : place
  return [`${where}: ${isOurs(issue.message) ? EXPECTED[issue.message][language] : issue.message}`]
}

import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { staffContent } from '../../sheets-template/workbook/content/staff.ts'
import { complaints } from '../../sheets-template/workbook/index.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { toInstant } from '../../src/calendar/zone.ts'
import type { Language } from '../../src/model/language.ts'
import { cellReader } from '../../src/sheet/cells.ts'
import { categoryDirectory, otherCategoryNames, readCategory } from '../../src/sheet/typed/category.ts'
import { Inferred, Misread } from '../../src/sheet/typed/misread.ts'
import { staffDirectory } from '../../src/sheet/typed/person.ts'
import { table } from './table.ts'

/** What may be typed, and what becomes of it: said by the readers themselves. */

const ZONE = 'Asia/Shanghai'
/** When the guide's examples are read: a Sunday afternoon. */
const READ_AT = toInstant(ZONE, wallFrom(2026, 11, 22, 16))
export const readAt = formatInstant(ZONE, READ_AT)

type Kind = 'receivedAt' | 'phone' | 'room' | 'anonymous' | 'handler' | 'category'
type Examples = readonly (readonly [column: Kind, typed: readonly string[]])[]

const UNDERSTOOD: Readonly<Record<Language, Examples>> = {
  zh: [
    ['receivedAt', ['2026.11.21 9:30', '11-21 9:30', '11月21日上午9点半', '昨天 9:30', '昨天上午九点半']],
    ['receivedAt', ['9:30', '今早9点半', '上午9点半']],
    ['phone', ['13800138000', '138 0013 8000', '+86 138-0013-8000', '陈先生 13800138000']],
    ['phone', ['021-61234567转801', '021 6123 4567-801', '(021)61234567 分机801']],
    ['room', ['3-2-1201', '3栋2单元1201室', '3号楼2单元1201', '3#2-1201', '３－２－１２０１']],
    ['anonymous', ['是', '√', '对', '有', 'Y']],
    ['anonymous', ['否', '×', '无', '没有', 'N']],
    ['handler', ['王芳', '王 芳', '王芳主管', '王芳（前台）']],
    ['category', ['车辆管理/固定车位被占', '车辆管理 固定车位被占', '固定车位被占']],
  ],
  en: [
    ['receivedAt', ['2026-11-21 9:30', '21 Nov 2026 9:30am', 'Nov 21, 9:30', '11-21 9:30', 'yesterday 9:30']],
    ['receivedAt', ['9:30', '9:30 am', 'today 9:30']],
    ['phone', ['13800138000', '138 0013 8000', '+86 138-0013-8000', 'Mr Chen 13800138000']],
    ['phone', ['021-61234567 ext 801', '021 6123 4567 x801', '(021) 61234567-801']],
    ['room', ['3-2-1201', 'Block 3 Unit 2 Room 1201', '3/2/1201', '3栋2单元1201室']],
    ['anonymous', ['Yes', 'Y', 'true', '√', '是']],
    ['anonymous', ['No', 'N', 'false', '×', '否']],
    ['handler', ['Wang Fang', 'wang fang', 'Ms Wang Fang', 'Fang Wang', 'Wang Fang (desk)']],
    ['category', ['Vehicles and parking / Assigned space taken', 'Assigned space taken']],
  ],
}

const REFUSED: Readonly<Record<Language, Examples>> = {
  zh: [
    ['receivedAt', ['3点', '昨晚1点', '刚才', '9.30', '9:00-10:00']],
    ['phone', ['1390000123', '没有']],
    ['anonymous', ['x', '？']],
    ['handler', ['王师傅', '王芳、李静']],
    ['category', ['车辆']],
  ],
  en: [
    ['receivedAt', ['03/04/2026', '3', 'last night 1am', 'just now', '9:00-10:00']],
    ['phone', ['1390000123', 'none']],
    ['anonymous', ['x', '?']],
    ['handler', ['Mr Wang', 'Wang Fang, Li Jing']],
    ['category', ['Cars']],
  ],
}

const columnOf = (kind: Kind) => complaints.columns.find(({ key }) => key === kind) ?? complaints.columns[0]

const directories = (language: Language) => ({
  people: staffDirectory(staffContent.map(({ name }) => ({ name: name[language] }))),
  kinds: categoryDirectory(
    categoryContent.map(({ register, category, subcategory }) => ({
      register,
      category: category[language],
      ...(subcategory === undefined ? {} : { subcategory: subcategory[language] }),
    })),
    otherCategoryNames(categoryContent),
  ),
})

/** What a typed text comes to, in a clerk's words; undefined where it would be marked. */
export function understood(kind: Kind, typed: string, language: Language): string | undefined {
  const { people, kinds } = directories(language)
  if (kind === 'category') {
    const { category, subcategory, problems } = readCategory('complaint', typed, undefined, kinds)
    return problems.length > 0 ? undefined : [category, subcategory].filter((word) => word !== undefined).join(' · ')
  }
  const reading = cellReader(columnOf(kind), ZONE)(typed, { zone: ZONE, language, now: READ_AT, people })
  if (reading instanceof Misread) return undefined
  if (reading instanceof Inferred) return formatInstant(ZONE, reading.at)
  if (typeof reading === 'boolean') return language === 'zh' ? (reading ? '是' : '否') : reading ? 'Yes' : 'No'
  return typeof reading === 'number' ? formatInstant(ZONE, reading as typeof READ_AT) : String(reading)
}

const header = (kind: Kind, language: Language): string =>
  kind === 'receivedAt'
    ? { zh: '时间', en: 'Times' }[language]
    : kind === 'anonymous'
      ? { zh: '是或否', en: 'Yes or no' }[language]
      : kind === 'handler'
        ? { zh: '人', en: 'People' }[language]
        : columnOf(kind)[language]

const quoted = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(' ')

/** The table of what may be typed. Throws where an example is not read as the others of its line. */
export function typedTable(language: Language): string {
  const rows = UNDERSTOOD[language].map(([kind, examples]) => {
    const read = new Set(examples.map((typed) => understood(kind, typed, language)))
    const [one] = read
    if (one === undefined || read.size !== 1)
      throw new Error(`${examples.join(' | ')} are read as ${[...read].join(' | ')}`)
    return [header(kind, language), quoted(examples), one]
  })
  return table(language === 'zh' ? ['', '可以这样写', '读作'] : ['', 'What may be typed', 'Read as'], rows)
}

/** What is marked and never guessed. Throws where one is understood. */
export function refusedText(language: Language): string {
  return REFUSED[language]
    .map(([kind, examples]) => {
      const read = examples.find((typed) => understood(kind, typed, language) !== undefined)
      if (read !== undefined) throw new Error(`${read} is understood`)
      return `${header(kind, language)} ${quoted(examples)}`
    })
    .join(language === 'zh' ? '；' : '; ')
}

import { readChineseNumber } from '../calendar/chinese-number.ts'
import type { CaseFields } from '../model/case.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Scope } from '../model/staff.ts'

/** What a mail is about: a case as its row tells it. The register is unknown where it is about no case. */
export interface Concern {
  readonly register?: CaseRegister
  readonly fields: CaseFields
}

/** No building is told by more than the beginning of a long text. */
const LOOKED_AT = 100

const NAME = '\\d{1,3}[A-Z]?|[A-Z]{1,2}\\d{0,2}|[一二三四五六七八九十]{1,3}'
/** `3-2-1501`, `3-1501`, `3-2单元1501`; of 3-15 nobody knows whether it is a room. */
const ROOM = new RegExp(
  `^(${NAME})(?:-(?:\\d{1,2}|[A-Z])(?:-\\d{1,4}|(?:单元|门)-?\\d{0,4})|-\\d{3,4})[A-Z]?(?:号?室|号?房|号|户)?$`,
)
/** 3栋, 5号楼, A座, 12#; not the 3 of 13栋. */
const NAMED = new RegExp(`(?<![\\dA-Z一二三四五六七八九十-])(${NAME})(?:号楼|号院|#楼?|[栋幢座])`, 'g')
const ENGLISH = new RegExp(`\\b(?:BLOCK|BLK|BUILDING|BLDG|TOWER)[\\s.,#-]*(\\d{1,3}[A-Z]?|[A-Z]{1,2}\\d{0,2})\\b`, 'g')
/** The building of a text that is nothing else: what stands in a scope. */
const ALONE = new RegExp(`^(${NAME})$`)

/**
 * The building that a room or a place lies in, as it is compared: `3` for `3-2-1501`, `3栋2单元1501`, `三号楼大堂` and `Block 3`, `A` for `Ａ座`.
 * Undefined where it cannot be told, or where several are named.
 */
export function buildingOf(place: string): string | undefined {
  const text = tidy(place)
  const [, ofRoom] = ROOM.exec(text.replaceAll(' ', '')) ?? []
  if (ofRoom !== undefined) return nameOf(ofRoom)
  const found = [...text.replaceAll(/(?<=[\dA-Z]) +(?=[号#栋幢座])/g, '').matchAll(NAMED), ...text.matchAll(ENGLISH)]
  const names = new Set(found.map(([, name = '']) => nameOf(name)))
  return names.size === 1 ? [...names][0] : undefined
}

/** The building that a word of a scope names: as `buildingOf` tells it, or by its name alone: `3`, `A`. */
export function buildingNamed(word: string): string | undefined {
  const [, alone] = ALONE.exec(tidy(word)) ?? []
  return alone === undefined ? buildingOf(word) : nameOf(alone)
}

const tidy = (text: string): string =>
  text
    .slice(0, LOOKED_AT)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[‐-―−﹣ー]/g, '-')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Undefined for 二三, which may be 23, or 2 and 3. */
const nameOf = (name: string): string | undefined =>
  /^[\dA-Z]/.test(name) ? name.replace(/^0+(?=\d)/, '') : readChineseNumber(name)?.toString()

/**
 * Whether a case is among what a person looks after (R25). What is not known of the case narrows nothing: one mail too many is better
 * than none. The place where it happened counts before the customer's room.
 */
export function fitsScope(scope: Scope | undefined, { register, fields }: Concern): boolean {
  if (scope === undefined) return true
  const { registers, categories, buildings } = scope
  if (registers !== undefined && register !== undefined && !registers.includes(register)) return false
  if (categories !== undefined && !fitsCategory(categories, fields)) return false
  if (buildings === undefined) return true
  const building = buildingOf(fields.place ?? '') ?? buildingOf(fields.room ?? '')
  return building === undefined || buildings.includes(building)
}

const fitsCategory = (categories: readonly string[], { category, subcategory }: CaseFields): boolean =>
  category === undefined || categories.some((one) => one === category || one === subcategory)

import type { Words } from '../../model/language.ts'

/**
 * What is removed from a case before others may learn from it (R48), by sort: whoever it was, and what leads to them. The words are those
 * of what stands in its place and of what is told of it.
 */
export const REMOVED = {
  customer: { zh: '客户', en: 'customer' },
  staff: { zh: '员工', en: 'staff' },
  person: { zh: '某人', en: 'person' },
  phone: { zh: '电话', en: 'phone' },
  room: { zh: '房号', en: 'room' },
  space: { zh: '车位', en: 'parking space' },
  plate: { zh: '车牌', en: 'plate' },
  mail: { zh: '邮箱', en: 'mail' },
  id: { zh: '证件号', en: 'ID' },
  account: { zh: '号码', en: 'number' },
  asked: { zh: '隐去', en: 'removed' },
} as const satisfies Readonly<Record<string, Words>>

export type RemovedSort = keyof typeof REMOVED

/** In the order in which they are told. */
export const REMOVED_SORTS = Object.keys(REMOVED) as readonly RemovedSort[]

/** How often something of each sort was removed; what was not is absent. */
export type Removed = ReadonlyMap<RemovedSort, number>

/** A character that stands for what was removed while the rest is still looked through: no text has it, for `tidied` takes it out. */
export const markOf = (sort: RemovedSort): string => String.fromCharCode(FIRST_MARK + REMOVED_SORTS.indexOf(sort))

const FIRST_MARK = 0xe000
/** Digits of what tells nobody: dates and case numbers, kept from being taken for a phone. */
const FIRST_DIGIT = 0xe020

/** Every such character. */
export const MARKS = /[\uE000-\uE02F]/g

/** A text whose digits count for none. */
export const hidden = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(FIRST_DIGIT + Number(digit)))

/** What a mark stands for: a digit again, or what was removed. */
export function unmarked(mark: string): RemovedSort | number {
  const code = mark.charCodeAt(0)
  const sort = REMOVED_SORTS[code - FIRST_MARK]
  return sort ?? code - FIRST_DIGIT
}

/** What was removed of several texts, together. */
export const allRemoved = (all: readonly Removed[]): Removed =>
  new Map(
    REMOVED_SORTS.flatMap((sort) => {
      const n = all.reduce((sum, one) => sum + (one.get(sort) ?? 0), 0)
      return n === 0 ? [] : [[sort, n] as const]
    }),
  )

import type { Language, Words } from '../../model/language.ts'
import { REMOVED, REMOVED_SORTS, type Removed } from '../../rules/library/removed.ts'

/** What a line of the library says of itself. */
const HINTS = {
  review: {
    zh: '待审：请看看还认不认得出是谁',
    en: 'To be reviewed: see that nobody can be known from it',
  },
  changed: {
    zh: '审过以后个案有改动，这里没有跟着改；要重写就清空“已审”',
    en: 'The case has changed since this was reviewed; clear "Reviewed" to have it written anew',
  },
  rewritten: {
    zh: '写入时正好有人移动行，已按个案重写：请再审一遍',
    en: 'Rows were moved while it was written to; it was written anew from its case: review it again',
  },
  unmarked: {
    zh: '典型案例的标记已取消，不再跟着个案改；不要的话可以删掉这一行',
    en: 'No longer marked as exemplary: it follows its case no more; delete the row if it is not wanted',
  },
  gone: {
    zh: '台账里已没有这一件，这一行不再改',
    en: 'Its case is in the register no more; the row stays as it is',
  },
} as const satisfies Readonly<Record<string, Words>>

export type Hint = keyof typeof HINTS

export const hintText = (hint: Hint, language: Language): string => HINTS[hint][language]

/** `row` is an index. */
export const twiceText = (row: number, language: Language): string =>
  language === 'zh'
    ? `和第 ${row + 1} 行是同一件，只有那一行跟着个案改；这一行可以删掉`
    : `The same case as row ${row + 1}, which alone follows it; delete this one`

/** `客户 2、电话 1` */
export function removedText(removed: Removed, language: Language): string {
  const counted = REMOVED_SORTS.flatMap((sort) => {
    const n = removed.get(sort)
    return n === undefined ? [] : [`${REMOVED[sort][language]} ${n}`]
  })
  if (counted.length === 0) return language === 'zh' ? '没有' : 'nothing'
  return counted.join(language === 'zh' ? '、' : ', ')
}

import { library as libraryTab } from '../../sheets-template/workbook/index.ts'
import { cleanLine } from '../mail/clean.ts'
import type { Language } from '../model/language.ts'
import type { LibraryCase } from '../sheet/library.ts'

/** The texts of a case, below its first line. */
const TEXTS = ['story', 'handling', 'lesson', 'says'] as const

/** Exemplary cases for the terminal, one below the other; how many there are comes last. */
export function libraryText(found: readonly LibraryCase[], language: Language): string {
  const total = language === 'zh' ? `${found.length} 件` : `${found.length} ${found.length === 1 ? 'case' : 'cases'}`
  return [...found.map((one) => caseLines(one, language).join('\n')), total].join('\n\n')
}

function caseLines(one: LibraryCase, language: Language): readonly string[] {
  const kind = [one.category, one.subcategory].filter((word) => word !== '').join('/')
  const state = one.isReviewed ? NAMES.reviewed[language] : language === 'zh' ? '未审' : 'not reviewed'
  const head = [one.number, one.title, one.register, kind, one.cause, state].filter((word) => word !== '')
  const texts = TEXTS.filter((key) => one[key] !== '').map(
    (key) =>
      `  ${NAMES[key][language]}${language === 'zh' ? '：' : ': '}${cleanLine(one[key].replaceAll('\n', ' / '))}`,
  )
  return [cleanLine(head.join(' · ')), ...texts]
}

const nameOf = (wanted: string) => libraryTab.columns.find(({ key }) => key === wanted) ?? { zh: wanted, en: wanted }

/** What the tab's own columns are called. */
const NAMES = {
  story: nameOf('story'),
  handling: nameOf('handling'),
  lesson: nameOf('lesson'),
  says: nameOf('says'),
  reviewed: nameOf('reviewed'),
} as const

/** The same as data; `row` as people count it. */
export const libraryJson = (found: readonly LibraryCase[]): string =>
  JSON.stringify(
    found.map(({ row, ...one }) => ({ ...one, row: row + 1 })),
    undefined,
    2,
  )

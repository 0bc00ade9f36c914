import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import { instant } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import { checkCallback } from '../../src/rules/callback-checks.ts'
import { checkCase } from '../../src/rules/checks.ts'
import type { Column, ColumnType, Tab } from '../../src/sheet/definition.ts'

/** What to fill in each register, from left to right: the definition's own columns, help and examples. */

/** What a row cannot do without, by the check of a blank one (R05). */
function needed(tab: Tab): ReadonlySet<string> {
  const now = instant(0)
  const problems =
    tab.key === callbacks.key
      ? checkCallback({}, new Set(), { now, isCase: () => false, resolvedAt: undefined, isCounted: true })
      : checkCase(tab.key as CaseRegister, {}, new Set(), { now, staff: new Map() })
  return new Set(problems.filter(({ severity }) => severity === 'blocks').map(({ column }) => column))
}

/** How times, phones and rooms are written has a table of its own. */
const WRITTEN_BELOW: readonly ColumnType[] = ['instant', 'phone', 'room']

function how({ type, help, example }: Column, language: Language): string {
  const said = WRITTEN_BELOW.includes(type) ? '' : (example?.[language] ?? '')
  return [help?.[language] ?? '', said === '' ? '' : `\`${said}\``].filter((part) => part !== '').join(' ')
}

/** Whether a column was told of already: the same words, with the same help. */
const isTold = (column: Column, before: Tab, language: Language): boolean =>
  before.columns.some(
    (other) =>
      other.key === column.key &&
      other[language] === column[language] &&
      other.help?.[language] === column.help?.[language],
  )

const words = {
  zh: { and: '、', open: '（', close: '）', stop: '。', rare: '少用，折叠着', phases: ['接待时', '处理时', '办完时'] },
  en: {
    and: ', ',
    open: ' (',
    close: ')',
    stop: '.',
    rare: 'Seldom, folded away',
    phases: ['At the desk', 'At work', 'Done'],
  },
} as const

/** The columns with which another phase of a case begins: somebody works on it, it is over. */
const TURNS: readonly (readonly string[])[] = [['department'], ['status', 'resolvedAt']]

/** A register's columns by the phases of a case; one phase where nothing turns. */
function phases(columns: readonly Column[]): readonly (readonly Column[])[] {
  const starts = TURNS.map((keys) => columns.findIndex(({ key }) => keys.includes(key)))
  if (starts.includes(-1)) return [columns]
  return [0, ...starts].map((from, index) => columns.slice(from, starts[index]))
}

/** A register from left to right; what another one told before is not told again. */
function section(tab: Tab, before: Tab | undefined, language: Language): string {
  const { and, open, close, stop, rare, phases: names } = words[language]
  const must = needed(tab)
  const people = tab.columns.filter(({ writer }) => writer === 'people')
  const name = (column: Column) => (must.has(column.key) ? `**${column[language]}**` : column[language])
  const explained = (column: Column) => {
    const said = before !== undefined && isTold(column, before, language) ? '' : how(column, language)
    return said === '' ? name(column) : `${name(column)}${open}${said}${close}`
  }
  const told = phases(people.filter((column) => column.rare !== true)).map((columns) =>
    columns.map(explained).join(and),
  )
  const folded = people.filter((column) => column.rare === true).map(name)
  const colon = language === 'zh' ? '：' : ': '
  return [
    `### ${tab[language]}`,
    [
      ...(told.length === 1 ? told : told.map((said, index) => `_${names[index] ?? ''}_${colon}${said}`)),
      ...(folded.length === 0 ? [] : [`_${rare}_${colon}${folded.join(and)}`]),
    ]
      .map((line) => `- ${line}${stop}`)
      .join('\n'),
  ].join('\n\n')
}

export const registerSections = (language: Language): string =>
  [
    section(complaints, undefined, language),
    section(repairs, complaints, language),
    section(incidents, complaints, language),
    section(callbacks, complaints, language),
  ].join('\n\n')

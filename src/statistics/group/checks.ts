import { groupSettings as settingsTab, sites as sitesTab } from '../../../sheets-template/group/index.ts'
import type { GroupCell, GroupTables } from '../../ports/group.ts'
import type { Cell } from '../../ports/ledger.ts'
import { renderCell } from '../../sheet/cells.ts'
import type { ColumnType, Tab, ValueOf } from '../../sheet/definition.ts'
import type { GroupSettings } from '../../sheet/group-settings.ts'
import { type Sites, siteProblemText } from '../../sheet/group-sites.ts'
import { cellAt, findHeaders } from '../../sheet/headers.ts'
import { isSame } from '../../sheet/same-cell.ts'
import type { TabProblems } from '../../sheet/tab-problem.ts'
import { tabProblemText } from '../../sheet/tab-problem-text.ts'
import type { Month } from '../month.ts'
import { isFault, type Site } from './group-report.ts'
import type { PublishedMonth } from './published.ts'
import { UNPUBLISHED } from './tab/words.ts'

/** What a run of the group knows of its own tabs. */
export interface Checked {
  readonly sites: Sites
  readonly read: readonly { readonly row: number; readonly site: Site }[]
  readonly settings: GroupSettings
  readonly problems: TabProblems
  /** The month of which it is told how sites stand. */
  readonly month: Month
}

/**
 * The system's cells of the tabs that people write in: what is wrong with each row, and what a site's figures are of. A cell that says so
 * already is not written; of a row that was emptied, nothing is left.
 */
export function groupChecks(tables: GroupTables, checked: Checked): readonly GroupCell[] {
  const { settings, problems } = checked
  return [
    ...written(tables, sitesTab, siteCells(checked), settings),
    ...written(
      tables,
      settingsTab,
      new Map(
        [...problems].map(([row, found]) => {
          const texts = found.map((one) => tabProblemText(one, settingsTab.columns, settings.language))
          return [row, { check: joined(texts, settings) }]
        }),
      ),
      settings,
    ),
  ]
}

type Values = Readonly<Record<string, ValueOf<ColumnType> | undefined>>

function siteCells({ sites, read, settings, month }: Checked): ReadonlyMap<number, Values> {
  const ofRow = new Map(read.map(({ row, site }) => [row, site]))
  const { language } = settings
  return new Map(
    sites.rows.map(({ row, problems, isActive }) => {
      const site = ofRow.get(row)
      const texts = problems.map((problem) => siteProblemText(problem, language))
      if (!isActive) return [row, { check: joined(texts, settings) }]
      // What keeps it from being read stands there already where it is the row's own.
      if (site === undefined || isFault(site.months)) {
        const fault = site !== undefined && isFault(site.months) ? site.months.fault[language] : ''
        return [
          row,
          { check: joined(texts.some((text) => fault.includes(text)) ? texts : [...texts, fault], settings) },
        ]
      }
      const published = site.months.get(month) ?? 'not-published'
      if (typeof published === 'string')
        return [
          row,
          {
            asOf: latest(site.months.values()),
            check: joined(
              [...texts, `${month}${language === 'zh' ? '：' : ': '}${UNPUBLISHED[published][language]}`],
              settings,
            ),
          },
        ]
      return [row, { asOf: published.asOf, check: joined(texts, settings) }]
    }),
  )
}

const joined = (texts: readonly string[], { language }: GroupSettings): string =>
  texts.filter((text) => text !== '').join(language === 'zh' ? '；' : '; ')

/** The moment of the latest figures that there are. */
const latest = (months: Iterable<PublishedMonth | string>): number | undefined =>
  [...months].reduce<number | undefined>(
    (most, one) => (typeof one === 'string' || (most ?? -Infinity) >= one.asOf ? most : one.asOf),
    undefined,
  )

function written(
  tables: GroupTables,
  tab: Tab & { readonly key: GroupCell['tab'] },
  values: ReadonlyMap<number, Values>,
  settings: GroupSettings,
): readonly GroupCell[] {
  const table = tables.get(tab.key)
  if (table === undefined) return []
  const headers = findHeaders(tab, table)
  const system = tab.columns.filter(({ writer }) => writer === 'system')
  return table.rows.flatMap((cells, row) => {
    if (row === 0) return []
    return system.flatMap((column): readonly GroupCell[] => {
      const index = headers.at.get(column.key)
      if (index === undefined) return []
      const wanted: Cell = renderCell(column, values.get(row)?.[column.key], settings)
      return isSame(cellAt(cells, headers, column.key), wanted)
        ? []
        : [{ tab: tab.key, row, column: index, cell: wanted }]
    })
  })
}

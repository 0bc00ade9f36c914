import { sites as sitesTab } from '../../sheets-template/group/index.ts'
import type { Language } from '../model/language.ts'
import type { Cell } from '../ports/ledger.ts'
import { cellAt, findHeaders, type Headed, type Headers } from './headers.ts'
import { oneLine } from './label.ts'
import { quote } from './quote.ts'
import { Misread } from './typed/misread.ts'
import { readYesNo } from './typed/yes-no.ts'
import { plain } from './words.ts'

/** A row of the tab of sites in which people have written. */
export interface SiteRow {
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
  /** What the group's tabs call it. */
  readonly name: string
  /** Address, id or folder of its ledger as typed; undefined where it is not to be read: none is said, or another row has it. */
  readonly spreadsheet: string | undefined
  readonly isActive: boolean
  readonly problems: readonly SiteProblem[]
}

export type SiteProblem =
  | { readonly code: 'no-name' | 'no-spreadsheet' }
  /** Another row has the same; people see `row + 1`. */
  | { readonly code: 'name-twice' | 'spreadsheet-twice'; readonly row: number }
  | { readonly code: 'not-yes-no'; readonly typed: string }

export interface Sites {
  readonly rows: readonly SiteRow[]
  readonly headers: Headers
}

/**
 * Reads the tab of sites, in its order. A site without a name is called by its row; one whose ledger another row has already is told and
 * not read, for it would be counted twice.
 */
export function readSites(table: Headed | undefined, language: Language): Sites {
  const headers = findHeaders(sitesTab, table)
  const people = sitesTab.columns.filter(({ writer }) => writer === 'people').map(({ key }) => key)
  const names = new Map<string, number>()
  const ledgers = new Map<string, number>()
  const rows = (table?.rows ?? []).flatMap((cells, row): readonly SiteRow[] => {
    if (row === 0 || people.every((key) => isBlank(cellAt(cells, headers, key)))) return []
    const problems: SiteProblem[] = []
    const typed = (key: string): string => oneLine(String(cellAt(cells, headers, key) ?? ''))
    const [name, spreadsheet] = [typed('name'), typed('spreadsheet')]
    const isActive = readActive(cellAt(cells, headers, 'active'), problems)
    if (name === '') problems.push({ code: 'no-name' })
    else {
      const before = names.get(plain(name))
      if (before === undefined) names.set(plain(name), row)
      else problems.push({ code: 'name-twice', row: before })
    }
    // What does not count keeps nobody else from counting.
    const same = isActive ? ledgers.get(spreadsheetId(spreadsheet)) : undefined
    if (spreadsheet === '') problems.push({ code: 'no-spreadsheet' })
    else if (same !== undefined) problems.push({ code: 'spreadsheet-twice', row: same })
    else if (isActive) ledgers.set(spreadsheetId(spreadsheet), row)
    return [
      {
        row,
        name: name === '' ? (language === 'zh' ? `第 ${row + 1} 行` : `Row ${row + 1}`) : name,
        spreadsheet: spreadsheet === '' || same !== undefined ? undefined : spreadsheet,
        isActive,
        problems,
      },
    ]
  })
  return { rows, headers }
}

const isBlank = (cell: Cell): boolean => cell === undefined || cell === null || oneLine(String(cell)) === ''

function readActive(cell: Cell, problems: SiteProblem[]): boolean {
  if (isBlank(cell) || cell === undefined || cell === null) return true
  const read = readYesNo(cell)
  if (!(read instanceof Misread)) return read
  problems.push({ code: 'not-yes-no', typed: String(cell) })
  return true
}

/** The id in a spreadsheet's address; what is no address stays as it is. */
export const spreadsheetId = (typed: string): string => /\/spreadsheets\/d\/([\w-]+)/.exec(typed)?.[1] ?? typed

/** What is wrong with a row of the tab of sites, as a sentence for whoever keeps it. */
export function siteProblemText(problem: SiteProblem, language: Language): string {
  const zh = language === 'zh'
  switch (problem.code) {
    case 'no-name':
      return zh ? '请填“名称”' : 'Fill in "Name"'
    case 'no-spreadsheet':
      return zh ? '请填“表格”，否则不汇总' : 'Fill in "Spreadsheet"; it is not counted without'
    case 'name-twice':
      return zh
        ? `“名称”与第 ${problem.row + 1} 行相同，汇总表里分不清：请改一个`
        : `"Name" is the same as in row ${problem.row + 1}, and nobody can tell them apart: change one`
    case 'spreadsheet-twice':
      return zh
        ? `与第 ${problem.row + 1} 行是同一个表格，只按那一行汇总：请改正或删去本行`
        : `The same spreadsheet as in row ${problem.row + 1}, which is the one that counts: mend this row or delete it`
    case 'not-yes-no':
      return zh
        ? `“参与汇总”${quote(problem.typed, 'zh')}看不懂，按“是”：请填 是 或 否`
        : `"Counted" ${quote(problem.typed, 'en')} is not understood and taken for yes: write yes or no`
  }
}

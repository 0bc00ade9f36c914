import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../../sheets-template/workbook/index.ts'
import type { LedgerState } from '../../../ports/ledger.ts'
import { findHeaders } from '../../../sheet/headers.ts'
import { readSettings } from '../../../sheet/settings.ts'
import { dropdownRule, letter } from './columns.ts'
import { definitionOf } from './existing.ts'

/** The rule of a column's own dropdown in a workbook of these tables, as the set-up gives it; undefined where it has none. */
export function columnRule(
  tab: TabKey,
  index: number,
  tables: LedgerState['tables'],
): sheets_v4.Schema$DataValidationRule | undefined {
  const definition = definitionOf(tab)
  const { at } = findHeaders(definition, tables.get(tab))
  const column = definition.columns.find(({ key }) => at.get(key) === index)
  const settings = tables.get('settings')
  if (column === undefined || settings === undefined) return undefined
  return dropdownRule(column, readSettings(settings).settings.language, (key, columnKey) => {
    const list = tables.get(key)
    const place = findHeaders(definitionOf(key), list).at.get(columnKey)
    return list === undefined || place === undefined ? undefined : { title: list.title, letter: letter(place) }
  })
}

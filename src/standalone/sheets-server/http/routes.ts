import {
  valuesBatchClearByDataFilter,
  valuesBatchGetByDataFilter,
  valuesBatchUpdateByDataFilter,
} from '../methods/by-data-filter.ts'
import type { Call, Service } from '../methods/method.ts'
import {
  developerMetadataGet,
  developerMetadataSearch,
  sheetsCopyTo,
  spreadsheetsBatchUpdate,
  spreadsheetsCreate,
  spreadsheetsGet,
  spreadsheetsGetByDataFilter,
} from '../methods/spreadsheets.ts'
import {
  valuesAppend,
  valuesBatchClear,
  valuesBatchGet,
  valuesBatchUpdate,
  valuesClear,
  valuesGet,
  valuesUpdate,
} from '../methods/values.ts'

/** One method of the service. */
export type Route = {
  readonly id: string
  readonly verb: 'GET' | 'POST' | 'PUT'
  /** Which quota it counts against. */
  readonly effect: 'read' | 'write'
  /** The message that the answer is, for `fields` masks. */
  readonly answer: string
  readonly query: readonly string[]
  readonly run: (service: Service, call: Call) => object
  readonly pattern: RegExp
}

const RENDER = ['valueRenderOption', 'dateTimeRenderOption', 'majorDimension']
const REPLY = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
]

function route(
  id: string,
  verb: Route['verb'],
  template: string,
  effect: Route['effect'],
  answer: string,
  run: Route['run'],
  query: readonly string[] = [],
): Route {
  const pattern = new RegExp(`^/v4/spreadsheets${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`)
  return { id, verb, effect, answer, run, query, pattern }
}

const S = '/{spreadsheetId}'

/**
 * The more particular first: `values/A1:B2:append` is an append to `A1:B2`. A slash before what follows the id does no harm: some
 * clients put one there.
 */
const ROUTES: readonly Route[] = [
  route('spreadsheets.create', 'POST', '', 'write', 'Spreadsheet', spreadsheetsCreate),
  route(
    'spreadsheets.batchUpdate',
    'POST',
    `${S}/?:batchUpdate`,
    'write',
    'BatchUpdateSpreadsheetResponse',
    spreadsheetsBatchUpdate,
  ),
  route(
    'spreadsheets.getByDataFilter',
    'POST',
    `${S}/?:getByDataFilter`,
    'read',
    'Spreadsheet',
    spreadsheetsGetByDataFilter,
  ),
  route('spreadsheets.get', 'GET', `${S}/?`, 'read', 'Spreadsheet', spreadsheetsGet, [
    'ranges',
    'includeGridData',
    'excludeTablesInBandedRanges',
  ]),
  route(
    'spreadsheets.values.batchGet',
    'GET',
    `${S}/values:batchGet`,
    'read',
    'BatchGetValuesResponse',
    valuesBatchGet,
    ['ranges', ...RENDER],
  ),
  route(
    'spreadsheets.values.batchUpdate',
    'POST',
    `${S}/values:batchUpdate`,
    'write',
    'BatchUpdateValuesResponse',
    valuesBatchUpdate,
  ),
  route(
    'spreadsheets.values.batchClear',
    'POST',
    `${S}/values:batchClear`,
    'write',
    'BatchClearValuesResponse',
    valuesBatchClear,
  ),
  route(
    'spreadsheets.values.batchGetByDataFilter',
    'POST',
    `${S}/values:batchGetByDataFilter`,
    'read',
    'BatchGetValuesByDataFilterResponse',
    valuesBatchGetByDataFilter,
  ),
  route(
    'spreadsheets.values.batchUpdateByDataFilter',
    'POST',
    `${S}/values:batchUpdateByDataFilter`,
    'write',
    'BatchUpdateValuesByDataFilterResponse',
    valuesBatchUpdateByDataFilter,
  ),
  route(
    'spreadsheets.values.batchClearByDataFilter',
    'POST',
    `${S}/values:batchClearByDataFilter`,
    'write',
    'BatchClearValuesByDataFilterResponse',
    valuesBatchClearByDataFilter,
  ),
  route(
    'spreadsheets.values.append',
    'POST',
    `${S}/values/{range}:append`,
    'write',
    'AppendValuesResponse',
    valuesAppend,
    ['insertDataOption', ...REPLY],
  ),
  route('spreadsheets.values.clear', 'POST', `${S}/values/{range}:clear`, 'write', 'ClearValuesResponse', valuesClear),
  route('spreadsheets.values.get', 'GET', `${S}/values/{range}`, 'read', 'ValueRange', valuesGet, RENDER),
  route(
    'spreadsheets.values.update',
    'PUT',
    `${S}/values/{range}`,
    'write',
    'UpdateValuesResponse',
    valuesUpdate,
    REPLY,
  ),
  route('spreadsheets.sheets.copyTo', 'POST', `${S}/sheets/{sheetId}:copyTo`, 'write', 'SheetProperties', sheetsCopyTo),
  route(
    'spreadsheets.developerMetadata.search',
    'POST',
    `${S}/developerMetadata:search`,
    'read',
    'SearchDeveloperMetadataResponse',
    developerMetadataSearch,
  ),
  route(
    'spreadsheets.developerMetadata.get',
    'GET',
    `${S}/developerMetadata/{metadataId}`,
    'read',
    'DeveloperMetadata',
    developerMetadataGet,
  ),
]

/** Query parameters that every method takes. */
const COMMON = new Set([
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'upload_protocol',
  'uploadType',
  '$.xgafv',
])

/** Whether a method takes a query parameter of this name. */
export const takes = (found: Route, name: string): boolean => COMMON.has(name) || found.query.includes(name)

/** The method that a request names, with the names in its path; undefined when there is none. */
export function findRoute(
  verb: string | undefined,
  pathname: string,
): { route: Route; path: Record<string, string> } | undefined {
  for (const candidate of ROUTES) {
    if (candidate.verb !== verb) continue
    const groups = candidate.pattern.exec(pathname)?.groups
    if (candidate.pattern.test(pathname)) {
      const path = Object.entries(groups ?? {}).map(([name, value]) => [name, unescape(value)] as const)
      return { route: candidate, path: Object.fromEntries(path) }
    }
  }
  return undefined
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

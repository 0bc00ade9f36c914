import { type Mask, updateMask } from '../protocol/fields.ts'
import type { Request } from '../protocol/types.ts'
import { notForPeople } from './refusal.ts'

type Kind = keyof Request
type Allowed = { readonly [K in Kind]?: (request: NonNullable<Request[K]>) => boolean }

/** Methods that change something and are people's too. Reading is everybody's. */
const METHODS: ReadonlySet<string> = new Set([
  'spreadsheets.batchUpdate',
  'spreadsheets.values.update',
  'spreadsheets.values.batchUpdate',
  'spreadsheets.values.batchUpdateByDataFilter',
  'spreadsheets.values.append',
  'spreadsheets.values.clear',
  'spreadsheets.values.batchClear',
  'spreadsheets.values.batchClearByDataFilter',
])

const always = (): boolean => true
const rows = (dimension: string | null | undefined): boolean => dimension === 'ROWS'

const CONTENT = new Set(['userEnteredValue', 'note', 'textFormatRuns', 'chipRuns'])
const contentOnly = (mask: Mask): boolean => mask.size > 0 && mask.keys().every((name) => CONTENT.has(name))
const content = ({ fields }: { fields?: string | null }): boolean => contentOnly(updateMask(fields, 'CellData'))

const PASTES = new Set(['PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMULA', 'PASTE_NO_BORDERS'])
const values = (type: string | null | undefined): boolean => PASTES.has(type ?? 'PASTE_NORMAL')

/**
 * What people may ask for in a batch: writing values and notes, rows that come, go, move, are sorted or appended, widths and
 * heights, filter views. Anything that is not named here is the owner's.
 */
const REQUESTS: Allowed = {
  updateCells: content,
  appendCells: content,
  repeatCell: content,
  pasteData: ({ type }) => values(type),
  copyPaste: ({ pasteType }) => values(pasteType),
  cutPaste: ({ pasteType }) => values(pasteType),
  autoFill: always,
  findReplace: always,
  trimWhitespace: always,
  insertDimension: ({ range }) => rows(range?.dimension),
  deleteDimension: ({ range }) => rows(range?.dimension),
  moveDimension: ({ source }) => rows(source?.dimension),
  appendDimension: ({ dimension }) => rows(dimension),
  sortRange: always,
  updateDimensionProperties: ({ fields }) => {
    const mask = updateMask(fields, 'DimensionProperties')
    return mask.size > 0 && mask.keys().every((name) => name === 'pixelSize')
  },
  autoResizeDimensions: always,
  addFilterView: always,
  updateFilterView: always,
  deleteFilterView: always,
  duplicateFilterView: always,
}

/** @throws the refusal of a method that is not people's */
export function checkMethod(id: string, effect: 'read' | 'write'): void {
  if (effect === 'write' && !METHODS.has(id)) throw notForPeople(id)
}

/** @throws the refusal of a request that is not people's */
export function checkRequest(request: Request): void {
  for (const kind of Object.keys(request) as Kind[]) checkKind(kind, request)
}

function checkKind(kind: Kind, request: Request): void {
  // A kind's check takes that kind's body; the table's type holds them together, which the compiler cannot see here.
  const allowed = REQUESTS[kind] as ((body: object) => boolean) | undefined
  const body = request[kind]
  if (allowed === undefined || (body !== undefined && !allowed(body))) throw notForPeople(kind)
}

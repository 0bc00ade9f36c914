import { columnLetters } from '../a1/columns.ts'
import { type ApiError, errorInfo, invalid } from '../protocol/api-error.ts'

/** Why a person may not do something; pages say it in their reader's words. */
export type Reason = 'CELL_PROTECTED' | 'VALUE_NOT_IN_LIST' | 'NOT_FOR_PEOPLE'

/** The first of the cells that stand in the way, and how many there are. */
export type Offence = {
  readonly sheetId: number
  readonly row: number
  readonly column: number
  /** What the person wanted there. */
  readonly value: string
  readonly count: number
  /** What may be there, the first choices. */
  readonly allowed?: readonly string[]
  /** The kind of condition that is not met. */
  readonly condition?: string
}

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.'

const MOST_CHARACTERS = 200
const MOST_CHOICES = 20

const metadataOf = ({ sheetId, row, column, value, count, allowed, condition }: Offence): Record<string, string> => ({
  sheetId: String(sheetId),
  row: String(row),
  column: String(column),
  value: value.slice(0, MOST_CHARACTERS),
  count: String(count),
  ...(allowed === undefined ? {} : { allowed: allowed.slice(0, MOST_CHOICES).join('\n') }),
  ...(condition === undefined ? {} : { condition }),
})

/** The refusal of what a protected cell or row forbids. */
export const protectedCell = (offence: Offence): ApiError =>
  invalid(PROTECTED, [errorInfo('CELL_PROTECTED' satisfies Reason, metadataOf(offence))])

/** The refusal of a value that its cell's strict rule forbids. */
export const valueAgainstRule = (offence: Offence): ApiError =>
  invalid(
    `The data you entered in cell ${columnLetters(offence.column)}${offence.row + 1} violates the data validation rules set on this cell.`,
    [errorInfo('VALUE_NOT_IN_LIST' satisfies Reason, metadataOf(offence))],
  )

/** The refusal of what only the owner may do; `what` names the method or the kind of request. */
export const notForPeople = (what: string): ApiError =>
  invalid(PROTECTED, [errorInfo('NOT_FOR_PEOPLE' satisfies Reason, { what })])

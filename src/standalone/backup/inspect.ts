import { statSync } from 'node:fs'
import { type Options, readOptions } from '../../edge/options.ts'
import { wire } from '../../edge/wire.ts'
import { parseCaseNumber } from '../../model/case-number.ts'
import { Failure } from '../../model/failure.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { Cell } from '../../ports/ledger.ts'
import { type Headers, rowsOf } from '../../sheet/headers.ts'
import { viewLedger } from '../../sheet/ledger-view.ts'
import { textAt } from '../../sheet/register-table.ts'
import { openSheetsServer } from '../sheets-server/index.ts'

/** What a copy of a desk's file holds. */
export interface Contents {
  /** Cases that have a number; undefined where the workbook is not one that the desk has set up. */
  readonly cases: number | undefined
  /** Bytes. */
  readonly size: number
}

/**
 * Opens a copy as a desk would and counts what is in it: a copy that has been read once is one that can be read.
 * Throws the sheets service's open errors.
 */
export async function inspect(file: string): Promise<Contents> {
  const server = await openSheetsServer({ file })
  try {
    const [spreadsheet] = server.spreadsheetIds()
    const cases = spreadsheet === undefined ? undefined : await countCases({ spreadsheet, sheetsUrl: server.url })
    return { cases, size: statSync(file).size }
  } finally {
    await server.close()
  }
}

const isNumbered = (register: CaseRegister, cells: readonly Cell[], headers: Headers): boolean =>
  parseCaseNumber(register, textAt(cells, headers, 'number') ?? '') !== undefined

async function countCases(
  where: Required<Pick<Options, 'spreadsheet' | 'sheetsUrl'>> & object,
): Promise<number | undefined> {
  const parts = wire({ ...readOptions({ DAILY_CLEAR_LOG: 'silent' }), ...where, sheetsToken: 'local' })
  try {
    const state = await parts.ledger.read()
    return viewLedger(state).registers.reduce(
      (sum, { register, table, headers }) =>
        sum + rowsOf(table).reduce((n, { cells }) => n + (isNumbered(register, cells, headers) ? 1 : 0), 0),
      0,
    )
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined
    throw thrown
  } finally {
    await parts.close()
  }
}

import { fingerprint } from '../../model/fingerprint.ts'
import type { CaseRegister } from '../../model/register.ts'
import { memoryColumns } from '../../plan/choose-rows.ts'
import type { Cell } from '../../ports/ledger.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { printRecord } from '../../sheet/record.ts'
import { peopleColumnsOf, type RegisterTable, type StandingRow } from '../../sheet/register-table.ts'
import { printSeen } from '../../sheet/seen.ts'

/** A case as it stood at a moment, to be put into a register of few rows. */
export interface RowThen
  extends Pick<StandingRow, 'register' | 'number' | 'is' | 'basis' | 'record' | 'fields' | 'problems'> {
  /** Something may have come of it: the sweep is to look at it. Otherwise it is there for the mails that wait about it. */
  readonly isDue: boolean
}

/** Puts rows in place of those of a register, from the first row on. */
export type RegisterThen = (rows: readonly RowThen[]) => RegisterTable

/**
 * A register that holds as many rows as are asked about. Of their cells no more is filled than tells whose they are and that
 * something was typed: what stands in them is known.
 */
export function registerThen(register: RegisterTable, { settings, settingsMark }: LedgerView): RegisterThen {
  const [typed = 0] = peopleColumnsOf(register)
  const place = (key: string): number => register.headers.at.get(key) ?? -1
  const [number, record, seen] = [place('number'), place('record'), place('seen')]
  const width = Math.max(typed, number, record, seen) + 1
  const skip = memoryColumns(register)
  const header = register.table.rows[0] ?? []
  const cellsOf = (row: RowThen): readonly Cell[] => {
    const cells: Cell[] = Array.from({ length: width }, () => null)
    cells[typed] = '.'
    cells[number] = row.number ?? null
    cells[record] = row.number === undefined ? printRecord(row.record, settings.zone) : `${row.number} `
    if (!row.isDue) cells[seen] = printSeen(fingerprint(cells, skip), settingsMark, undefined)
    return cells
  }
  // Those that wait are many, and are the same at each sweep.
  const waiting = new Map<string, readonly Cell[]>()
  const waitingCells = (row: RowThen, number: string): readonly Cell[] => {
    const known = waiting.get(number) ?? cellsOf(row)
    waiting.set(number, known)
    return known
  }
  return (rows) => {
    const cells = rows.map((row) =>
      row.isDue || row.number === undefined ? cellsOf(row) : waitingCells(row, row.number),
    )
    const then: RegisterTable = {
      ...register,
      table: { ...register.table, rows: [header, ...cells] },
      read(index) {
        const row = rows[index - 1]
        if (row === undefined) throw new RangeError(`no row ${index}`)
        const said = { times: {}, unclear: {}, seen: {}, numberText: row.number }
        return { ...row, ...said, row: index, cells: cells[index - 1] ?? [] }
      },
      withRows: () => then,
    }
    return then
  }
}

/** After all weeks that cases are finished in: since then callbacks are made, and until then none. */
const NEVER = '9999-W52'

/** A ledger of which nobody makes callbacks or looks for cases that come again. */
export const withoutCallbacks = (view: LedgerView): LedgerView => ({
  ...view,
  callbacks: undefined,
  settings: { ...view.settings, repeatDays: 0 },
  memory: { ...view.memory, callbacks: NEVER },
})

/** The ledger as a sweep would have read it: nothing is wrong with its tabs. */
export type ViewThen = (
  rows: ReadonlyMap<CaseRegister, readonly RowThen[]>,
  series: LedgerView['memory']['series'],
) => LedgerView

export function viewThen(view: LedgerView, notices: LedgerView['notices']): ViewThen {
  const registers = view.registers.map((register) => ({
    key: register.register,
    then: registerThen(register, view),
  }))
  const memory = { ...view.memory, health: undefined, beat: undefined, outage: undefined }
  return (rows, series) => ({
    ...view,
    registers: registers.map(({ key, then }) => then(rows.get(key) ?? [])),
    notices,
    memory: { ...memory, series },
    faults: [],
  })
}

import type { Register, RowId } from './context.ts'
import { columnFor } from './groups.ts'

/** A row of a register that a card may be opened for. */
export type CaseRow = { readonly register: Register; readonly row: RowId }

export type Cases = {
  /** The row with a number. Of copies that nobody has told apart yet the first. */
  readonly find: (number: string) => CaseRow | undefined
  /** The callbacks of a case, in the order of their tab. */
  readonly callbacksOf: (number: string) => readonly CaseRow[]
}

/** As people type a number: capitals, full-width signs and blanks at the ends make no difference. */
const plain = (text: string): string => text.normalize('NFKC').trim().toUpperCase()

/** The rows of all registers by their numbers, and the callbacks by those of their cases. */
export function casesIn(registers: readonly Register[]): Cases {
  const byNumber = new Map<string, CaseRow>()
  const byCase = new Map<string, CaseRow[]>()
  for (const register of registers) {
    const columns = register.columns().filter(({ hidden }) => !hidden)
    const [number, about] = [columnFor(columns, 'number'), columnFor(columns, 'case')]
    for (const row of register.rows()) {
      const textOf = (column: typeof number) =>
        column === undefined ? '' : plain(register.cell(row, column.index).text)
      const [own, of] = [textOf(number), textOf(about)]
      if (own !== '' && !byNumber.has(own)) byNumber.set(own, { register, row })
      if (of === '') continue
      const known = byCase.get(of)
      if (known === undefined) byCase.set(of, [{ register, row }])
      else known.push({ register, row })
    }
  }
  return {
    find: (text) => byNumber.get(plain(text)),
    callbacksOf: (text) => byCase.get(plain(text)) ?? [],
  }
}

/** What the page asks of its numbers: letters of the register, the day, and the place in the day. */
const NUMBER = /([A-Z]{2}-\d{8}-\d{3,})/

/** A text in pieces, the numbers of cases apart: these have odd places. */
export const piecesOf = (text: string): readonly string[] => text.split(NUMBER)

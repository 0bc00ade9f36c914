import { instantToSerial } from '../../calendar/serial.ts'
import type { Instant } from '../../model/instant.ts'
import type { Cell } from '../../ports/ledger.ts'
import type { Stage } from '../../rules/life/roads.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { type RegisterTable, textAt } from '../../sheet/register-table.ts'

/** A ledger as far as its last days go. */
export interface Lately {
  readonly view: LedgerView
  /** Whether a case was left out: there were cases before these days. */
  readonly isCut: boolean
}

/**
 * A ledger without the rows that were over before a moment, so that the days since then need not read ten thousand old ones. The stage that
 * the system wrote and the times in the cells are believed; what has no number, or one that stands twice, stays, for which of two is
 * the case is told by both.
 */
export function lately(view: LedgerView, from: Instant): Lately {
  const before = instantToSerial(view.settings.zone, from) ?? 0
  const registers = view.registers.map((register) => {
    const old = oldRows(register, before)
    if (old.size === 0) return register
    return register.withRows(register.table.rows.map((cells, row) => (old.has(row) ? BLANK : cells)))
  })
  const isCut = registers.some((register, index) => register !== view.registers[index])
  return { view: isCut ? { ...view, registers } : view, isCut }
}

const BLANK: readonly Cell[] = []

/** The stages of a case on which somebody works, or that is none yet. */
const OPEN: ReadonlySet<string> = new Set<Stage>(['unaccepted', 'waiting', 'working', 'paused', 'afterCare'])

/** The words, in either language, of the stages in which a case is over or waits for its callback alone. */
const wordsOfOver = ({ columns }: RegisterTable): ReadonlySet<Cell> =>
  new Set(
    (columns.find(({ key }) => key === 'stage')?.choices ?? []).flatMap(({ key, zh, en }) =>
      OPEN.has(key) ? [] : [zh, en],
    ),
  )

function oldRows(register: RegisterTable, before: number): ReadonlySet<number> {
  const { table, headers } = register
  const over = wordsOfOver(register)
  const rowOf = new Map<string, number>()
  const twice = new Set<string>()
  for (const [row, cells] of table.rows.entries()) {
    const number = textAt(cells, headers, 'number')
    if (number === undefined) continue
    if (rowOf.has(number)) twice.add(number)
    rowOf.set(number, row)
  }
  const isBefore = (cell: Cell): boolean => typeof cell === 'number' && cell < before
  return new Set(
    [...rowOf].flatMap(([number, row]) => {
      const cells = table.rows[row] ?? []
      const reopened = cellAt(cells, headers, 'reopenedAt') ?? ''
      const isOld =
        row > 0 &&
        !twice.has(number) &&
        over.has(cellAt(cells, headers, 'stage')) &&
        isBefore(cellAt(cells, headers, 'resolvedAt')) &&
        isBefore(cellAt(cells, headers, 'receivedAt')) &&
        (reopened === '' || isBefore(reopened))
      return isOld ? [row] : []
    }),
  )
}

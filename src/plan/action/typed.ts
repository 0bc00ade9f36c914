import { instantToSerial } from '../../calendar/serial.ts'
import type { Words } from '../../model/language.ts'
import type { Cell } from '../../ports/ledger.ts'
import { renderCell } from '../../sheet/cells.ts'
import type { Column } from '../../sheet/definition.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { fullTime } from '../../sheet/typed/full-time.ts'
import { Misread } from '../../sheet/typed/misread.ts'
import { readPerson, staffDirectory } from '../../sheet/typed/person.ts'
import { readYesNo } from '../../sheet/typed/yes-no.ts'
import { choiceKey } from '../../sheet/words.ts'
import type { Cells } from './case.ts'
import { type ActInput, type FormField, LONGEST_TYPED } from './form.ts'

/** Something in a form that keeps it from being done: in which of its fields, in words without phone numbers. */
export interface FormProblem extends Words {
  readonly column: string
}

/**
 * What was typed into a form as the cells that a person would have left: a time that is said in full is one, a choice is its word in the
 * workbook, a person the name that the staff tab has. All else stays as it was typed, and is read and checked as typed cells are. What
 * no keyboard can put into a cell is left out: NUL, half a character, the form's own line ends.
 */
export function typedCells(
  form: readonly FormField[],
  { typed }: ActInput,
  view: LedgerView,
): { readonly cells: Cells; readonly problems: readonly FormProblem[] } {
  const cells = new Map<string, Cell>()
  const problems: FormProblem[] = []
  for (const { column, isNeeded } of form) {
    const text = keyed(Object.hasOwn(typed, column.key) ? (typed[column.key] ?? '') : '')
    const fault = faultOf(text, column, isNeeded)
    if (fault !== undefined) problems.push({ column: column.key, ...fault })
    else if (isVisible(text)) cells.set(column.key, cellOf(text, column, view))
  }
  return { cells, problems }
}

/** A letter, a figure, a sign: whoever sees nothing in a field has filled in nothing. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

const keyed = (text: string): string => text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')

function faultOf(text: string, { zh, en }: Column, isNeeded: boolean): Words | undefined {
  if (!isVisible(text)) return isNeeded ? { zh: `请填“${zh}”`, en: `Fill in "${en}"` } : undefined
  if (text.length <= LONGEST_TYPED) return undefined
  const most = LONGEST_TYPED.toLocaleString('en')
  return {
    zh: `“${zh}”太长：最多 ${most} 字，现有 ${text.length.toLocaleString('en')} 字，请写短些`,
    en: `"${en}" is too long: ${text.length.toLocaleString('en')} characters, at most ${most}; shorten it`,
  }
}

function cellOf(text: string, column: Column, { settings, staff }: LedgerView): Cell {
  const { zone } = settings
  switch (column.type) {
    case 'instant': {
      const at = fullTime(text, zone)
      return (at === undefined ? undefined : instantToSerial(zone, at)) ?? text.trim()
    }
    case 'choice': {
      const key = choiceKey(column.choices ?? [], text)
      return key === undefined ? text.trim() : renderCell(column, key, settings)
    }
    case 'yesno': {
      const read = readYesNo(text)
      return read instanceof Misread ? text.trim() : renderCell(column, read, settings)
    }
    case 'staff': {
      const read = readPerson(text, staffDirectory(staff.values()))
      return read instanceof Misread ? text.trim() : read
    }
    default:
      return text
  }
}

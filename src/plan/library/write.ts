import { CASE_REGISTERS } from '../../model/register.ts'
import { CASE_FINISHED } from '../../rules/moves.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { type LibraryLine, type LibraryWrite, linesByCase, saysSame } from '../../sheet/library.ts'
import type { RegisterTable } from '../../sheet/register-table.ts'
import type { RowPlan } from '../plan.ts'
import { sourcePrint } from './source.ts'
import { knownPeople, textsOf } from './texts.ts'
import { type Hint, hintText, twiceText } from './words.ts'

type View = Pick<LedgerView, 'library' | 'registers' | 'settings' | 'staff'>

/**
 * The rows with what the case library is to say of them (R48): an exemplary case gets its line once it is finished, and the line follows
 * the case until somebody has reviewed it. A mark that is taken away takes nothing out.
 */
export function withLibrary(plans: readonly RowPlan[], view: View): readonly RowPlan[] {
  const { library } = view
  if (library === undefined) return plans
  const lines = linesByCase(library)
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  const known = knownPeople(view)
  const writeOf = (plan: RowPlan): LibraryWrite | undefined => {
    const { number, stage, standing, fields } = plan
    const register = registers.get(plan.register)
    if (number === undefined || standing === 'copy' || stage === 'unaccepted' || register === undefined)
      return undefined
    const line = lines.get(number)
    if (fields.exemplary !== true) {
      // Of a mark that cannot be read nobody knows that it was taken away.
      const isUnread = plan.problems.some(({ column }) => column === 'exemplary')
      return line === undefined || isUnread ? undefined : hinted(line, 'unmarked', view)
    }
    if (line === undefined && !CASE_FINISHED.has(stage)) return undefined
    const { language } = view.settings
    const texts = textsOf(plan.register, fields, line?.asked ?? [], known, language)
    const source = sourcePrint(register.table.rows[plan.row] ?? [], register.headers, language)
    if (line?.isReviewed !== true || line.isAnothers) {
      const says = hintText(line?.isReviewed === true ? 'rewritten' : 'review', language)
      return { number, line, texts, says, source }
    }
    const says = saysSame(line, texts, library, language) ? '' : hintText('changed', language)
    return { number, line, texts: undefined, says, source }
  }
  return plans.map((plan) => {
    const write = writeOf(plan)
    return write === undefined ? plan : { ...plan, library: write }
  })
}

/** Lines of the library that follow no row: of a case that another line has, and of one that is gone from its register. */
export function linesAlone(
  plans: readonly RowPlan[],
  readable: readonly RegisterTable[],
  view: View,
): readonly LibraryWrite[] {
  const { library, settings } = view
  if (library === undefined) return []
  const lines = linesByCase(library)
  const planned = new Set<string>(plans.flatMap(({ number, was }) => [number ?? [], was.number ?? []].flat()))
  // Of a register that cannot be read now nobody knows that a case is gone from it.
  const isWhole = readable.length === view.registers.length && view.registers.length === CASE_REGISTERS.length
  return library.lines.flatMap((line): readonly LibraryWrite[] => {
    const first = lines.get(line.number)
    if (first !== undefined && first !== line)
      return [{ ...alone(line), says: twiceText(first.row, settings.language) }]
    return line.isAsWritten || planned.has(line.number) || !isWhole ? [] : [hinted(line, 'gone', view)]
  })
}

const alone = (line: LibraryLine) => ({ number: line.number, line, texts: undefined, source: '' })

const hinted = (line: LibraryLine, hint: Hint, { settings }: View): LibraryWrite => ({
  ...alone(line),
  says: hintText(hint, settings.language),
})

import type { LedgerState } from '../../ports/ledger.ts'
import { faultText } from '../../sheet/fault-text.ts'
import { type Fault, faultsOf, isStopping } from '../../sheet/faults.ts'
import { type Finding, placeIn } from './finding.ts'

const CODES = {
  'tab-gone': 'tab-missing',
  'headers-gone': 'headers-missing',
  'column-gone': 'column-missing',
  'column-twice': 'column-twice',
  'rows-held': 'rows-held',
  'classes-short': 'classes-short',
} as const satisfies Readonly<Record<Fault['kind'], string>>

/**
 * What became of tabs and columns: the very faults that the health tab tells, as far as the ledger can be read. Rows are told one by one
 * with the settings.
 */
export const tabFindings = (state: LedgerState, faults: readonly Fault[] = faultsOf(state)): readonly Finding[] =>
  faults
    .filter(({ kind }) => kind !== 'rows-held' && kind !== 'classes-short')
    .map((fault): Finding => {
      const [zh, en] = [faultText(fault, 'zh'), faultText(fault, 'en')]
      return {
        severity: isStopping(fault) ? 'error' : 'warning',
        code: CODES[fault.kind],
        place: placeIn(state, fault.tab, undefined, 'column' in fault ? fault.column.key : undefined),
        what: { zh: zh.what, en: en.what },
        todo: { zh: zh.todo, en: en.todo },
      }
    })

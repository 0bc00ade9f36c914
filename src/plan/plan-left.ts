import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { LeftRow } from './choose-rows.ts'
import type { LeftRowPlan } from './plan.ts'

const EMPTIED: Words = {
  zh: '整行被清空；填回原来的受理时间，仍是这一个案',
  en: 'Row was emptied; with its time of receipt typed again it is the same case',
}

/** Plans a row that is no case (any more): that a case was emptied out of its row is told once, for nobody would miss it otherwise. */
export function planLeft(register: Register, left: LeftRow, now: Instant, { settings }: LedgerView): LeftRowPlan {
  const number: CaseNumber | undefined =
    left.claim === undefined ? undefined : parseCaseNumber(register, left.claim)?.number
  const isToBeTold = left.left === 'emptied' && left.isTold !== true && number !== undefined
  return {
    ...left,
    register,
    history: isToBeTold
      ? [{ at: now, number, kind: 'number', what: EMPTIED[settings.language], before: number, after: '', how: 'seen' }]
      : [],
  }
}

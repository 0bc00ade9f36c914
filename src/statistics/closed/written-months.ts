import { fingerprint } from '../../model/fingerprint.ts'
import type { ReportTab } from '../../model/report-tab.ts'
import { type Month, parseMonth } from '../month.ts'

/** Of each of the last months a fingerprint of its tabs, as they were written last: what would be the same is not written again. */
export type WrittenMonths = ReadonlyMap<Month, string>

/** Older months are written when somebody asks for them. */
const MOST = 12

/** `2026-10=k2f… 2026-11=1a0…`; what cannot be read is not known. */
export const parseWrittenMonths = (text: string | undefined): WrittenMonths =>
  new Map(
    (text ?? '').split(' ').flatMap((one): readonly (readonly [Month, string])[] => {
      const [name = '', print = ''] = one.split('=')
      const month = parseMonth(name)
      return month === undefined || print === '' ? [] : [[month, print]]
    }),
  )

/** What is known once a month was written, the latest months only. */
export function printWrittenMonths(known: WrittenMonths, month: Month, print: string): string {
  const all = [...new Map([...known, [month, print]])].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return all
    .slice(-MOST)
    .map((pair) => pair.join('='))
    .join(' ')
}

export const printOfTabs = (tabs: readonly ReportTab[]): string => fingerprint([JSON.stringify(tabs)])

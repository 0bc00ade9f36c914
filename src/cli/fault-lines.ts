import type { Language } from '../model/language.ts'
import { faultText } from '../sheet/fault-text.ts'
import type { Fault } from '../sheet/faults.ts'

/** What became of the workbook, a line each for the terminal. */
export const faultLines = (faults: readonly Fault[], language: Language): readonly string[] =>
  faults.map((fault) => {
    const { where, what, todo } = faultText(fault, language)
    return language === 'zh' ? `! ${where}：${what}。${todo}` : `! ${where}: ${what}. ${todo}`
  })

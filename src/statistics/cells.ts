import type { Words } from '../model/language.ts'
import type { Look, ReportCell } from '../model/report-tab.ts'

export type Row = readonly ReportCell[]
export type Say = (words: Words) => string

export const looked = (value: string | number | null, look: Look): ReportCell => ({ value, look })

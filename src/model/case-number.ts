import type { Brand } from './brand.ts'
import { NUMBER_PREFIX, REGISTERS, type Register } from './register.ts'

/** `TS-20261121-001`: register, day in the site's zone, running number of that day (R08). Never reused, never changed. */
export type CaseNumber = Brand<string, 'CaseNumber'>

const FORM = /^(TS|BX|HF|SJ)-(\d{8})-(\d{3,9})$/

/** The running number's series: everything before the last dash, `TS-20261121`. */
export type Series = Brand<string, 'Series'>

/** The series of a register on a day written `YYYYMMDD`. */
export const seriesOf = (register: Register, day: string): Series => `${NUMBER_PREFIX[register]}-${day}` as Series

/** The `n`th number of a series; three digits at least, more when a day has more than 999. */
export const caseNumber = (series: Series, n: number): CaseNumber =>
  `${series}-${String(n).padStart(3, '0')}` as CaseNumber

/** Reads a case number of a register; undefined for anything else. */
export function parseCaseNumber(
  register: Register,
  text: string,
): { number: CaseNumber; series: Series; n: number } | undefined {
  const [number, prefix, day, n] = FORM.exec(text) ?? []
  if (number === undefined || day === undefined || prefix !== NUMBER_PREFIX[register]) return undefined
  return { number: number as CaseNumber, series: seriesOf(register, day), n: Number(n) }
}

/** Whether a text is a case number of a register: as `parseCaseNumber`, for where nothing more is asked. */
export const isCaseNumber = (register: Register, text: string): text is CaseNumber =>
  text.startsWith(NUMBER_PREFIX[register]) && FORM.test(text)

/** Whether a text is a case number of whatever register. */
export const isNumberOfAny = (text: string): text is CaseNumber => FORM.test(text)

/** What a row without a number is known by in the notices: `TS-?-`, where it stood, and what nobody else has. Never shown as a number. */
export type DraftId = Brand<string, 'DraftId'>

export const draftId = (register: Register, unique: string): DraftId =>
  `${NUMBER_PREFIX[register]}-?-${unique}` as DraftId

export const isDraft = (id: string): id is DraftId => id.startsWith('?', 3)

/** The register of a case number or a draft; undefined for anything else. */
export const registerOf = (id: string): Register | undefined =>
  REGISTERS.find((register) =>
    isDraft(id) ? id.startsWith(`${NUMBER_PREFIX[register]}-`) : parseCaseNumber(register, id) !== undefined,
  )

/** The registers people type into (R01–R04), by the word the code uses for their rows. */
export type Register = 'complaint' | 'repair' | 'callback' | 'incident'

export const REGISTERS = ['complaint', 'repair', 'callback', 'incident'] as const satisfies readonly Register[]

/** The registers whose rows are cases; a callback is about one of them. */
export type CaseRegister = Exclude<Register, 'callback'>
export const CASE_REGISTERS = ['complaint', 'repair', 'incident'] as const satisfies readonly CaseRegister[]

/** How a register's case numbers begin (R08): 投诉, 报修, 回访, 突发. */
export const NUMBER_PREFIX: Readonly<Record<Register, string>> = {
  complaint: 'TS',
  repair: 'BX',
  callback: 'HF',
  incident: 'SJ',
}

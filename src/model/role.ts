/**
 * Whom a mail goes to (R24, R25). `handler` and `firstReceiver` are whoever the row names, `caller` whoever is to call its customer back;
 * the others are offices that the staff tab fills.
 */
const CASE_ROLES = ['handler', 'firstReceiver', 'caller'] as const
export type CaseRole = (typeof CASE_ROLES)[number]
export type OfficeRole = 'supervisor' | 'manager' | 'company' | 'administrator'
export type Role = CaseRole | OfficeRole

/** The offices that a case goes up through, the lowest first; the administrator answers for the workbook. */
export const OFFICES_UPWARDS = ['supervisor', 'manager', 'company'] as const satisfies readonly OfficeRole[]

const OF_CASE: ReadonlySet<Role> = new Set(CASE_ROLES)

/** Whether a role is somebody whom the case itself names. */
export const isCaseRole = (role: Role): role is CaseRole => OF_CASE.has(role)

/** Whether a role is an office of the staff tab. */
export const isOffice = (role: Role): role is OfficeRole => !OF_CASE.has(role)

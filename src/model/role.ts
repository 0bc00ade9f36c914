/**
 * Whom a mail goes to (R24, R25). `handler` and `firstReceiver` are whoever the row names, `caller` whoever is to call its customer back;
 * the others are offices that the staff tab fills.
 */
export type CaseRole = 'handler' | 'firstReceiver' | 'caller'
export type OfficeRole = 'supervisor' | 'manager' | 'company' | 'administrator'
export type Role = CaseRole | OfficeRole

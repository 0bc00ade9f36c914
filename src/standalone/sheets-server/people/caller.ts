/** Who makes a call: whoever the workbook belongs to (a program with the token), or a person whom the desk knows by name. */
export type Caller = { readonly kind: 'owner' } | { readonly kind: 'person'; readonly name: string }

export const OWNER: Caller = { kind: 'owner' }

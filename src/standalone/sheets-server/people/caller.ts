/** Who makes a call: whoever the workbook belongs to (a program with the token), or a person whom the desk knows by name. */
export type Caller =
  | { readonly kind: 'owner' }
  | {
      readonly kind: 'person'
      readonly name: string
      /** The only spreadsheet that there is for this person; all of the file when it is not said. */
      readonly spreadsheetId?: string
    }

export const OWNER: Caller = { kind: 'owner' }

/** There is neither a group's spreadsheet named nor a workbook of one on this machine. */
export class GroupMissing extends Error {
  readonly kind = 'group-missing'
  readonly folder: string
  constructor(folder: string) {
    super('group-missing')
    this.name = 'GroupMissing'
    this.folder = folder
  }
}

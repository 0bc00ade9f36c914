/** There is neither a spreadsheet named nor a desk on this machine. */
export class DeskMissing extends Error {
  readonly kind = 'desk-missing'
  readonly folder: string
  constructor(folder: string) {
    super('desk-missing')
    this.name = 'DeskMissing'
    this.folder = folder
  }
}

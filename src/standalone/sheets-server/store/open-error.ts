/** Why a server could not be opened. Match on `kind`, never on the message. */
export type OpenProblem =
  | { readonly kind: 'port-taken'; readonly host: string; readonly port: number }
  | { readonly kind: 'host-unavailable'; readonly host: string; readonly reason: string }
  | { readonly kind: 'file-unwritable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'file-foreign'; readonly file: string; readonly reason: 'not-sqlite' | 'not-ours' | 'newer' }
  | { readonly kind: 'file-in-use'; readonly file: string }

/** Thrown by `openSheetsServer`; nothing has been opened or changed when it is. */
export class OpenError extends Error {
  readonly kind: OpenProblem['kind']
  readonly problem: OpenProblem

  constructor(problem: OpenProblem) {
    super('file' in problem ? `${problem.kind}: ${problem.file}` : `${problem.kind}: ${problem.host}`)
    this.kind = problem.kind
    this.problem = problem
  }
}

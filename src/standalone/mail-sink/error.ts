/** Why a mail sink cannot open: expected, and for the person who started it to put right. */
export type MailSinkProblem =
  | { readonly kind: 'port-taken'; readonly host: string; readonly port: number }
  | { readonly kind: 'folder-unwritable'; readonly dir: string }

export class MailSinkError extends Error {
  override readonly name = 'MailSinkError'
  readonly problem: MailSinkProblem
  constructor(problem: MailSinkProblem, options?: ErrorOptions) {
    super(problem.kind, options)
    this.problem = problem
  }
}

/** The system's code of an error (`EADDRINUSE`), if it has one. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

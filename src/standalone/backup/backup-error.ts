/** Why nothing was saved or restored. Nothing has been changed when one of these is thrown. */
export type BackupProblem =
  | { readonly kind: 'file-exists'; readonly file: string }
  | { readonly kind: 'target-unwritable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'desk-unreachable'; readonly reason: string }
  | { readonly kind: 'source-missing'; readonly file: string }
  | { readonly kind: 'source-unreadable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'source-damaged'; readonly file: string; readonly found: string }
  | { readonly kind: 'source-foreign'; readonly file: string; readonly reason: 'not-sqlite' | 'not-ours' | 'newer' }
  | { readonly kind: 'desk-running'; readonly folder: string }

export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly problem: BackupProblem
  constructor(problem: BackupProblem, options?: ErrorOptions) {
    super(problem.kind, options)
    this.problem = problem
  }
}

/** The system's code of an error, or else what it says. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

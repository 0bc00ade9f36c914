/** Why somebody cannot be let in, or the desk not be opened to others: for the person who runs it to put right. */
export type AccessProblem =
  | { readonly kind: 'people-unreadable'; readonly file: string }
  | { readonly kind: 'name-unusable' }
  | { readonly kind: 'passphrase-short'; readonly shortest: number }
  | { readonly kind: 'passphrases-differ' }
  | { readonly kind: 'person-missing'; readonly name: string }
  /** The desk was to be reached from other machines, and nothing says who may. */
  | { readonly kind: 'open-to-all'; readonly host: string }

export class AccessError extends Error {
  override readonly name = 'AccessError'
  readonly problem: AccessProblem
  constructor(problem: AccessProblem, options?: ErrorOptions) {
    super(problem.kind, options)
    this.problem = problem
  }
}

/** A promise that was not kept. */
export interface Broken {
  /** Which of the ledger's promises (`docs/design.md`). */
  readonly promise: 'cells' | 'numbers' | 'deadlines' | 'notices' | 'calls' | 'others' | 'rest' | 'callbacks'
  readonly words: string
}

export const broken = (promise: Broken['promise'], words: string): Broken => ({ promise, words })

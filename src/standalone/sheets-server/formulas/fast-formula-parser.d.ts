declare module 'fast-formula-parser' {
  export type CellRef = { sheet?: string; row: number; col: number }
  export type RangeRef = { sheet?: string; from: { row: number; col: number }; to: { row: number; col: number } }
  /** What a function of ours gets for an argument that is not a preserved reference. */
  export type Argument = {
    value: unknown
    isArray: boolean
    isRangeRef?: boolean
    isCellRef?: boolean
    omitted?: boolean
  }
  export class FormulaError extends Error {
    constructor(name: string, message?: string, details?: unknown)
    readonly details?: unknown
    static readonly DIV0: FormulaError
    static readonly NA: FormulaError
    static readonly NAME: FormulaError
    static readonly NUM: FormulaError
    static readonly REF: FormulaError
    static readonly VALUE: FormulaError
  }
  export type Config = {
    functions?: Record<string, (...args: Argument[]) => unknown>
    onVariable?: (name: string, sheet: string) => CellRef | RangeRef | null
    onCell?: (ref: CellRef) => unknown
    onRange?: (ref: RangeRef) => unknown[][]
  }
  export default class FormulaParser {
    constructor(config?: Config)
    functions: Record<string, unknown>
    parse(formula: string, position: { row: number; col: number; sheet: string }, allowArray?: boolean): unknown
    static readonly FormulaError: typeof FormulaError
  }
}

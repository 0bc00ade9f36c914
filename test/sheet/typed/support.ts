import { Misread } from '../../../src/sheet/typed/misread.ts'

/** What came of a typed cell, in short: the value, or `! code` and what may have been meant. */
export const told = (read: unknown): unknown =>
  read instanceof Misread ? [`! ${read.code}`, read.meant.join(' | ')].filter((part) => part !== '').join(': ') : read

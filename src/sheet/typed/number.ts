import type { Cell } from '../../ports/ledger.ts'
import { clean } from './clean.ts'
import { Misread } from './misread.ts'

const USUAL = /^-?\d{1,12}(?:\.\d{1,4})?$/
/** Commas and blanks part thousands and nothing else: 1,5 and 3元5 are not safely understood. */
const AMOUNT =
  /^(?:(?:rmb|cny|人民币|¥)\s*)?([-+]?(?:\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.\d+)?)\s*(万)?\s*(?:(?:元|圆)整?|块钱?|rmb|cny)?$/i
const NOTHING = /^(?:免费|不收费|无偿|free(?:\s+of\s+charge)?|no\s+charge)[。.]?$/i
/** No fee has more characters. */
const LONGEST = 40
/** A number keeps that many digits and no more. */
const MOST_DIGITS = 15

/** Reads an amount: `120`, `¥1,200.50`, `120元`, `RMB 120`, `1.2万`, `免费`. Yuan, never NaN or infinite; else `not-a-number`. */
export function readNumber(cell: Cell): number | Misread {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell
  const typed = String(cell)
  if (typeof cell !== 'string') return new Misread('not-a-number', typed)
  return USUAL.test(cell) ? Number(cell) : (amount(cell) ?? new Misread('not-a-number', typed))
}

function amount(typed: string): number | undefined {
  const text = typed.length > LONGEST ? '' : clean(typed)
  if (NOTHING.test(text)) return 0
  const [, amount, tenThousand] = AMOUNT.exec(text) ?? []
  if (amount === undefined) return undefined
  const digits = amount.replaceAll(/[, ]/g, '')
  if (digits.replaceAll(/\D/g, '').length > MOST_DIGITS) return undefined
  // Through the exponent and not times 10,000, which would make 1.13 × 10,000 = 11299.999999999998.
  return Number(tenThousand === undefined ? digits : `${digits}e4`)
}

const COUNT = /^第?\s*(\d{1,6}|[一二两三四五六七八九十])\s*(?:人|名|个|位|次|persons?|people|times?)$/i
const NOBODY = /^(?:无|没|没有|零|无人|没人|无伤亡|无人员?伤亡|无人受伤|没有人受伤|none|nobody|no ?one)[。.]?$/i
const DIGITS = '零一二三四五六七八九十'

/** Reads how many or how often: a number, `2人`, `第一次`, `无`; else `not-a-number`. */
export function readCount(cell: Cell): number | Misread {
  const read = readNumber(cell)
  if (typeof cell !== 'string' || typeof read === 'number') return read
  const text = cell.length > LONGEST ? '' : clean(cell)
  if (NOBODY.test(text)) return 0
  const [, said] = COUNT.exec(text) ?? []
  if (said === undefined) return read
  return /^\d/.test(said) ? Number(said) : DIGITS.indexOf(said.replace('两', '二'))
}

import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import { MOST } from './shown.ts'

/** A number as it was typed, and as a phone dials it; undefined where nobody could. */
export interface Phone {
  readonly shown: string
  readonly tel: string | undefined
}

/** So much of a cell is looked at: it holds a number or two. */
const LOOKED_AT = 500

/** The numbers of a phone cell, whole: at most three, parted as people part them. An extension is dialled after a pause. */
export const phonesIn = (typed: string): readonly Phone[] =>
  cleanLine(typed.slice(0, LOOKED_AT))
    .normalize('NFKC')
    .split(/[/、,;，；]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, 3)
    .map((part) => ({ shown: bound(part, MOST.name), tel: dialled(part) }))

function dialled(part: string): string | undefined {
  const [, number = '', extension = ''] =
    /^([+\d\s().·–—-]+?)(?:\s*(?:转|分机|ext\.?|x)\s*(\d{1,6}))?$/i.exec(part) ?? []
  const digits = number.replaceAll(/[^+\d]/g, '')
  if (!/^\+?\d{3,15}$/.test(digits)) return undefined
  return extension === '' ? digits : `${digits},${extension}`
}

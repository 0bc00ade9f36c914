import type { Language } from '../model/language.ts'
import { beginning, oneLine } from './label.ts'

/** What is quoted is the beginning; what lies behind it need not be looked at. */
const LOOKED_AT = 1_000

/**
 * What was typed as one line in quotes; long cells by their beginning, `most` units. Goes to terminals too, which no cell may steer.
 */
export const quote = (typed: string, language: Language, most?: number): string => {
  const said = beginning(oneLine(typed.slice(0, LOOKED_AT)), most)
  return language === 'zh' ? `“${said}”` : `"${said}"`
}

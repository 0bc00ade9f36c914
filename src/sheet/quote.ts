import type { Language } from '../model/language.ts'
import { beginning, oneLine } from './label.ts'

/** What was typed as one line in quotes; long cells by their beginning. Goes to terminals too, which no cell may steer. */
export const quote = (typed: string, language: Language): string => {
  const said = beginning(oneLine(typed))
  return language === 'zh' ? `“${said}”` : `"${said}"`
}

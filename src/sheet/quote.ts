import type { Language } from '../model/language.ts'
import { beginning } from './label.ts'

/** What was typed, in quotes; long cells by their beginning. */
export const quote = (typed: string, language: Language): string =>
  language === 'zh' ? `“${beginning(typed)}”` : `"${beginning(typed)}"`

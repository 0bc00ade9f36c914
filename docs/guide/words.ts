import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { Language } from '../../src/model/language.ts'
import type { Choice } from '../../src/sheet/definition.ts'
import { choiceWord } from '../../src/sheet/words.ts'

const registers = { complaint: complaints, repair: repairs, callback: callbacks, incident: incidents } as const

type Registers = keyof typeof registers

/** The words that stand in the sheet, quoted: what the workbook no longer has makes no guide. */
export const wordsIn = (language: Language) => {
  const quote = (word: string): string => (language === 'zh' ? `“${word}”` : `"${word}"`)
  /** A column of a register. */
  const column = <R extends Registers>(register: R, key: (typeof registers)[R]['columns'][number]['key']): string =>
    quote(registers[register].columns.find((one) => one.key === key)?.[language] ?? key)
  /** One of a fixed list. */
  const choice = <C extends readonly Choice[]>(choices: C, key: C[number]['key']): string =>
    quote(choiceWord(choices, key, language))
  return { column, choice }
}

/** The grey columns that people see, of all registers, each once. */
export const greyColumns = (language: Language): readonly string[] => {
  const grey = Object.values(registers).flatMap(({ columns }) =>
    columns.filter(({ writer, ...column }) => writer === 'system' && !('hidden' in column)).map((one) => one[language]),
  )
  return [...new Set(grey)]
}

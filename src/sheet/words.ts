import type { Language } from '../model/language.ts'
import type { Choice } from './definition.ts'
import { remember } from './typed/remember.ts'

/** A text as it is compared with others: full-width and half-width alike, no matter the case, the blanks or the quotes. */
export const plain: (text: string) => string = remember(4096, (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s​-‏⁠﻿"“”]+/g, ''),
)

const tables = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>()

function wordsOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = tables.get(choices)
  if (known) return known
  const table = new Map<string, string>()
  for (const { key, zh, en, also } of choices)
    for (const word of [key, zh, en, ...(also ?? [])]) table.set(plain(word), key)
  tables.set(choices, table)
  return table
}

/** Which choice a word means, in either language; undefined when none. */
export const choiceKey = (choices: readonly Choice[], word: string): string | undefined =>
  wordsOf(choices).get(plain(word))

/** The word that the sheet shows for a choice. */
export function choiceWord(choices: readonly Choice[], key: string, language: Language): string {
  return choices.find((choice) => choice.key === key)?.[language] ?? key
}

/** Splits what people put several things into one cell with: 、 , ; / or a line break. */
export const severalWords = (text: string): string[] =>
  text
    .split(/[、，,；;/\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

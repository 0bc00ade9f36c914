import type { Command } from 'commander'
import type { Language } from '../model/language.ts'

/** The language the command line speaks: `--lang`, else the machine's, else Chinese. */
export function languageOf(command: Command, env: Readonly<Record<string, string | undefined>>): Language {
  const said: unknown = command.optsWithGlobals()['lang'] ?? env['DAILY_CLEAR_LANG'] ?? env['LC_ALL'] ?? env['LANG']
  return typeof said === 'string' && /^en(?![a-z])/i.test(said) ? 'en' : 'zh'
}

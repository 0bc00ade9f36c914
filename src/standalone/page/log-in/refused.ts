import type { RefusalMessage } from '../../web/messages.ts'
import type { LogInWords } from './words.ts'

/** What a refusal of the server says to its reader: the server's own words, which are in the desk's language, else ours. */
export function refusedWords(
  status: number,
  retryAfter: string | null,
  body: Partial<RefusalMessage> | undefined,
  words: LogInWords,
): string {
  if (status === 429) {
    const seconds = Number(retryAfter)
    if (retryAfter !== null && Number.isFinite(seconds) && seconds > 0) return words.tooMany(Math.ceil(seconds / 60))
  }
  if (typeof body?.words === 'string' && body.words !== '') return body.words
  return status === 401 ? words.wrong : words.unreachable
}

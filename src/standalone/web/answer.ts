import type { Context } from 'hono'
import type { Language } from '../../model/language.ts'
import type { RefusalMessage } from './messages.ts'
import type { DeskFacts, WebEnv } from './parts.ts'
import { type Refusal, refusalText, STATUS } from './words.ts'

/** Refuses, in a kind for programs and in words for people. */
export function refuse(c: Context<WebEnv>, refusal: Refusal, language: Language): Response {
  if (refusal.kind === 'too-many-tries') c.header('retry-after', String(refusal.seconds))
  if (refusal.kind === 'not-ready' || refusal.kind === 'too-many-pages') c.header('retry-after', '2')
  const message: RefusalMessage = { kind: refusal.kind, words: refusalText(refusal, language) }
  return c.json(message, STATUS[refusal.kind])
}

/** The desk's facts, for routes that are behind the door that waits for them. */
export function factsOf(c: Context<WebEnv>): DeskFacts {
  const facts = c.get('facts')
  if (facts === undefined) throw new Error('a route without its door')
  return facts
}

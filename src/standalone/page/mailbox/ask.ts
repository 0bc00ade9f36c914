import type { MailList, MailMessage, SessionMessage } from '../../web/messages.ts'

/** What the server answered: what was asked for, that it is not there, or no answer of use. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'missing' | 'failed' }

/** Somebody must log in first: the page goes there, and comes back here. */
function logIn(): void {
  const here = location.pathname + location.search + location.hash
  location.assign(`/log-in?to=${encodeURIComponent(here)}`)
}

async function ask<T>(path: string): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } })
    if (response.status === 401) logIn()
    if (response.status === 404) return { kind: 'missing' }
    return response.ok ? { kind: 'ok', value: (await response.json()) as T } : { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}

export async function askSession(): Promise<Answer<SessionMessage>> {
  const answer = await ask<SessionMessage>('/desk/session')
  if (answer.kind === 'ok' && answer.value.name === null && answer.value.logIn !== 'none') logIn()
  return answer
}

/** The zone that a workbook keeps its times in; undefined when it cannot be asked. */
export async function askTimeZone(spreadsheetId: string): Promise<string | undefined> {
  type Said = { readonly properties?: { readonly timeZone?: string } }
  const answer = await ask<Said>(`/v4/spreadsheets/${encodeURIComponent(spreadsheetId)}?fields=properties.timeZone`)
  return answer.kind === 'ok' ? answer.value.properties?.timeZone : undefined
}

/** Ends this browser's session; then somebody else may log in. */
export async function logOut(): Promise<void> {
  await fetch('/desk/session', { method: 'DELETE' }).catch(() => undefined)
  logIn()
}

/** The newest mails, or those before one. */
export function askMails(to: string | undefined, before: string | undefined, limit: number): Promise<Answer<MailList>> {
  const query = new URLSearchParams({ limit: String(limit) })
  if (to !== undefined) query.set('to', to)
  if (before !== undefined) query.set('before', before)
  return ask(`/desk/mails?${query.toString()}`)
}

export const askMail = (name: string): Promise<Answer<MailMessage>> => ask(mailPath(name))

export const mailPath = (name: string): string => `/desk/mails/${encodeURIComponent(name)}`

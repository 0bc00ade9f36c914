import type { ErrorWire } from './wire.ts'

/** The state of the workbook that an answer was taken from. */
export type Stamp = { readonly revision: number; readonly shape: number; readonly epoch: string }

/** Why the service refused, for people: `words` is what it said itself, where nothing better is known. */
export type Refusal = {
  readonly reason: string
  readonly words: string
  readonly metadata: Readonly<Record<string, string>>
}

/** Expected ends of a call. `away`: nobody answered, or a gateway did in somebody's place. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly data: T; readonly stamp: Stamp | undefined; readonly change: number | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Positions in the request were meant in another shape; nothing was done. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'log-in' }
  | { readonly kind: 'away' }

type Call = {
  readonly verb?: 'GET' | 'POST' | 'PUT'
  readonly body?: unknown
  readonly shape?: number
}

export type Api = {
  /** This page's own name on the wire. */
  readonly client: string
  readonly spreadsheet: <T>(path: string, call?: Call) => Promise<Outcome<T>>
  readonly desk: <T>(path: string, call?: Call) => Promise<Outcome<T>>
}

/** Speaks to the page's own server. It never rejects: what may go wrong is in the outcome. */
export function openApi(client: string, spreadsheetId: () => string): Api {
  return {
    client,
    spreadsheet: (path, call) =>
      request(`/v4/spreadsheets/${encodeURIComponent(spreadsheetId())}${path}`, client, call),
    desk: (path, call) => request(`/desk${path}`, client, call),
  }
}

async function request<T>(url: string, client: string, { verb = 'GET', body, shape }: Call = {}): Promise<Outcome<T>> {
  let response: Response
  let data: unknown
  try {
    response = await fetch(url, {
      method: verb,
      headers: {
        'x-sheets-client': client,
        ...(shape === undefined ? {} : { 'x-sheets-shape': String(shape) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    data = await response.json()
  } catch {
    return { kind: 'away' }
  }
  if (response.ok) {
    const change = response.headers.get('x-sheets-change')
    return {
      kind: 'done',
      data: data as T,
      stamp: stampOf(response.headers),
      change: change === null ? undefined : Number(change),
    }
  }
  if (response.status === 401) return { kind: 'log-in' }
  if (response.status === 412) return { kind: 'moved' }
  if (response.status >= 500 || response.status === 429) return { kind: 'away' }
  return { kind: 'refused', refusal: refusalOf(data, response.status) }
}

function stampOf(headers: Headers): Stamp | undefined {
  const revision = headers.get('x-sheets-revision')
  if (revision === null) return undefined
  return {
    revision: Number(revision),
    shape: Number(headers.get('x-sheets-shape') ?? 0),
    epoch: headers.get('x-sheets-epoch') ?? '',
  }
}

function refusalOf(data: unknown, status: number): Refusal {
  const { error, kind, words } = data as ErrorWire & { readonly kind?: string; readonly words?: string }
  const detail = error?.details?.find(({ domain }) => domain === 'daily-clear')
  return {
    reason: detail?.reason ?? error?.status ?? kind ?? String(status),
    words: error?.message ?? words ?? String(status),
    metadata: detail?.metadata ?? {},
  }
}

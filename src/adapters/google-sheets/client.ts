import { auth, sheets, type sheets_v4 } from '@googleapis/sheets'

/** How the Sheets service is reached. Google's own by default; another server that speaks its protocol through `rootUrl`. */
export interface SheetsAccess {
  readonly rootUrl?: string
  /** A bearer token; without one, the credentials that Google's libraries find on the machine. */
  readonly accessToken?: string
}

/** Milliseconds one call may take: the service gives up after 180 s itself. */
const CALL_TIMEOUT = 60_000

/** The service's own client, with its own retries off: `call.ts` knows which calls are safe to repeat. */
export function sheetsClient({ rootUrl, accessToken }: SheetsAccess): sheets_v4.Sheets {
  const credentials = new auth.OAuth2()
  credentials.setCredentials({ access_token: accessToken ?? null })
  return sheets({
    version: 'v4',
    auth:
      accessToken === undefined
        ? new auth.GoogleAuth({ scopes: ['https://www.googleapis.com/auth/spreadsheets'] })
        : credentials,
    retry: false,
    timeout: CALL_TIMEOUT,
    ...(rootUrl === undefined ? {} : { rootUrl: rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/` }),
  })
}

import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../adapters/google-sheets/create.ts'
import { planAndCommit } from '../app/plan-and-commit.ts'
import type { Options } from '../edge/options.ts'
import { wire } from '../edge/wire.ts'
import type { Language } from '../model/language.ts'
import { demoChanges } from './demo.ts'

/** The desk's options, its workbook among them. */
export type WiredOptions = Options & { readonly spreadsheet: string }

interface NewWorkbook {
  readonly language: Language
  readonly zone: string
  readonly demo: boolean
}

/**
 * Brings the desk's workbook up to date, over the protocol as a set-up in the cloud does; one that is made now gets the
 * demonstration ledger if it is wanted, typed as people would have. Answers the workbook's own language.
 */
export async function prepareWorkbook(
  options: Options,
  known: string | undefined,
  { language, zone, demo }: NewWorkbook,
): Promise<{ readonly wired: WiredOptions; readonly language: Language }> {
  const spreadsheet = known ?? (await makeSpreadsheet(options, zone, language))
  const wired: WiredOptions = { ...options, spreadsheet }
  const parts = wire(wired)
  try {
    const done = await parts.ledger.setUp(language)
    if (known === undefined && demo) {
      const now = parts.clock.now()
      await planAndCommit({ ...parts, runId: parts.newRunId() }, (_view, state) => ({
        changes: demoChanges(state, now),
      }))
    }
    return { wired, language: done.language }
  } finally {
    await parts.close()
  }
}

function makeSpreadsheet({ sheetsUrl, sheetsToken }: Options, zone: string, language: Language): Promise<string> {
  const client = sheetsClient({
    ...(sheetsUrl === undefined ? {} : { rootUrl: sheetsUrl }),
    ...(sheetsToken === undefined ? {} : { accessToken: sheetsToken }),
  })
  return createSpreadsheet(client, { title: language === 'zh' ? '日清' : 'daily-clear', zone, language })
}

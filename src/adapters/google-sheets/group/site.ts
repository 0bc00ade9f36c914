import type { sheets_v4 } from '@googleapis/sheets'
import { figures } from '../../../../sheets-template/workbook/index.ts'
import { Failure } from '../../../model/failure.ts'
import type { SiteLedger } from '../../../ports/group.ts'
import type { Cell } from '../../../ports/ledger.ts'
import { spreadsheetId } from '../../../sheet/group-sites.ts'
import { type CallContext, call, callOrFail } from '../call.ts'
import { toFailure } from '../commit.ts'
import { LAYOUT_FIELDS, layoutOf, quoteTitle } from '../layout.ts'
import { halfAnswer, isMissingTab, serviceError } from '../service-error.ts'

/**
 * Reads the month figures of a site's ledger in one call where its tab is called what a set-up calls it, in three where it is not. Nothing else of
 * the ledger is asked for. `contextOf` makes the context of a spreadsheet; `addressOf` tells where a browser opens it.
 */
export const readGoogleSite =
  (
    client: sheets_v4.Sheets,
    contextOf: (id: string) => CallContext,
    addressOf: (id: string) => string | undefined,
  ): ((spreadsheet: string) => Promise<SiteLedger>) =>
  async (typed) => {
    const id = spreadsheetId(typed)
    if (!/^[\w-]+$/.test(id)) throw new Failure({ kind: 'spreadsheet-not-found', spreadsheetId: typed })
    const context = contextOf(id)
    const address = addressOf(id)
    const rowsOf = async (title: string): Promise<readonly (readonly Cell[])[]> => {
      const { answer } = await call('values.batchGet', context, async (options) => {
        const given = await client.spreadsheets.values.batchGet(
          {
            spreadsheetId: id,
            ranges: [quoteTitle(title)],
            valueRenderOption: 'UNFORMATTED_VALUE',
            fields: 'valueRanges.values',
          },
          options,
        )
        if (given.data.valueRanges?.length !== 1) throw halfAnswer()
        return given
      })
      return (answer.data.valueRanges?.[0]?.values ?? []) as readonly (readonly Cell[])[]
    }
    try {
      return { figures: { rows: await rowsOf(figures.zh) }, address }
    } catch (thrown) {
      if (!isMissingTab(serviceError(thrown))) throw toFailure(thrown, context)
    }
    const { data } = await callOrFail('spreadsheets.get', context, (options) =>
      client.spreadsheets.get({ spreadsheetId: id, fields: LAYOUT_FIELDS }, options),
    )
    const place = layoutOf(data).tabs.get('figures')
    if (place === undefined) return { figures: undefined, address }
    try {
      return { figures: { rows: await rowsOf(place.title) }, address }
    } catch (thrown) {
      throw toFailure(thrown, context)
    }
  }

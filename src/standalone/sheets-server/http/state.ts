import type { IncomingHttpHeaders } from 'node:http'
import type { State } from '../history/journal.ts'
import { ApiError, errorInfo, invalid } from '../protocol/api-error.ts'

/** The headers by which an answer says which state of the spreadsheet it was taken from. */
export const stateHeaders = (state: State | undefined): Record<string, string> =>
  state === undefined
    ? {}
    : {
        'x-sheets-revision': String(state.revision),
        'x-sheets-shape': String(state.shape),
        'x-sheets-epoch': state.epoch,
      }

const CLIENT = /^[\w-]{1,64}$/

/** What a request says of itself: the page that it comes from, and what it was meant in. */
export interface Named {
  readonly client: string | undefined
  /** The shape that its positions were meant in. */
  readonly shape: number | undefined
  /** The state since which nothing at all may have changed. */
  readonly revision: number | undefined
}

/** What a request's headers name. @throws 400 for what is neither a page nor a count */
export function namesIn(headers: IncomingHttpHeaders): Named {
  const client = one(headers['x-sheets-client'])
  if (client !== undefined && !CLIENT.test(client)) throw invalid('Invalid header x-sheets-client.')
  return { client, shape: countIn(headers, 'x-sheets-shape'), revision: countIn(headers, 'x-sheets-revision') }
}

function countIn(headers: IncomingHttpHeaders, name: string): number | undefined {
  const text = one(headers[name])
  if (text !== undefined && !/^\d{1,15}$/.test(text)) throw invalid(`Invalid header ${name}.`)
  return text === undefined ? undefined : Number(text)
}

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.join(',')

/** What a request is told whose positions may mean other cells by now. Nothing was done. */
export const staleShape = (shape: number): ApiError =>
  new ApiError('SHAPE_CHANGED', 'Rows, columns or sheets have moved since these positions were read.', [
    errorInfo('SHAPE_CHANGED', { shape: String(shape) }),
  ])

/** What a request is told that was meant for a state which is gone by now. Nothing was done. */
export const staleRevision = (revision: number): ApiError =>
  new ApiError('SHAPE_CHANGED', 'Somebody has changed the spreadsheet since it was read.', [
    errorInfo('REVISION_CHANGED', { revision: String(revision) }),
  ])

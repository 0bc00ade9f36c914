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

/** The page that a request comes from, and the shape that its positions were meant in. @throws 400 for what is neither */
export function namesIn(headers: IncomingHttpHeaders): { client: string | undefined; shape: number | undefined } {
  const client = one(headers['x-sheets-client'])
  const shape = one(headers['x-sheets-shape'])
  if (client !== undefined && !CLIENT.test(client)) throw invalid('Invalid header x-sheets-client.')
  if (shape !== undefined && !/^\d{1,15}$/.test(shape)) throw invalid('Invalid header x-sheets-shape.')
  return { client, shape: shape === undefined ? undefined : Number(shape) }
}

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.join(',')

/** What a request is told whose positions may mean other cells by now. Nothing was done. */
export const staleShape = (shape: number): ApiError =>
  new ApiError('SHAPE_CHANGED', 'Rows, columns or sheets have moved since these positions were read.', [
    errorInfo('SHAPE_CHANGED', { shape: String(shape) }),
  ])

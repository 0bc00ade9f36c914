import type { Edit } from '../document/edit.ts'
import { ApiError, invalid } from '../protocol/api-error.ts'
import type { Reply, Request } from '../protocol/types.ts'
import { borderHandlers } from './borders.ts'
import { cellHandlers } from './cells.ts'
import { chartHandlers } from './charts.ts'
import { dimensionHandlers } from './dimensions.ts'
import { filterHandlers } from './filters.ts'
import { findHandlers } from './find.ts'
import { groupHandlers } from './groups.ts'
import type { Handler, Handlers, Kind, Tools } from './handler.ts'
import { mergeHandlers } from './merges.ts'
import { metadataHandlers } from './metadata.ts'
import { nameHandlers } from './names.ts'
import { pasteHandlers } from './paste.ts'
import { ruleHandlers } from './rules.ts'
import { sheetHandlers } from './sheets.ts'
import { shiftCellHandlers } from './shift-cells.ts'
import { sortHandlers } from './sort.ts'
import { textHandlers } from './text.ts'

const handlers: Handlers = {
  ...sheetHandlers,
  ...dimensionHandlers,
  ...groupHandlers,
  ...cellHandlers,
  ...shiftCellHandlers,
  ...pasteHandlers,
  ...mergeHandlers,
  ...borderHandlers,
  ...sortHandlers,
  ...findHandlers,
  ...textHandlers,
  ...nameHandlers,
  ...filterHandlers,
  ...ruleHandlers,
  ...chartHandlers,
  ...metadataHandlers,
}

/** Every kind of request that this server carries out. */
export const supportedKinds: readonly string[] = Object.keys(handlers)

/**
 * Carries out one request of a batch, if `admits` does not refuse it.
 * @throws the service's 400, with `Invalid requests[i].kind: ` before what the request itself complains of
 */
export function carryOut(
  edit: Edit,
  request: Request,
  index: number,
  tools: Tools,
  admits: (request: Request) => void = () => undefined,
): Reply {
  const [kind, second] = Object.keys(request) as Kind[]
  if (kind === undefined) throw invalid(`Invalid requests[${index}]: No request set.`)
  if (second !== undefined) {
    throw invalid(
      `Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`,
    )
  }
  try {
    admits(request)
    return run(kind, edit, request, tools) ?? {}
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new ApiError(error.status, `Invalid requests[${index}].${kind}: ${error.message}`, error.details)
  }
}

function run(kind: Kind, edit: Edit, request: Request, tools: Tools): Reply | undefined {
  // A kind's handler takes that kind's body; the table's type holds them together, which the compiler cannot see here.
  const handler = handlers[kind] as Handler<Kind> | undefined
  const body = request[kind]
  if (handler === undefined || body === undefined) {
    throw invalid('This kind of request is not supported by this server.')
  }
  return handler(edit, body, tools)
}

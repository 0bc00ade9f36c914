/** A server-sent event. JSON has no line breaks of its own, so one `data` line holds it. */
export const message = (event: string, data: object, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`

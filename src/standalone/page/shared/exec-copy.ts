/**
 * Copies, or cuts, what the focused element answers the event with. `navigator.clipboard` is there only on https and on the
 * machine itself; a desk on a LAN that speaks plain HTTP has nothing but this.
 */
export function execCopy(kind: 'copy' | 'cut'): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  return document.execCommand(kind)
}

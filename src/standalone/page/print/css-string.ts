/** A text as a style sheet writes it: whatever it holds, it ends where it ends. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[^\p{L}\p{N} ._·-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0x20).toString(16)} `)}"`

/** Roughly, in pixels at 12 px: a Chinese character is as wide as it is high. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 6.8), 0)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A number as the service stores a colour's parts and sizes: single precision, shown short. */
const single = (n: unknown): unknown => (typeof n === 'number' ? Number(Math.fround(n).toPrecision(8)) : n)

/**
 * A message with each colour in both of the protocol's forms: the old `backgroundColor` and the newer
 * `backgroundColorStyle.rgbColor`, whichever was given. The newer one wins, as the service says it does.
 */
export function bothColourForms<T>(message: T): T {
  if (Array.isArray(message)) return message.map((item: unknown) => bothColourForms(item)) as T
  if (!isObject(message)) return message
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(message)) {
    const isColour = /(Color|^color|^rgbColor)$/.test(key) && isObject(value) && !('rgbColor' in value)
    out[key] = isColour ? plainColour(value) : bothColourForms(value)
  }
  for (const key of Object.keys(out)) {
    if (!/(Color|^color)$/.test(key) || key === 'rgbColor' || !isObject(out[key])) continue
    out[`${key}Style`] ??= { rgbColor: out[key] }
  }
  for (const key of Object.keys(out)) {
    const style = out[key]
    if (!/(Color|^color)Style$/.test(key) || !isObject(style)) continue
    if (isObject(style['rgbColor'])) out[key.slice(0, -'Style'.length)] = style['rgbColor']
  }
  return out as T
}

const plainColour = (colour: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(colour)
      .filter(([, part]) => part !== 0)
      .map(([name, part]) => [name, single(part)]),
  )

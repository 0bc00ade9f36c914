import fc from 'fast-check'

/** Texts as bad as they come: any code unit, line ends, controls, direction marks, towers of accents, emoji. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\r',
        '\0',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ud800',
        '\udfff',
        'e' + '\u0301'.repeat(50),
        '👩‍👩‍👧',
        'ا',
        '<',
        '&',
        '"',
        "'",
        '电',
        '1',
        '\u2028',
        '\u{e0041}',
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
)

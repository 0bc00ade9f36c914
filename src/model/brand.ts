/** A value that has been parsed once and need not be checked again: a `string` that is a case number, a `number` that is an instant. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
declare const brand: unique symbol

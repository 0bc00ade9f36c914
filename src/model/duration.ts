/**
 * A length of time as people say it (R16). Each kind has one meaning:
 *
 * - `span`: so many minutes or hours, run in the row's calendar;
 * - `days`: calendar days (a week is seven) at the same wall time;
 * - `workdays`: working days at the same working moment;
 * - `day-end`: the end of the day that many days on (当日 is 0, 次日 is 1): 24:00 round the clock, closing time in working time;
 * - `day-at`: a wall time so many days on (次日 08:30);
 * - `shift-end`: the end of the running shift (当班);
 * - `at-once`: the policy's own figure for "at once" (立即).
 */
export type Duration =
  | { readonly kind: 'span'; readonly unit: 'minute' | 'hour'; readonly amount: number }
  | { readonly kind: 'days'; readonly unit: 'day' | 'week'; readonly amount: number }
  | { readonly kind: 'workdays'; readonly amount: number }
  | { readonly kind: 'day-end'; readonly days: number }
  | { readonly kind: 'day-at'; readonly days: number; readonly minuteOfDay: number }
  | { readonly kind: 'shift-end' }
  | { readonly kind: 'at-once' }

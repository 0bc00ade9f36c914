/**
 * Tells a watch outside that a sweep was made, or cannot be: `done`, `failed`. A watch that hears nothing for too long calls somebody,
 * also when the whole system is gone. Nothing of a sweep depends on it: it never fails, and ends within seconds.
 */
export type Ping = (how: 'done' | 'failed') => Promise<void>

/** 特急 (safety of people, R30), 紧急, 一般. */
export type Priority = 'critical' | 'urgent' | 'normal'

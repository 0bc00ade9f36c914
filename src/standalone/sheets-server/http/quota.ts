import { ApiError } from '../protocol/api-error.ts'

/** How many calls a minute are answered, reads and writes counted apart. What is left out is not limited. */
export type Quota = {
  readonly readsPerMinutePerUser?: number
  readonly readsPerMinutePerProject?: number
  readonly writesPerMinutePerUser?: number
  readonly writesPerMinutePerProject?: number
}

const MINUTE = 60_000

/** A gate that counts calls by the minute of the clock, as the service does. @throws 429 when an allowance is used up */
export function quotaGate(quota: Quota, now: () => number): (effect: 'read' | 'write', user: string) => void {
  const counts = new Map<string, number>()
  let minute = NaN
  return (effect, user) => {
    const current = Math.floor(now() / MINUTE)
    if (current !== minute) {
      counts.clear()
      minute = current
    }
    const [perUser, perProject] =
      effect === 'read'
        ? [quota.readsPerMinutePerUser, quota.readsPerMinutePerProject]
        : [quota.writesPerMinutePerUser, quota.writesPerMinutePerProject]
    const keys = [
      { key: `${effect} user ${user}`, limit: perUser, scope: 'user' as const },
      { key: `${effect} project`, limit: perProject, scope: 'project' as const },
    ]
    for (const { key, limit, scope } of keys) {
      if (limit !== undefined && (counts.get(key) ?? 0) >= limit) throw exhausted(effect, scope, limit)
    }
    for (const { key } of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

function exhausted(effect: 'read' | 'write', scope: 'user' | 'project', limit: number): ApiError {
  const metric = effect === 'read' ? 'Read requests' : 'Write requests'
  const per = scope === 'user' ? `${metric} per minute per user` : `${metric} per minute`
  return new ApiError(
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${metric}' and limit '${per}' of service 'sheets.googleapis.com' for consumer 'project_number:0'.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'sheets.googleapis.com',
          consumer: 'projects/0',
          quota_metric: `sheets.googleapis.com/${effect}_requests`,
          quota_limit: `${effect === 'read' ? 'Read' : 'Write'}RequestsPerMinutePer${scope === 'user' ? 'User' : 'Project'}`,
          quota_limit_value: String(limit),
          quota_location: 'global',
        },
      },
    ],
  )
}

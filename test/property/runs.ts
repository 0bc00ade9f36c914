import fc from 'fast-check'

/** How often a property is tried: `usual`, or what the whole run was set to (a mutation run tries each less often). */
export const runs = (usual: number): { readonly numRuns: number } => ({
  numRuns: fc.readConfigureGlobal().numRuns ?? usual,
})

import fc from 'fast-check'

// For mutation runs: the same few tries each time, so that a mutant dies or lives by the code and not by luck.
fc.configureGlobal({ numRuns: 25, seed: 20_261_122 })

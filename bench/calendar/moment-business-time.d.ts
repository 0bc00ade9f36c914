/** The package has no types of its own: what the benchmark calls. */
declare module 'moment-business-time' {
  import moment from 'moment'

  module 'moment' {
    interface Moment {
      addWorkingTime(amount: number, unit: 'hours'): Moment
    }
    interface LocaleSpecification {
      readonly workinghours?: Readonly<Record<number, readonly string[] | null>>
      readonly holidays?: readonly string[]
    }
  }
  export default moment
}

export { BUDGET_TIME, budgetOf, MINUTES_NEEDED } from './budgetOf';
export type { CountedObjective, CountedTimespan } from './budgetOf';
export { countDelivery, countFreshness, MINUTES_BEFORE } from './countMinutes';
export type {
  CountedMinute,
  CountedStage,
  CountedTime,
  MinuteValues,
} from './countMinutes';
export {
  readConfiguredObjectives,
  resolveObjectives,
  termsOf,
} from './objectives';
export type { ConfiguredObjectives, Objective } from './objectives';

export { causesOf } from './causesOf';
export { confirm } from './confirm';
export type { Cause, Looks } from './confirm';
export { followCauses } from './followCauses';
export { abandon } from './leave';
export type { FoundCauses } from './takeUp';
export type { IncidentSettings } from './IncidentSettings';
export { presentIn, recoveredAt } from './IncidentRecord';
export type {
  IncidentMember,
  IncidentRecord,
  RecordedEntry,
  RecordedHold,
  RecordedSnooze,
} from './IncidentRecord';
export { newsOf, takeNotices } from './newsOf';
export type { IncidentNews, IncidentNotice } from './newsOf';
export { hold, snooze, withdrawHold, withdrawSnooze } from './respond';
export type { Response } from './respond';
export { settle } from './settle';

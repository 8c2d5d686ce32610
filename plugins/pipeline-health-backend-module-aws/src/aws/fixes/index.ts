export * from './alarmFixes';
export * from './fixesOf';
export { Attribute, Input, only } from './Repair';
export type {
  Call,
  Properties,
  Repair,
  Resource,
  ResourceType,
} from './Repair';

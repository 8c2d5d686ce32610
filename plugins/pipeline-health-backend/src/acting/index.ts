export { audited, nameOf } from './ActionCaller';
export type { ActionCaller } from './ActionCaller';
export type { ActionRequest, StartRequest } from './ActionRequest';
export { ActionService } from './ActionService';
export { createActing } from './createActing';
export { messages as actionMessages } from './messages';

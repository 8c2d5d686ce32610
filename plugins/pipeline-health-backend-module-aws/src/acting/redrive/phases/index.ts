export { isActive, listMoveTasks, moveInput } from './callMoveTasks';
export type { MoveTask } from './callMoveTasks';
export { endCanary, moveCanary } from './canary';
export { follow } from './follow';
export { failed, cancelled } from './outcomes';
export { settle } from './settle';
export { askToStart, starting, withdraw } from './start';
export { stop } from './stop';
export { watchCanary } from './watchCanary';

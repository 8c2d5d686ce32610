export { digestPosture } from './digestPosture';
export type {
  KnownPosture,
  LinkTo,
  OwnedPipeline,
  PostureChange,
} from './digestPosture';
export { postureOf } from './postureOf';

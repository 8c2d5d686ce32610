export { askBefore, askDepths } from './Before';
export type { Before } from './Before';
export { beginWatch, look, LOOK_AGAIN_MS } from './look';
export type { Looking } from './look';
export { cameBackMeanwhile, marked } from './meanwhile';
export type { Mark } from './meanwhile';
export { backFigures, saidBack, sayMoved } from './sayBack';
export { returnSeconds } from './Watch';
export type { Watch } from './Watch';

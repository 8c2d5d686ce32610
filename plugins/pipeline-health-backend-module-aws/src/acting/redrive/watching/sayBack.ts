import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { clause } from '../../say';
import { backRatio, Watch } from './Watch';

type Watched = Pick<Watch, 'moved' | 'back'>;

/** What is told of how many were moved, and of those that came back. */
export function sayMoved({ moved, back }: Watched): Message {
  return back === 0
    ? clause('moved', { count: moved })
    : clause('moved', { count: moved, ...saidBack({ moved, back }) }, 'back');
}

/** What is told of those that came back. */
export function saidBack(watched: Watched) {
  return {
    back: watched.back,
    ratio: { value: backRatio(watched), unit: 'ratio' as const },
  };
}

/** The same as figures. */
export function backFigures(watched: Watched) {
  return { cameBack: watched.back, cameBackRatio: backRatio(watched) };
}

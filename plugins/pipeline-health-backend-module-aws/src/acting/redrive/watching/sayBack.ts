import { backRatio, Watch } from './Watch';

type Watched = Pick<Watch, 'moved' | 'back'>;

/** What is told of those that came back, behind how many were moved. */
export function sayBack(watched: Watched): string {
  const { back } = watched;
  return back === 0
    ? ', none was seen to come back'
    : `, ${back} came back (${Math.round(backRatio(watched) * 100)} %)`;
}

/** The same as figures. */
export function backFigures(watched: Watched) {
  return { cameBack: watched.back, cameBackRatio: backRatio(watched) };
}

import { useSearchParams } from 'react-router-dom';
import { useBurning } from '../../hooks/useBurning';
import { useOverviewView } from '../../hooks/useOverviewView';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Board } from './Board';
import { Wallboard } from './Wallboard';

const WALLBOARD = 'wallboard';

/** What burns, for whoever is on call. */
export default function OnCall() {
  const [params, setParams] = useSearchParams();
  const { view } = useOverviewView();
  const live = useBurning(view.owner);
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[40, 280, 96, 96, 96]} />;
    case 'error':
      return <ErrorNotice within error={live.error} onRetry={live.retry} />;
    default:
      return params.has(WALLBOARD) ? (
        <Wallboard live={live} onLeave={leave} />
      ) : (
        <Board live={live} onWall={hang} />
      );
  }

  function hang() {
    // Only a press lets a page fill the screen; where it may not it fills the window.
    document.documentElement.requestFullscreen?.().catch(() => {});
    setParams(current => {
      const next = new URLSearchParams(current);
      next.set(WALLBOARD, '');
      return next;
    });
  }

  function leave() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    }
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.delete(WALLBOARD);
        return next;
      },
      { replace: true },
    );
  }
}

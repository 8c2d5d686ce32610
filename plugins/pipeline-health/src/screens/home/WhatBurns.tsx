import { useMemo } from 'react';
import { ALL } from '../../hooks/usePipelines';
import { useOwnRefs } from '../../hooks/useOwnRefs';
import { MostUrgent } from '../../parts/MostUrgent';
import { Root } from '../../parts/Root';

const USUAL_COUNT = 5;

/**
 * What a reader sets about the widget.
 *
 * @public
 */
export interface WhatBurnsSettings {
  /** Only what the reader and the reader's groups own. */
  mine?: boolean;
  /** How many are named. */
  count?: number;
}

/** The most urgent pipelines, for the home page. */
export function WhatBurns(props: WhatBurnsSettings) {
  const { mine = false, count = USUAL_COUNT } = props;
  const own = useOwnRefs();
  const some = useMemo(
    () => (mine && own.length > 0 ? { owner: [...own] } : ALL),
    [mine, own],
  );
  return (
    <Root>
      <MostUrgent some={some} count={count} />
    </Root>
  );
}

import { formatLocal } from '../format/time';
import { Ready } from '../hooks/useLive';
import { Translate } from '../translation/useTranslate';

/** Of when a part of a page is that could not be renewed; undefined while it can. */
export function asOfHint<T>(t: Translate, live: Ready<T>): string | undefined {
  return live.refreshError
    ? t('state.asOf', { time: formatLocal(live.loadedAt) })
    : undefined;
}

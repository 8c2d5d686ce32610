import { Translate } from '../../translation/useTranslate';

/** An account and region as people read it. */
export function whereOf(
  t: Translate,
  { account, region }: { account: string; region: string },
): string {
  return t('operations.place', {
    region,
    account: account || t('operations.noAccount'),
  });
}

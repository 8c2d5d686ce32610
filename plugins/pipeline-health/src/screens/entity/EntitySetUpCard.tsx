import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@mui/material/Typography';
import { useKinds } from '../../hooks/useKinds';
import { CopyableText } from '../../parts/CopyableText';
import { EntityCard } from '../../parts/EntityCard';
import { Root } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';
import { proposeAnnotation, yamlOf } from './proposeAnnotation';

/** How to have an entity watched that is not yet. */
export function EntitySetUpCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const { items, pending } = useKinds();
  const proposed = proposeAnnotation(entity, items);
  const { from, leftOut } = proposed;
  const isUnchecked = from === 'arns' && !pending && items.length === 0;
  return (
    <Root>
      <EntityCard title={t('entity.card')}>
        <Typography sx={{ fontWeight: 600 }}>{t('entity.setUp')}</Typography>
        <Typography variant="body2" color="text.secondary">
          {t(`entity.setUpFrom.${from}`)}
        </Typography>
        <CopyableText
          initiallyOpen
          label={t('empty.snippet')}
          copyLabel={t('empty.copy')}
          text={yamlOf(proposed)}
        />
        {leftOut.length > 0 && (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {t('entity.leftOut', { arns: leftOut.join(', ') })}
          </Typography>
        )}
        {isUnchecked && (
          <Typography variant="body2">{t('entity.unchecked')}</Typography>
        )}
        <Typography variant="body2" color="text.secondary">
          {t('empty.then')}
        </Typography>
      </EntityCard>
    </Root>
  );
}
